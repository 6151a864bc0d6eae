// Partial updates: whatever htmx could not swap is sent once more as a plain form, so that the person sees the page that answers.

import { sendPlainly, tellNotSent } from "./exchange.js";

document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => {
  const { form, submitter } = ctx.request;
  if (form) sendPlainly(form, submitter);
});

document.addEventListener("htmx:error", tellNotSent);

// Partial updates: whatever htmx could not swap is sent once more as a plain form, so that the person sees the page that answers.

document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => {
  const { form, submitter } = ctx.request;
  if (!form) return;
  if (submitter?.name) form.append(hidden(submitter.name, submitter.value));
  form.submit();
});

document.addEventListener("htmx:error", () => {
  const flash = document.querySelector(".wm-flash");
  flash.replaceChildren(document.getElementById("not-sent").content.cloneNode(true));
  flash.scrollIntoView({ block: "center" });
});

function hidden(name, value) {
  return Object.assign(document.createElement("input"), { type: "hidden", name, value });
}

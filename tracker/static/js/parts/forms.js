// Forms: nothing is sent twice, nothing typed is left behind unnoticed, errors are found at once.

const DOWNLOAD_PAUSE = 2000;

document.querySelector("[data-focus]")?.focus();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-guard]") || event.defaultPrevented) return;
  if (form.hasAttribute("aria-busy")) {
    event.preventDefault();
    return;
  }
  delete form.dataset.dirty;
  form.setAttribute("aria-busy", "true");
  // Only after the browser has collected the fields, or the pressed button would be missing among them.
  setTimeout(() => setBusy(form, true));
  // A download leaves the page as it is, and nothing tells when it has begun.
  if (form.dataset.guard === "download") setTimeout(() => setBusy(form, false), DOWNLOAD_PAUSE);
});

// A page that comes back by the back button is usable again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) setBusy(form, false);
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-auto-submit]")) event.target.form.requestSubmit();
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.matches("[data-guard]")) form.dataset.dirty = "";
});

addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-dirty]")) event.preventDefault();
});

function setBusy(form, isBusy) {
  if (isBusy) form.setAttribute("aria-busy", "true");
  else form.removeAttribute("aria-busy");
  for (const button of form.elements) {
    if (button.type !== "submit") continue;
    button.disabled = isBusy;
    button.setAttribute("aria-busy", isBusy);
  }
}

// Dialogs: what carries data-opens="id" opens the dialog of that id; without a script it is a link to a page that does the same.

import { open } from "./dialogs_open.js";

for (const opener of document.querySelectorAll("[data-opens]")) {
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    open(opener.dataset.opens);
  }
  if (event.target.closest("[data-closes]") || event.target.matches("dialog[open]")) event.target.closest("dialog").close();
});

document.addEventListener("keydown", (event) => {
  const opener = event.key === " " && event.target.closest("a[data-opens]");
  if (!opener) return;
  event.preventDefault();
  open(opener.dataset.opens);
});

// What is folded away on narrow screens
document.addEventListener("click", (event) => event.target.closest("[data-unfolds]")?.closest("section").classList.add("is-unfolded"));

// A menu that unfolds inside a line closes by Escape or by a click elsewhere.
document.addEventListener("click", (event) => fold((menu) => !menu.contains(event.target)));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  fold((menu) => {
    if (menu.contains(event.target)) menu.querySelector("summary").focus();
    return true;
  });
});

function fold(isMeant) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) if (isMeant(menu)) menu.open = false;
}

// Sorting notes: a note, or all that are ticked, can be dragged onto a theme; Escape lets go of them. Ticking and the
// buttons do the same.

import { exchange, sendPlainly, showFlash, tellNotSent } from "./parts/exchange.js";

const NEAR = 60;
const STEP = 12;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-sorting]")) return;
  event.preventDefault();
  send(form, event.submitter, new FormData(form, event.submitter));
});

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-grip]");
  if (!grip || event.button || isSending()) return;
  event.preventDefault();
  drag(grip.closest("[data-note]"));
});

prepare();

// Until the answer is there, the page shows what was: nothing more is sent from it.
function isSending() {
  return document.querySelector("[data-sorting][aria-busy]") !== null;
}

function prepare() {
  for (const note of document.querySelectorAll("[data-note]")) {
    const grip = Object.assign(document.createElement("span"), { className: "wm-tool wm-tool--grip" });
    grip.dataset.grip = "";
    grip.setAttribute("aria-hidden", "true");
    grip.innerHTML = '<svg><use href="#i-grip"/></svg>';
    note.append(grip);
  }
}

// A note that is ticked takes the others along that are; one that is not goes alone.
function drag(note) {
  const ticked = [...document.querySelectorAll("[data-note]:has(:checked)")];
  const notes = ticked.includes(note) ? ticked : [note];
  let target = null;
  for (const each of notes) each.classList.add("is-dragged");

  const follow = ({ clientX, clientY }) => {
    target?.classList.remove("is-target");
    target = document.elementFromPoint(clientX, clientY)?.closest("[data-target]") ?? null;
    target?.classList.add("is-target");
    if (clientY < NEAR) scrollBy(0, -STEP);
    else if (clientY > innerHeight - NEAR) scrollBy(0, STEP);
  };
  const finish = (event) => {
    if (event.type === "keydown" && event.key !== "Escape") return;
    for (const kind in listeners) document.removeEventListener(kind, listeners[kind]);
    for (const each of notes) each.classList.remove("is-dragged");
    target?.classList.remove("is-target");
    if (target && event.type === "pointerup") drop(notes, target);
  };
  const listeners = { pointermove: follow, pointerup: finish, pointercancel: finish, keydown: finish };
  for (const kind in listeners) document.addEventListener(kind, listeners[kind]);
}

// A new theme needs a title first; the notes that were dragged are ticked for it, and no others.
function drop(notes, target) {
  const ids = notes.map((note) => note.querySelector("input").value);
  const title = target.querySelector("input[name=title]");
  const button = target.querySelector("button");
  if (title && !title.value.trim()) {
    tick(ids);
    title.focus();
    return;
  }
  const body = new FormData(button.form, button);
  body.delete("note_ids");
  for (const id of ids) body.append("note_ids", id);
  send(button.form, button, body);
}

function tick(ids) {
  for (const box of document.querySelectorAll("[data-note] input")) box.checked = ids.includes(box.value);
}

// What was ticked while the answer was under way stays ticked.
function keepTicks(page, ticked, sent) {
  for (const box of page.querySelectorAll("[data-note] input")) {
    if (ticked.includes(box.value) && !sent.includes(box.value)) box.checked = true;
  }
}

// A title that was not used stays for the next new theme.
function keepTitle(page, title, body) {
  const field = page.querySelector("#title");
  if (field && body.get("way") !== "new") field.value = title;
}

async function send(form, button, body) {
  if (isSending()) return;
  const at = document.activeElement?.value;
  const sent = body.getAll("note_ids");
  form.setAttribute("aria-busy", "true");
  const answer = await exchange(form, body);
  form.removeAttribute("aria-busy");
  if (!answer) return tellNotSent();
  const found = answer.page.getElementById("sorting");
  if (!found) {
    tick(sent);
    return sendPlainly(form, button);
  }
  const ticked = [...form.querySelectorAll("[data-note] :checked")].map((box) => box.value);
  const title = form.elements.title.value;
  document.getElementById("sorting").replaceWith(found);
  keepTicks(found, ticked, sent);
  keepTitle(found, title, body);
  showFlash(answer.page);
  prepare();
  const again = found.querySelector("[data-focus]") ?? (at && found.querySelector(`button[value="${CSS.escape(at)}"]`));
  (again ?? found.querySelector("[data-note] input"))?.focus({ preventScroll: true });
}

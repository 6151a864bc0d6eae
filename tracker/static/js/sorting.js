// Sorting notes: a note, or all that are ticked, can be dragged onto a theme. Ticking and the buttons do the same.

import { exchange, tellNotSent } from "./parts/exchange.js";

const NEAR = 60;
const STEP = 12;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-sorting]")) return;
  event.preventDefault();
  if (!isSending()) send(form, new FormData(form, event.submitter));
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

function drag(note) {
  const box = note.querySelector("input");
  const wasTicked = box.checked;
  let target = null;
  box.checked = true;
  const notes = [...document.querySelectorAll("[data-note]:has(:checked)")];
  for (const each of notes) each.classList.add("is-dragged");

  const follow = ({ clientX, clientY }) => {
    target?.classList.remove("is-target");
    target = document.elementFromPoint(clientX, clientY)?.closest("[data-target]") ?? null;
    target?.classList.add("is-target");
    if (clientY < NEAR) scrollBy(0, -STEP);
    else if (clientY > innerHeight - NEAR) scrollBy(0, STEP);
  };
  const finish = (event) => {
    document.removeEventListener("pointermove", follow);
    document.removeEventListener("pointerup", finish);
    document.removeEventListener("pointercancel", finish);
    for (const each of notes) each.classList.remove("is-dragged");
    target?.classList.remove("is-target");
    if (target && event.type === "pointerup") drop(target);
    else box.checked = wasTicked;
  };
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", finish);
  document.addEventListener("pointercancel", finish);
}

// A new theme needs a title first; the notes stay ticked for it.
function drop(target) {
  const title = target.querySelector("input[name=title]");
  if (title && !title.value.trim()) title.focus();
  else target.querySelector("button").click();
}

// What was ticked while the answer was under way stays ticked.
function keepTicks(page, ticked, sent) {
  for (const box of page.querySelectorAll("[data-note] input")) {
    if (ticked.includes(box.value) && !sent.includes(box.value)) box.checked = true;
  }
}

async function send(form, body) {
  const at = document.activeElement?.value;
  form.setAttribute("aria-busy", "true");
  const answer = await exchange(form, body);
  form.removeAttribute("aria-busy");
  const found = answer?.page.getElementById("sorting");
  if (!found) return tellNotSent();
  const ticked = [...form.querySelectorAll("[data-note] :checked")].map((box) => box.value);
  document.getElementById("sorting").replaceWith(found);
  keepTicks(found, ticked, body.getAll("note_ids"));
  document.querySelector(".wm-flash").replaceChildren(...answer.page.querySelector(".wm-flash").childNodes);
  prepare();
  const again = found.querySelector("[data-focus]") ?? (at && found.querySelector(`button[value="${CSS.escape(at)}"]`));
  (again ?? found.querySelector("[data-note] input"))?.focus({ preventScroll: true });
}

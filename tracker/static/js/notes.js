// Notes from an event: Enter adds one and the field is free for the next. They are sent one after another, and what
// could not be sent stays on the page and goes along with the next one.

import { exchange, sendPlainly, showFlash, tellNotSent, tellRefused } from "./parts/exchange.js";

// A sign-in that ended, a page that is too old, a note that is refused: a person mends that on a page of its own.
const MENDED_ON_A_PAGE = [200, 400, 401, 422];

const form = document.querySelector("[data-capture]");
const field = form.elements.text;
const line = document.querySelector("[data-waiting]");
const said = document.querySelector("[data-said]");
// What is not saved yet, each as it was typed; a doubtful note that is kept has the answer of its own form with it.
const waiting = [];
let pasted = "";
let isSending = false;
let isLeaving = false;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  takeUp();
  send();
});

// Lines that are pasted into the field for one note are looked at together, on a page of their own; a note that is
// under way arrives first, or it would be there twice.
field.addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text");
  if (!/\S\s*\n\s*\S/.test(text)) return;
  event.preventDefault();
  takeUp();
  pasted = text;
  if (!isSending) lookAtAll();
});

document.addEventListener("submit", (event) => {
  const box = event.target.closest(".wm-doubt");
  if (!box) return;
  event.preventDefault();
  const kept = new FormData(event.target);
  const text = kept.get("text");
  if (!text.trim()) return;
  box.remove();
  field.focus();
  waiting.push({ text, kept });
  list();
  send();
});

document.addEventListener("click", (event) => {
  const drop = event.target.closest("[data-drops-doubt]");
  if (!drop) return;
  event.preventDefault();
  drop.closest(".wm-doubt").remove();
  field.focus();
});

addEventListener("beforeunload", (event) => {
  if (!isLeaving && (waiting.length || doubts().length || field.value.trim())) event.preventDefault();
});

function doubts() {
  return [...document.querySelectorAll(".wm-doubt")];
}

function takeUp() {
  if (field.value.trim()) waiting.push({ text: field.value });
  field.value = "";
  field.focus();
  list();
}

async function send() {
  if (isSending) return;
  isSending = true;
  while (waiting.length && !pasted) {
    const { text, kept } = waiting[0];
    const body = kept ?? new FormData(form);
    body.set("text", text);
    const answer = await exchange(form, body);
    if (!answer?.isTaken || !answer.page.getElementById("note-list")) {
      tellWhy(answer);
      break;
    }
    waiting.shift();
    show(answer.page);
    list();
  }
  isSending = false;
  if (pasted) lookAtAll();
}

function tellWhy(answer) {
  if (!answer) tellNotSent();
  else if (MENDED_ON_A_PAGE.includes(answer.status)) lookAtAll();
  else tellRefused(answer.page);
}

// Takes everything that is not saved to the page for many lines, which keeps it until somebody has signed in again.
function lookAtAll() {
  if (isLeaving) return;
  if (!navigator.onLine) {
    pasted = "";
    tellNotSent();
    return;
  }
  isLeaving = true;
  const doubtful = doubts().map((box) => box.querySelector("[name=text]").value);
  const lines = [...doubtful, ...waiting.map(({ text }) => text), field.value, pasted].filter((each) => each.trim());
  const value = lines.join("\n");
  form.append(Object.assign(document.createElement("textarea"), { name: "text", value, hidden: true }));
  // The note that was under way may have used the key of the page up, and nothing would be saved with it again.
  field.disabled = form.elements.form_key.disabled = true;
  form.action = form.dataset.capture;
  sendPlainly(form);
}

function show(page) {
  form.elements.form_key.value = page.querySelector("#capture [name=form_key]").value;
  document.getElementById("note-list").replaceWith(page.getElementById("note-list"));
  document.getElementById("doubts").append(...page.querySelectorAll(".wm-doubt"));
  said.textContent = document.getElementById("notes-title").textContent;
  showFlash(page);
  field.focus();
}

function list() {
  line.hidden = !waiting.length;
  line.replaceChildren(...waiting.map(({ text }) => Object.assign(document.createElement("li"), { textContent: text })));
}

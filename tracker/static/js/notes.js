// Notes from an event: Enter adds one and the field is free for the next. They are sent one after another, and what
// could not be sent stays on the page and goes along with the next one.

import { exchange, tellNotSent } from "./parts/exchange.js";

const form = document.querySelector("[data-capture]");
const field = form.elements.text;
const line = document.querySelector("[data-waiting]");
const said = document.querySelector("[data-said]");
const waiting = [];
let isSending = false;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (field.value.trim()) waiting.push(field.value);
  field.value = "";
  field.focus();
  list();
  if (!isSending) send();
});

// Lines that are pasted into the field for one note are looked at together, on a page of their own.
field.addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text");
  if (!/\S\s*\n\s*\S/.test(text)) return;
  event.preventDefault();
  const lines = Object.assign(document.createElement("textarea"), { name: "text", value: text, hidden: true });
  field.disabled = true;
  form.append(lines);
  form.action = form.dataset.capture;
  form.submit();
});

addEventListener("beforeunload", (event) => {
  if (waiting.length) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const drop = event.target.closest("[data-drops-doubt]");
  if (!drop) return;
  event.preventDefault();
  drop.closest(".wm-doubt").remove();
  field.focus();
});

async function send() {
  isSending = true;
  while (waiting.length) {
    const body = new FormData(form);
    body.set("text", waiting[0]);
    const answer = await exchange(form, body);
    if (!answer?.isTaken || !answer.page.getElementById("note-list")) {
      tellNotSent();
      break;
    }
    waiting.shift();
    show(answer.page);
    list();
  }
  isSending = false;
}

function show(page) {
  form.elements.form_key.value = page.querySelector("#capture [name=form_key]").value;
  document.getElementById("note-list").replaceWith(page.getElementById("note-list"));
  document.getElementById("doubts").append(...page.querySelectorAll(".wm-doubt"));
  said.textContent = document.getElementById("notes-title").textContent;
  field.focus();
}

function list() {
  line.hidden = !waiting.length;
  line.replaceChildren(...waiting.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
}

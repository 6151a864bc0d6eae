// A meeting while it is held: notes save themselves, keys lead through the agenda, the timer runs, entries open in the page.

import { autosave } from "./parts/autosave.js";
import { open as openDialog } from "./parts/dialogs_open.js";
import { phrases } from "./parts/phrases.js";
import { presence } from "./parts/presence.js";
import { timer } from "./parts/timer.js";

const notes = document.querySelector("[data-autosave]");
if (notes) autosave(notes);

const others = document.querySelector("[data-presence]");
if (others) presence(others, notes);

const menu = document.querySelector("[data-phrases]");
if (menu) phrases(menu, document.getElementById("notes"));

// Entries

document.addEventListener("click", (event) => {
  const adder = event.target.closest("[data-adds]");
  const drop = event.target.closest("[data-drops]");
  if (adder && show(adder.dataset.adds)) event.preventDefault();
  if (drop && hide(drop.dataset.drops)) event.preventDefault();
});

function show(id) {
  const entry = document.getElementById(id);
  if (!entry) return false;
  entry.hidden = false;
  entry.querySelector("input:not([type=hidden]), textarea, select").focus();
  entry.scrollIntoView({ block: "nearest" });
  return true;
}

function hide(id) {
  const entry = document.getElementById(id);
  const form = entry.querySelector("form");
  form.reset();
  delete form.dataset.dirty;
  entry.hidden = true;
  document.querySelector(`[data-adds="${id}"]`)?.focus();
  return true;
}

// Keys

document.addEventListener("keydown", (event) => {
  if (event.altKey && !event.ctrlKey && !event.metaKey) byAlt(event);
  else if (event.key === "?" && !event.target.matches("input, textarea, select")) openDialog("shortcuts");
  else if (event.key === "Escape") leaveEntry(event);
});

function byAlt(event) {
  const step = { ArrowDown: "next", ArrowUp: "previous" }[event.key];
  const letter = event.code.replace("Key", "");
  const target = step
    ? document.querySelector(`[data-step="${step}"]`)
    : document.querySelector(`[data-alt="${letter}"]`) ?? (letter === "N" && document.getElementById("notes"));
  if (!target || (step && event.target.matches("select"))) return;
  event.preventDefault();
  if (target.matches("textarea")) target.focus();
  else target.click();
}

function leaveEntry({ target }) {
  const entry = target.closest(".wm-entry");
  if (entry && !entry.querySelector("form").matches("[data-dirty]")) hide(entry.id);
}

// Timer

const line = document.querySelector("[data-timer]");
if (line) timer(line);

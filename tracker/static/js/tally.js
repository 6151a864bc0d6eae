// The tally at the door: every tap is kept on this device first and sent afterwards, so that none is lost on the way.

import { line } from "./parts/tally_line.js";
import { store } from "./parts/tally_store.js";

const root = document.querySelector("[data-tally]");
const words = root.dataset;
const taps = store(location.pathname);
const form = document.querySelector("[data-taps]");
const GUESTS = "external"; // they are never counted as new

if (form) start();
else goOn();

function start() {
  const { tell } = line(words, taps, show);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!event.submitter?.matches("[name=unit]")) {
      document.querySelector("[data-find]")?.blur();
      return;
    }
    tap(event.submitter);
    draw();
    tell();
  });

  document.querySelector("[data-undo]").addEventListener("click", () => {
    taps.undo();
    draw();
    tell();
  });

  document.querySelector("[data-find]")?.addEventListener("input", ({ target }) => find(target.value));
  addEventListener("storage", draw);
  addEventListener("online", tell);
  document.addEventListener("visibilitychange", keepAwake);
  draw();
  tell();
}

function tap(button) {
  const { first, category } = Object.fromEntries(new FormData(form));
  taps.add({ unit: button.value, name: button.dataset.name, category: category ?? "all", first: Boolean(first) });
  document.querySelector(".wm-tally__b.is-hit")?.classList.remove("is-hit");
  button.classList.add("is-hit");
  keepAwake();
}

// What counts on this device: the numbers on the buttons, their sum, and what can be taken back.
function draw() {
  const counted = taps.all().filter((tap) => !tap.undone && !tap.refused);
  for (const button of form.querySelectorAll("[name=unit]")) {
    const number = counted.filter((tap) => tap.unit === button.value).length;
    button.querySelector("[data-number]").textContent = number;
    button.querySelector("b").classList.toggle("is-zero", number === 0);
  }
  const last = counted.at(-1);
  const undo = document.querySelector("[data-undo]");
  undo.disabled = !last;
  undo.querySelector("[data-last]").textContent = last ? words.last.replace("{unit}", last.name) : words.nothing;
  document.querySelector("[data-sum]").textContent = counted.length;
  const newcomers = document.querySelector("[data-new]");
  if (newcomers) newcomers.textContent = counted.filter((tap) => tap.first && tap.unit !== GUESTS).length;
}

// The state of the line: connected, waiting, offline, closed or gone; only a change is announced.
function show(state) {
  const unsent = taps.unsent();
  const refused = taps.refused();
  const isOver = state === "closed" || state === "gone";
  const kept = isOver ? taps.kept() : [];
  const sentences = {
    offline: unsent.length ? words.offline.replace("{n}", unsent.length) : words.offlineNone,
    closed: words.closed,
    gone: words.gone,
  };
  const band = [
    sentences[state],
    isOver && unsent.length && words.unsent.replace("{units}", named(unsent)),
    kept.length && words.kept.replace("{units}", named(kept)),
    refused.length && words.refused.replace("{units}", named(refused)),
  ];
  const waiting = unsent.length ? words.waiting.replace("{n}", unsent.length) : words.connected;
  put(document.querySelector("[data-line]"), sentences[state] ? "" : `· ${waiting}`);
  put(document.querySelector("[data-band-text]"), band.filter(Boolean).join(" "));
  document.querySelector("[data-band]").hidden = !band.some(Boolean);
  document.querySelector("[data-band-shape]").setAttribute("href", state === "offline" ? "#i-off" : "#s-watch");
  for (const button of form.querySelectorAll("[name=unit]")) button.disabled = isOver;
  draw();
}

function find(text) {
  const wanted = text.trim().toLocaleLowerCase();
  for (const section of form.querySelectorAll("[data-section]")) {
    for (const button of section.querySelectorAll("[name=unit]")) {
      button.hidden = !button.dataset.name.toLocaleLowerCase().includes(wanted);
    }
    section.hidden = !section.querySelector("[name=unit]:not([hidden])");
  }
  const none = form.querySelector("[data-none]");
  put(none, form.querySelector("[data-section]:not([hidden])") ? "" : none.dataset.none);
}

// On a page that takes no taps any more: the server may know what was sent, and take the rest once it is open again.
function goOn() {
  nameWhatIsLeft();
  if (words.url) line(words, taps, nameWhatIsLeft).tell();
}

// What this device could not send, and what it could not take back.
function nameWhatIsLeft() {
  const unsent = [...taps.unsent(), ...taps.refused()];
  const kept = taps.kept();
  if (!unsent.length && !taps.waiting().length) taps.forget();
  root.hidden = !unsent.length && !kept.length;
  const left = [unsent.length && words.unsent.replace("{units}", named(unsent)), kept.length && words.kept.replace("{units}", named(kept))];
  put(root.querySelector("[data-left-text]"), left.filter(Boolean).join(" "));
}

function named(found) {
  const numbers = new Map();
  for (const { name } of found) numbers.set(name, (numbers.get(name) ?? 0) + 1);
  return [...numbers].map(([name, number]) => `${name} ${number}`).join(", ");
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// A tablet at the door does not lock itself between two people; where that cannot be had, it does.
let lock = null;

async function keepAwake() {
  if (document.hidden || (lock && !lock.released)) return;
  lock = await navigator.wakeLock?.request("screen").catch(() => null);
}

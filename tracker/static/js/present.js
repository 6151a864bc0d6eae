// A meeting on the projector: the page follows the meeting by itself, arrow keys lead through the agenda.

import { timer } from "./parts/timer.js";

const PAUSE = 4000;

const stage = () => document.querySelector("[data-stage]");

start();
setInterval(follow, PAUSE);

function start() {
  const line = stage().querySelector("[data-timer]");
  if (line) timer(line);
}

// Only what has changed is put in the place of what is shown, so that nothing flickers and the time runs on.
async function follow() {
  if (!("live" in stage().dataset) || document.hidden) return;
  const next = await load();
  if (next && content(next) !== content(stage())) put(next);
}

// What the address shows; null where it cannot be had, or was left in the meantime.
async function load() {
  const { href } = location;
  const answer = await fetch(href).catch(() => null);
  if (!answer?.ok || answer.redirected) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return href === location.href ? page.querySelector("[data-stage]") : null;
}

function put(next) {
  stage().replaceWith(document.adoptNode(next));
  start();
}

function content(node) {
  const copy = node.cloneNode(true);
  copy.querySelector("[data-timer]")?.remove();
  return `${"live" in node.dataset} ${copy.innerHTML}`;
}

// Full screen stays on while one goes from item to item, because only the stage is exchanged.

async function show() {
  const next = await load();
  if (next) put(next);
}

function go(link) {
  history.pushState({}, "", link.href);
  return show();
}

addEventListener("popstate", show);

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-fullscreen]")) document.documentElement.requestFullscreen();
  const link = event.target.closest("[data-stage] [data-key]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link);
});

// Keys, those of a remote control as well; each waits until the one before has been obeyed.

const KEYS = { ArrowRight: "ArrowRight", PageDown: "ArrowRight", ArrowLeft: "ArrowLeft", PageUp: "ArrowLeft", Home: "Home" };
let turn = Promise.resolve();

document.addEventListener("keydown", (event) => {
  if (!KEYS[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  turn = turn.then(() => {
    const link = stage().querySelector(`[data-key="${KEYS[event.key]}"]`);
    return link && go(link);
  });
});

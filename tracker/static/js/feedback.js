// One answer per device: a random key lives in the browser, and nothing else. Without a script the form has a key of its own.

const PAUSE = 30_000; // Between two people who answer on one device, in ms.
const place = `feedback:${document.querySelector("[data-round]")?.dataset.round}`;
const form = document.querySelector("[data-feedback]");
const answered = document.querySelector("[data-answered]");

if (document.querySelector("[data-thanks]")) {
  remember({ ...remembered(), isAnswered: true });
  pause();
}

if (form) {
  const { key, isAnswered } = remembered();
  if (key) form.elements.key.value = key;
  else remember({ key: form.elements.key.value });
  if (isAnswered) rest();
}

document.addEventListener("click", ({ target }) => {
  const anew = target.closest("[data-anew]");
  if (!anew) return;
  forget();
  if (anew.matches("button")) location.reload();
});

form?.addEventListener("submit", (event) => {
  if (form.hasAttribute("aria-busy")) event.preventDefault();
  form.setAttribute("aria-busy", "true");
});

// A page that comes back by the back button is usable again, but does not count twice.
addEventListener("pageshow", () => {
  form?.removeAttribute("aria-busy");
  if (form && !form.hidden && remembered().isAnswered) rest();
});

document.querySelector("[role=alert]")?.focus();

function rest() {
  form.hidden = true;
  answered.hidden = false;
  pause();
}

// Whoever passes a device on hardly waits; whoever answers again and again does.
function pause() {
  const anew = document.querySelector("[data-anew]");
  if (!anew) return;
  offer(anew, false);
  setTimeout(offer, PAUSE, anew, true);
}

function offer(anew, isOffered) {
  anew.hidden = !isOffered;
  document.querySelector("[data-pause]").hidden = isOffered;
}

// A browser may forbid its memory; then the form is as good as without a script.
function remembered() {
  try {
    return JSON.parse(localStorage.getItem(place)) ?? {};
  } catch {
    return {};
  }
}

function remember(state) {
  try {
    localStorage.setItem(place, JSON.stringify(state));
  } catch {
    // Nothing is remembered.
  }
}

function forget() {
  try {
    localStorage.removeItem(place);
  } catch {
    // Nothing was remembered.
  }
}

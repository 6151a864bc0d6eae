// A form that saves itself. What could not be saved stays in the field and in this window's storage until it is.

const PAUSE = 1200;
const RETRY = 10000;
const LONG = 20000;

export function autosave(form) {
  new Autosave(form);
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.field = form.querySelector("textarea");
    this.version = form.elements.seen_version;
    this.key = `unsaved:${form.getAttribute("action")}`;
    this.saved = this.field.defaultValue;
    this.state = document.querySelector("[data-save-state]");
    this.alarm = document.querySelector("[data-save-alarm]");
    this.field.addEventListener("input", () => this.#changed());
    this.field.addEventListener("blur", () => this.save());
    form.addEventListener("submit", (event) => this.#submitted(event));
    form.querySelector("[data-conflict]").addEventListener("click", ({ target }) => this.#decide(target.closest("[data-keep]")?.dataset.keep));
    for (const signal of ["online", "focus"]) addEventListener(signal, () => this.save());
    addEventListener("pagehide", () => this.save());
    addEventListener("beforeunload", (event) => this.isTroubled && !this.isLeaving && event.preventDefault());
    this.#restore();
  }

  get isSaved() {
    return this.field.value === this.saved;
  }

  async save() {
    clearTimeout(this.timer);
    if (this.isSaved || this.isSaving || this.isStale) return;
    this.isSaving = true;
    this.#say("saving");
    const text = this.field.value;
    try {
      await this.#read(await this.#send(text.length < LONG), text);
    } catch {
      this.#failed("failed");
    } finally {
      this.isSaving = false;
    }
  }

  // A request that is to outlive the page may not be long.
  #send(keepalive) {
    return fetch(this.form.action, { method: "POST", body: new FormData(this.form), headers: { Accept: "application/json" }, keepalive });
  }

  async #read(answer, text) {
    this.form.querySelector("[data-ended]").hidden = answer.status !== 401;
    if (answer.status === 400 && !this.isRenewed && (await this.#renew())) return this.#later(0);
    if (answer.status === 401) return this.#ended(await answer.json());
    if (answer.status === 409) return this.#stale(await answer.json());
    if (answer.status === 422) return this.#say("refused", await answer.json());
    if (!answer.ok) return this.#failed("failed");
    const { saved_at: time, version } = await answer.json();
    this.saved = text;
    this.isRenewed = false;
    this.version.value = version;
    this.#say("saved", { time });
    if (this.isSaved) sessionStorage.removeItem(this.key);
    else this.#later(PAUSE);
  }

  #changed() {
    sessionStorage.setItem(this.key, JSON.stringify({ text: this.field.value, version: this.version.value }));
    this.#later(PAUSE);
  }

  #later(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  #failed(state) {
    this.#say(state);
    this.#later(RETRY);
  }

  // After signing in again the page's token is outdated; a fresh copy of the page has the new one. Tried once per save.
  async #renew() {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const token = page.querySelector("[data-autosave] [name=csrf_token]")?.value;
    if (token) this.form.elements.csrf_token.value = token;
    this.isRenewed = Boolean(token);
    return this.isRenewed;
  }

  #ended({ sign_in: address }) {
    this.form.querySelector("[data-ended] a").href = address;
    this.#failed("ended");
  }

  // Both texts are shown; nothing is saved until somebody decides.
  #stale({ saved, version }) {
    this.isStale = true;
    this.theirs = saved[this.field.name];
    this.version.value = version;
    const note = this.form.querySelector("[data-conflict]");
    note.querySelector("[data-conflict-text]").textContent = this.theirs;
    note.hidden = false;
    this.#say("stale");
  }

  #decide(choice) {
    if (!choice) return;
    if (choice === "theirs") this.field.value = this.theirs;
    if (choice === "both") this.field.value = `${this.theirs}\n\n${this.field.value}`;
    this.form.querySelector("[data-conflict]").hidden = true;
    this.isStale = false;
    this.saved = this.theirs;
    this.field.focus();
    if (this.isSaved) sessionStorage.removeItem(this.key);
    this.save();
  }

  #submitted(event) {
    if (event.submitter) this.isLeaving = true;
    else event.preventDefault();
  }

  // Text that an earlier visit could not save comes back and is saved now, and so is what was typed before this script ran.
  #restore() {
    const { text, version } = JSON.parse(sessionStorage.getItem(this.key) ?? "{}");
    if (text !== undefined) {
      this.field.value = text;
      this.version.value = version;
    }
    this.save();
  }

  #say(state, parts = {}) {
    const words = this.state.dataset[state].replace(/\{(\w+)\}/, (_, name) => parts[name]);
    const isGood = state === "saved";
    this.isTroubled = !isGood && state !== "saving";
    const shape = state === "saving" ? "" : `<svg class="${isGood ? "is-ok" : "is-watch"}" aria-hidden="true"><use href="#s-${isGood ? "done" : "watch"}"/></svg>`;
    this.state.innerHTML = shape;
    this.state.append(words);
    const alarm = this.isTroubled ? words : "";
    if (this.alarm.textContent !== alarm) this.alarm.textContent = alarm;
  }
}

// Sends the taps of this device in order, one batch at a time, until the server has confirmed each.

const BATCH = 50;
const PATIENCE = 10000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 15000;
const NOT_UNDERSTOOD = [400, 413, 415, 422];

export function line(url, taps, show) {
  let pause = FIRST_PAUSE;
  let timer = 0;
  let isBusy = false;
  let isOver = false;

  // Whoever calls knows of something new; while a batch is under way, it goes with the next one.
  async function tell() {
    if (isBusy || isOver) return;
    clearTimeout(timer);
    const batch = taps.waiting().slice(0, BATCH);
    if (!batch.length) {
      show(navigator.onLine ? "connected" : "offline");
      return;
    }
    isBusy = true;
    const state = await send(batch);
    isBusy = false;
    show(state);
    isOver = state === "gone";
    if (state === "connected") tell();
    else if (!isOver) later();
  }

  async function send(batch) {
    const answer = await post(batch);
    if (!answer) return "offline";
    if (answer.status === 404) return "gone";
    if (answer.status === 410) return "closed";
    if (!answer.ok && !NOT_UNDERSTOOD.includes(answer.status)) {
      pause = 1000 * Number(answer.headers.get("Retry-After")) || pause;
      return "busy";
    }
    const { refused } = answer.ok ? await answer.json() : { refused: batch.map((tap) => tap.key) };
    taps.confirm(batch, refused);
    pause = FIRST_PAUSE;
    return "connected";
  }

  function post(batch) {
    const body = JSON.stringify({ taps: batch.map(({ key, unit, category, first, undone }) => ({ key, unit, category, first, undone })) });
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    return fetch(url, { method: "POST", body, headers, credentials: "omit", signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  }

  // Devices that were refused together do not come back together.
  function later() {
    timer = setTimeout(tell, pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  return { tell };
}

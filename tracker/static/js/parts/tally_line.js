// Sends the taps of this device in order, one batch at a time, until the server has confirmed each.

const BATCH = 50;
const PATIENCE = 10000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 15000;

export function line({ url, proof }, taps, show) {
  let pause = FIRST_PAUSE;
  let timer = 0;
  let isBusy = false;
  let isOver = false;

  // Whoever calls knows of something new; while a batch is under way, it goes with the next one.
  async function tell() {
    if (isOver) show("gone");
    if (isBusy || isOver) return;
    clearTimeout(timer);
    const batch = taps.waiting().slice(0, BATCH);
    if (!batch.length) {
      show(navigator.onLine ? "connected" : "offline");
      return;
    }
    isBusy = true;
    const answer = await post(batch).finally(() => (isBusy = false));
    const state = understood(answer, batch);
    show(state);
    isOver = state === "gone";
    if (state === "connected") tell();
    else if (!isOver) later();
  }

  // Only what the server itself says counts: between it and this device others may answer in its place.
  function understood(answer, batch) {
    const { status, said, comeBack } = answer ?? {};
    if (status === 200 && Array.isArray(said?.refused)) return confirmed(batch, said.refused);
    if (status === 422 && said?.state === "refused") return confirmed(batch, batch.map((tap) => tap.key));
    if (status === 404 && said?.state === "unknown") return "gone";
    if (status === 410 && said?.state === "closed") {
      if (Array.isArray(said.known)) taps.heard(said.known, said.undone ?? []);
      return "closed";
    }
    if (status !== 429 && !(status >= 500)) return "offline";
    pause = Math.min(1000 * comeBack || pause, LONGEST_PAUSE);
    return "busy";
  }

  function confirmed(batch, refused) {
    taps.confirm(batch, refused);
    pause = FIRST_PAUSE;
    return "connected";
  }

  async function post(batch) {
    const body = JSON.stringify({ taps: batch.map(({ key, unit, category, first, undone }) => ({ key, unit, category, first, undone })) });
    const headers = { "Content-Type": "application/json", Accept: "application/json", "Tally-Proof": proof };
    try {
      const answer = await fetch(url, { method: "POST", body, headers, credentials: "omit", signal: AbortSignal.timeout?.(PATIENCE) });
      const said = await answer.json().catch(() => null);
      return { status: answer.status, said, comeBack: Number(answer.headers.get("Retry-After")) };
    } catch {
      return null;
    }
  }

  // Devices that were refused together do not come back together.
  function later() {
    timer = setTimeout(tell, pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  return { tell };
}

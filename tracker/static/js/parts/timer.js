// The time that has gone by since an item was begun; it stops when its line has left the page.

export function timer(line) {
  const startedAt = Date.now() - Number(line.dataset.elapsed) * 1000;
  const planned = Number(line.dataset.planned);
  const step = () => {
    if (line.isConnected) tick(line, Math.floor((Date.now() - startedAt) / 1000), planned);
    else clearInterval(clock);
  };
  const clock = setInterval(step, 1000);
  step();
}

function tick(line, seconds, planned) {
  line.querySelector("[role=timer]").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  if (!planned) return;
  const left = planned * 60 - seconds;
  const sentence = left >= 0 ? line.dataset.left : line.dataset.over;
  line.querySelector("p").textContent = sentence.replace("{planned}", planned).replace("{left}", Math.floor(Math.abs(left) / 60));
  line.querySelector(".wm-bar__fill").setAttribute("width", `${Math.min((seconds / 60 / planned) * 100, 100)}%`);
  line.classList.toggle("is-over", left < 0);
}

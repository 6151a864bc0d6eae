// Process switcher: takes the list from the page of all processes ([data-switch-list]) and filters it while one types.
// Where that page has further pages, it is asked to search instead.

const PAUSE = 200;
const dialog = document.getElementById("switcher");
const filter = dialog?.querySelector("input");
const target = dialog?.querySelector("[data-switch-target]");
const status = dialog?.querySelector("[role=status]");
let isPartial = false;
let timer;

dialog?.addEventListener("opened", async () => {
  filter.value = "";
  if (!target.firstChild || isPartial) await fill("");
  narrow();
  filter.focus();
});

filter?.addEventListener("input", () => {
  clearTimeout(timer);
  if (isPartial) timer = setTimeout(() => fill(filter.value).then(narrow), PAUSE);
  else narrow();
});

filter?.addEventListener("keydown", (event) => {
  const first = shown()[0]?.querySelector("a");
  if (event.key !== "Enter" && event.key !== "ArrowDown") return;
  event.preventDefault();
  if (event.key === "Enter") first?.click();
  else first?.focus();
});

target?.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const links = shown().map((line) => line.querySelector("a"));
  (links[links.indexOf(event.target) + step] ?? filter).focus();
});

async function fill(words) {
  try {
    const answer = await fetch(`${target.dataset.from}?${new URLSearchParams({ q: words })}`, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = page.querySelector("[data-switch-list]") ?? document.createElement("ul");
    list.className = "wm-picklist";
    isPartial ||= Boolean(page.querySelector("a[rel=next]"));
    target.replaceChildren(document.adoptNode(list));
  } catch {
    location.assign(target.dataset.from);
  }
}

function lines() {
  return [...target.querySelectorAll("li")];
}

function shown() {
  return lines().filter((line) => !line.hidden);
}

function narrow() {
  const words = isPartial ? [] : plain(filter.value).split(/\s+/);
  for (const line of lines()) line.hidden = !words.every((word) => plain(line.textContent).includes(word));
  status.textContent = shown().length ? "" : status.dataset.none;
}

// "Koethen", "Kothen" and "Köthen" are one.
function plain(text) {
  return text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/([aou])e/g, "$1");
}

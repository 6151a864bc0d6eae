// Draws the figures of a page. A specification is free of colours: traces and shapes name their role, the page gives the look.

import { dress } from "./parts/figure_theme.js";
import { localeOf, locales } from "./parts/figure_locale.js";

const nodes = [...document.querySelectorAll("[data-figure]")];
const locale = localeOf(document.documentElement.lang);
const CONFIG = { displayModeBar: false, displaylogo: false, showSendToCloud: false, plotlyServerURL: "", locale };
let isPrinting = false;

if (nodes.length) requestAnimationFrame(() => setTimeout(start));

async function start() {
  await load(nodes[0].dataset.plotly);
  Plotly.register(locales);
  const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => draw(target)));
  nodes.forEach((node) => observer.observe(node));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => nodes.forEach((node) => draw(node, true)));
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
}

// Without ::details-content a style cannot open the table that replaces or joins a drawing on narrow screens.
if (!CSS.supports("selector(::details-content)") && matchMedia("(max-width: 56.24rem)").matches) {
  document.querySelectorAll(".wm-fig__data").forEach((table) => (table.open = true));
}

function load(address) {
  return new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject }));
  });
}

function print(isBegun) {
  isPrinting = isBegun;
  nodes.forEach((node) => (isPrinting ? render(node, onPaper(node), "light") : draw(node, true)));
}

function draw(node, isForced = false) {
  const width = node.clientWidth;
  if (isPrinting || !width || (node.dataset.width === String(width) && !isForced)) return;
  node.dataset.width = width;
  render(node, { width, height: Number(node.dataset.height) });
}

// The style of the page says how much paper a drawing gets, however wide the window is.
function onPaper(node) {
  const style = getComputedStyle(node);
  const [width, height] = ["width", "height"].map((side) => Number(style.getPropertyValue(`--wm-paper-${side}`)));
  return { width, height: height || Number(node.dataset.height) };
}

function render(node, size, theme = "") {
  node.querySelector(":scope > svg[height]")?.remove();
  const { data, layout } = dress(specification(node), theme);
  const config = { ...CONFIG, staticPlot: !("hover" in node.dataset) };
  const drawn = Plotly.react(node, data, { ...layout, ...size, autosize: false }, config);
  drawn.then(() => scalable(node, size));
}

function specification(node) {
  return JSON.parse(document.getElementById(node.dataset.figure).textContent);
}

// Lets the print style fit the drawing to the paper.
function scalable(node, { width, height }) {
  for (const drawing of node.querySelectorAll(".main-svg")) drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
}

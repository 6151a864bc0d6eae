// The look of figures, taken from the colour roles of the page.

const ROLES = ["page", "text", "muted", "rule", "rule-strong", "surface", "bar", "bar-soft", "ok", "watch", "act", "info"];
const FONT = { family: "Fira Sans, sans-serif", size: 14 };

const MARKS = {
  plan: { color: "bar", symbol: "circle", size: 9 },
  part: { color: "page", edge: "bar", symbol: "circle", size: 10 },
  late: { color: "watch", symbol: "triangle-up", size: 12 },
  done: { color: "ok", symbol: "square", size: 11 },
  stale: { color: "muted", symbol: "circle-open", size: 9 },
  house: { color: "text", symbol: "line-ns", size: 14 },
};
const LINES = {
  plan: { color: "bar", width: 2.25 },
  late: { color: "watch", width: 3 },
  done: { color: "rule-strong", width: 2.25 },
  stale: { color: "muted", width: 2.25, dash: "dash" },
  soft: { color: "rule-strong", width: 1 },
  house: { color: "text", width: 2 },
  now: { color: "text", width: 1, dash: "dot" },
  diagonal: { color: "muted", width: 1.5 },
  leader: { color: "rule-strong", width: 1 },
};
const AREAS = {
  bar: { fill: "bar", edge: "bar" },
  plan: { fill: "bar", edge: "bar" },
  done: { fill: "bar", edge: "bar" },
  soft: { fill: "bar-soft", edge: "rule-strong" },
  late: { fill: "page", edge: "watch", pattern: "/" },
  stale: { fill: "page", edge: "muted", pattern: "." },
  hidden: { fill: "page", edge: "rule-strong", pattern: "/" },
  unreleased: { fill: "page", edge: "rule" },
  house: { fill: "text", edge: "text" },
};

// Returns the specification with everything that it leaves to the page; what it says itself stays.
export function dress({ data, layout = {} }, theme) {
  const colours = palette(theme);
  return {
    data: data.map((trace) => merged(trace.type === "bar" ? area(trace, colours) : line(trace, colours), trace)),
    layout: merged(frame(colours, layout, data.some(({ orientation }) => orientation === "h")), {
      ...layout,
      shapes: (layout.shapes ?? []).map((shape) => merged({ line: outline(shape.name ?? "diagonal", colours) }, shape)),
      annotations: (layout.annotations ?? []).map((note) => merged(words(note.name, colours), note)),
    }),
  };
}

function area({ meta }, colours) {
  const looks = roles(meta, "bar").map((role) => AREAS[role] ?? AREAS.bar);
  const each = (pick) => (looks.length === 1 ? pick(looks[0]) : looks.map(pick));
  return {
    marker: {
      color: each(({ fill }) => colours[fill]),
      line: { color: each(({ edge }) => colours[edge]), width: 1 },
      pattern: {
        shape: each(({ pattern }) => pattern ?? ""),
        fgcolor: each(({ edge }) => colours[edge]),
        bgcolor: each(({ fill }) => colours[fill]),
        fillmode: "overlay",
        size: 7,
        solidity: 0.25,
      },
    },
    textfont: { ...FONT, color: colours.text },
    insidetextfont: { ...FONT, color: each(({ fill }) => colours[fill === "bar" || fill === "text" ? "page" : "text"]) },
    outsidetextfont: { ...FONT, color: colours.text },
    cliponaxis: false,
  };
}

function line({ meta }, colours) {
  const looks = roles(meta, "plan").map((role) => MARKS[role] ?? MARKS.plan);
  const each = (pick) => (looks.length === 1 ? pick(looks[0]) : looks.map(pick));
  return {
    line: outline(meta?.role ?? "plan", colours),
    fillcolor: colours["bar-soft"],
    marker: {
      color: each(({ color }) => colours[color]),
      symbol: each(({ symbol }) => symbol),
      size: each(({ size }) => size),
      opacity: 1,
      line: { color: each(({ edge }) => colours[edge ?? "page"]), width: each(({ edge }) => (edge ? 2.25 : 1.5)) },
    },
    textfont: { ...FONT, color: colours.text },
    cliponaxis: false,
  };
}

// A trace has one role, or one per point.
function roles(meta, usual) {
  return meta?.roles ?? [meta?.role ?? usual];
}

function outline(role, colours) {
  const { color, ...rest } = LINES[role] ?? LINES.plan;
  return { color: colours[color], ...rest };
}

// Weight is a property of the font: marks in the text would become style attributes, which are forbidden.
function words(name, colours) {
  return { showarrow: false, font: { ...FONT, color: colours[name === "muted" ? "muted" : "text"], weight: name === "strong" ? 600 : 400 } };
}

function frame(colours, layout, isHorizontal) {
  const axis = {
    automargin: true,
    fixedrange: true,
    gridcolor: colours.rule,
    linecolor: colours["rule-strong"],
    zerolinecolor: colours["rule-strong"],
    zeroline: false,
    ticks: "",
    tickfont: { ...FONT, color: colours.muted },
    title: { font: { ...FONT, color: colours.muted } },
  };
  const axes = new Set(["xaxis", "yaxis", ...Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key))]);
  const across = { ...axis, showgrid: isHorizontal };
  const along = { ...axis, showgrid: !isHorizontal, showline: isHorizontal };
  return {
    font: { ...FONT, color: colours.text },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    margin: { l: 0, r: 0, t: 8, b: 0, pad: 4 },
    showlegend: false,
    dragmode: false,
    barcornerradius: 0,
    bargap: 0.35,
    hoverlabel: { bgcolor: colours.surface, bordercolor: colours["rule-strong"], font: { ...FONT, color: colours.text } },
    ...Object.fromEntries([...axes].map((name) => [name, { ...(name[0] === "x" ? across : along), ...percentTicks(name, layout[name]) }])),
  };
}

// The chart library knows no space before the per cent sign; the browser does. Side by side every other value is named.
function percentTicks(name, { tickformat = "", range, tickvals } = {}) {
  if (!tickformat.endsWith("%") || !range || tickvals) return {};
  const step = [0.01, 0.02, 0.05, 0.1, 0.2].find((size) => (range[1] - range[0]) / size <= 4) ?? 0.25;
  const values = Array.from({ length: Math.floor(range[1] / step + 1e-9) + 1 }, (_, index) => index * step);
  const words = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
  const every = name[0] === "x" ? 2 : 1;
  return { tickvals: values, ticktext: values.map((value, index) => (index % every ? "" : words.format(value))), tickangle: 0 };
}

function merged(base, own) {
  const result = { ...base };
  for (const [key, value] of Object.entries(own)) {
    result[key] = isPlain(value) && isPlain(base[key]) ? merged(base[key], value) : value;
  }
  return result;
}

function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// The colour roles as rgb, because the chart library does not know the colour space that the tokens are written in.
function palette(theme) {
  const probe = document.createElement("span");
  if (theme) probe.dataset.kernTheme = theme;
  probe.style.forcedColorAdjust = "none";
  document.body.append(probe);
  const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const colours = {};
  for (const role of ROLES) {
    probe.style.color = `var(--wm-${role})`;
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = getComputedStyle(probe).color;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue] = brush.getImageData(0, 0, 1, 1).data;
    colours[role] = `rgb(${red},${green},${blue})`;
  }
  probe.remove();
  return colours;
}

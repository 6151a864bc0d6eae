// Count grid: Tab goes down, arrows move, a column can be pasted, sums and checks run along.

import { check } from "./parts/grid_checks.js";
import { total } from "./parts/grid_sums.js";

const form = document.querySelector("[data-count-grid]");
const rows = [...form.querySelectorAll("tr[data-unit]")];
const columns = form.dataset.columns.split(" ");
const fields = rows.map((row) => columns.map((column) => row.querySelector(`input[data-column="${column}"]`)));
const clarify = form.querySelector("[data-clarify]");

form.addEventListener("input", ({ target }) => {
  const row = target.closest("tr[data-unit]");
  if (row) refresh([row]);
});

form.addEventListener("focusin", ({ target }) => {
  if (target.dataset.column) target.select();
});

form.addEventListener("keydown", (event) => {
  const at = position(event.target);
  if (!at || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = destination(event, at);
  if (!next) return;
  event.preventDefault();
  next.focus();
});

form.addEventListener("paste", (event) => {
  const at = position(event.target);
  const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
  if (!at || !/[\n\t]/.test(text)) return;
  event.preventDefault();
  fill(at, text.split(/\r?\n/).map((line) => line.split("\t")));
});

clarify.querySelector("a").addEventListener("click", (event) => {
  event.preventDefault();
  const wrong = [...form.querySelectorAll("input[aria-invalid]")];
  const after = wrong.find((field) => follows(document.activeElement, field));
  (after ?? wrong[0]).focus();
});

// What the server has said about a row stands until the row is changed.
refresh(rows.filter((row) => !row.matches(".is-warned")));

function position(field) {
  const row = rows.indexOf(field.closest("tr[data-unit]"));
  const column = columns.indexOf(field.dataset.column);
  return row < 0 || column < 0 ? null : { row, column };
}

function destination(event, { row, column }) {
  const field = event.target;
  const isWhole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  if (event.key === "Tab") return event.shiftKey ? above(row, column) ?? last(column - 1) : below(row, column) ?? first(column + 1) ?? beyond();
  if (event.key === "Enter") return below(row, column) ?? first(column + 1) ?? field;
  if (event.key === "ArrowDown") return below(row, column);
  if (event.key === "ArrowUp") return above(row, column);
  if (event.key === "ArrowRight" && (isWhole || field.selectionStart === field.value.length)) return fields[row][column + 1];
  if (event.key === "ArrowLeft" && (isWhole || field.selectionEnd === 0)) return fields[row][column - 1];
  return null;
}

function below(row, column) {
  return fields.slice(row + 1).map((line) => line[column]).find(Boolean);
}

function above(row, column) {
  return fields.slice(0, row).map((line) => line[column]).findLast(Boolean);
}

function first(column) {
  return below(-1, column);
}

function last(column) {
  return above(rows.length, column);
}

// What comes after the grid: the document order would lead back into it, because it goes by row.
function beyond() {
  const controls = form.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea");
  return [...controls].find((control) => !control.closest("tr[data-unit], [hidden]") && follows(rows.at(-1), control));
}

function follows(element, other) {
  return element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
}

function fill({ row, column }, cells) {
  const touched = rows.slice(row, row + cells.length);
  touched.forEach((_, down) =>
    cells[down].forEach((text, right) => {
      const field = fields[row + down][column + right];
      if (field) field.value = text.trim();
    }),
  );
  form.dataset.dirty = "";
  refresh(touched);
  const end = fields[row + touched.length - 1][column];
  (end ?? form.querySelector("input[data-column]")).focus();
}

function refresh(changed) {
  changed.forEach((row) => check(row, form.dataset));
  total(form, rows, columns);
  const wrong = form.querySelectorAll("input[aria-invalid]");
  clarify.hidden = !wrong.length;
  const [one, many] = [clarify.dataset.one, clarify.dataset.many];
  clarify.querySelector("a").textContent = (wrong.length === 1 ? one : many).replace("{count}", wrong.length);
  if (wrong.length) clarify.querySelector("a").href = `#${wrong[0].id}`;
}

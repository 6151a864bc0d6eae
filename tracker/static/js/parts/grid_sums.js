// Sums of a count grid. An empty field is "not recorded" and never counts as zero.

export function total(form, rows, columns) {
  for (const column of columns) {
    for (const cell of form.querySelectorAll(`[data-sum="${column}"]`)) {
      show(cell, sum(rows.filter((row) => groupOf(row) === groupOf(cell)), column));
    }
    show(form.querySelector(`[data-total="${column}"]`), sum(rows, column));
  }
  const outside = rows.filter((row) => "external" in row.dataset);
  show(form.querySelector("[data-total-external]"), sum(outside, columns[0]));
  const counted = rows.filter((row) => "counted" in row.dataset);
  show(form.querySelector("[data-recorded]"), counted.filter((row) => number(field(row, columns[0])) !== null).length);
}

// A long group goes on in a second table.
function groupOf(node) {
  return node.closest("table").dataset.group;
}

export function field(row, column) {
  return row.querySelector(`input[data-column="${column}"]`);
}

// The whole number that a field holds, NaN if it holds something else, null if it is empty.
export function number(input) {
  const text = input?.value.replaceAll(/[\s.\u202f]/g, "") ?? "";
  if (!text) return null;
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

function sum(rows, column) {
  const known = rows.map((row) => number(field(row, column))).filter((value) => value !== null && !Number.isNaN(value));
  return known.length ? known.reduce((all, value) => all + value, 0) : null;
}

function show(cell, value) {
  if (cell) cell.textContent = value === null ? "–" : value.toLocaleString(document.documentElement.lang);
}

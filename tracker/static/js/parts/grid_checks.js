// Checks of a count grid: a sentence at the cell. The sentences stand in the page, in its language.

import { field, number } from "./grid_sums.js";

export function check(row, sentences) {
  const people = field(row, "participants");
  const newcomers = field(row, "first_timers");
  const facts = { unit: row.dataset.unit, staff: row.dataset.staff, count: number(people), first: newcomers && number(newcomers) };
  mark(row, people, problem(people, sentences, facts));
  if (newcomers) mark(row, newcomers, newcomerProblem(newcomers, sentences, facts));
}

function problem(input, { notANumber, moreThanStaff }, facts) {
  if (Number.isNaN(facts.count)) return notANumber;
  return facts.staff && facts.count > Number(facts.staff) ? filled(moreThanStaff, facts) : "";
}

function newcomerProblem(input, { notANumber, moreFirstTimers }, facts) {
  if (Number.isNaN(facts.first)) return notANumber;
  return facts.first !== null && facts.first > (facts.count ?? 0) ? filled(moreFirstTimers, facts) : "";
}

function filled(sentence, { unit, staff, count, first }) {
  const parts = { unit, staff, count: count ?? "–", first };
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name) => parts[name]);
}

// Shows the sentence in a line of its own below the row, or takes it away.
function mark(row, input, sentence) {
  const id = `${input.id}-problem`;
  let line = document.getElementById(id)?.closest("tr");
  if (!sentence) {
    line?.remove();
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  } else {
    if (!line) {
      line = document.getElementById("count-problem").content.firstElementChild.cloneNode(true);
      line.querySelector("p").id = id;
      after(row).after(line);
    }
    const text = line.querySelector("[role=status]");
    if (text.textContent !== sentence) text.textContent = sentence;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", id);
  }
  row.classList.toggle("is-warned", Boolean(row.nextElementSibling?.matches(".wm-count__warn")));
}

function after(row) {
  return row.nextElementSibling?.matches(".wm-count__warn") ? row.nextElementSibling : row;
}

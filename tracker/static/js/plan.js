// Planning an agenda: its items can be dragged by a handle. The buttons beside them do the same, with the keyboard, too.

for (const list of document.querySelectorAll("[data-sortable]")) {
  for (const row of list.children) row.querySelector("[data-mover]").prepend(handle(row));
}

function handle(row) {
  const grip = Object.assign(document.createElement("span"), { className: "wm-tool wm-tool--grip" });
  grip.setAttribute("aria-hidden", "true");
  grip.innerHTML = '<svg><use href="#i-grip"/></svg>';
  grip.addEventListener("pointerdown", (event) => drag(event, row));
  return grip;
}

// The document listens, because an element that is moved about loses the pointer.
function drag(event, row) {
  event.preventDefault();
  row.classList.add("is-dragged");
  const follow = ({ clientY }) => place(row, clientY);
  document.addEventListener("pointermove", follow);
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => finish(row, follow), { once: true });
  }
}

function finish(row, follow) {
  document.removeEventListener("pointermove", follow);
  if (row.classList.replace("is-dragged", "is-dropped")) drop(row);
}

function place(row, y) {
  const others = [...row.parentElement.children].filter((other) => other !== row);
  const next = others.find((other) => y < other.getBoundingClientRect().top + other.offsetHeight / 2);
  if (row.nextElementSibling !== (next ?? null)) row.parentElement.insertBefore(row, next ?? null);
}

// The server learns the new place, and answers with the agenda and its new times.
function drop(row) {
  const position = [...row.parentElement.children].indexOf(row) + 1;
  if (position === Number(row.dataset.position)) return;
  const form = row.querySelector("[data-mover]");
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "position", value: position }));
  form.submit();
}

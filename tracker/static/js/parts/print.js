// Prints the page: what carries data-prints does what the menu of the browser does. Each sheet says what it is part of,
// and the folded notes of a record are printed with it.

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-prints]")) print();
});

const folded = new Set();

addEventListener("beforeprint", () => {
  for (const notes of document.querySelectorAll(".wm-outcome details:not([open])")) {
    notes.open = true;
    folded.add(notes);
  }
  const about = document.querySelector("p[data-sheet]") ? "p[data-sheet]" : ".wm-title h1 + p";
  const words = [...document.querySelectorAll(`.wm-title h1, ${about}`)].map(({ textContent }) => textContent.trim().replace(/\s+/g, " "));
  document.documentElement.style.setProperty("--wm-sheet", JSON.stringify(words.join(" · ")));
});

addEventListener("afterprint", () => {
  for (const notes of folded) notes.open = false;
  folded.clear();
});

// Prints the page: what carries data-prints does what the menu of the browser does. Each sheet says what it is part of.

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-prints]")) print();
});

addEventListener("beforeprint", () => {
  const words = [...document.querySelectorAll(".wm-title h1, .wm-title h1 + p")].map(({ textContent }) => textContent.trim().replace(/\s+/g, " "));
  document.documentElement.style.setProperty("--wm-sheet", JSON.stringify(words.join(" · ")));
});

// Prints the page: what carries data-prints does what the menu of the browser does.

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-prints]")) print();
});

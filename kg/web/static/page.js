// Small helps for every page: "/" goes to the search field, facets fold on a narrow screen.
"use strict";
document.addEventListener("keydown", (event) => {
  const field = document.querySelector("input[type=search]");
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && field && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    field.focus();
    field.select();
  }
});
if (matchMedia("(max-width: 56rem)").matches) {
  for (const fold of document.querySelectorAll(".facets-fold")) fold.open = false;
}

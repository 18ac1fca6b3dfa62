// Results while typing; the address always says what is shown. Without script the form does the same.
"use strict";
const form = document.querySelector("[data-live]");
const results = document.querySelector("[data-results]");
let timer = 0, latest = 0;

function formAddress() {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) values.append(name, value);
  const now = new URLSearchParams(location.search);
  for (const [name, value] of now) {
    if (!["q", "type", "mode", "page", "partial"].includes(name) && now.get("type") === values.get("type")) values.append(name, value);
  }
  return "/?" + values;
}

async function show(address, remember, focusKey) {
  const turn = ++latest;
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address + (address.includes("?") ? "&" : "?") + "partial=1");
    const text = await answer.text();
    if (turn !== latest) return;
    if (!answer.ok) { location.assign(address); return; }
    // The server has escaped everything; the parser is told so and runs no script.
    const parsed = new DOMParser().parseFromString(text, "text/html");
    const narrow = matchMedia("(max-width: 56rem)").matches;
    const was = results.querySelector(".facets-fold");
    const open = was ? was.open : !narrow;
    results.replaceChildren(...parsed.body.childNodes);
    const fold = results.querySelector(".facets-fold");
    if (fold) fold.open = open;
    if (remember) history[remember](null, "", address);
    const again = focusKey && [...results.querySelectorAll("[data-key]")].find((item) => item.dataset.key === focusKey);
    if (again) again.focus();
  } catch {
    if (turn === latest) location.assign(address);
  } finally {
    if (turn === latest) results.removeAttribute("aria-busy");
  }
}

function fill(address) {
  const values = new URL(address, location.href).searchParams;
  form.q.value = values.get("q") || "";
  form.type.value = values.get("type") || "posting";
  form.mode.value = values.get("mode") || "words";
}

form.addEventListener("input", (event) => {
  clearTimeout(timer);
  timer = setTimeout(() => show(formAddress(), "replaceState"), event.target.type === "search" ? 140 : 0);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  show(formAddress(), "pushState");
});
results.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-key], a.clear, .empty a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const address = link.getAttribute("href");
  fill(address);
  show(address, "pushState", link.dataset.key);
  if (["next", "prev"].includes(link.dataset.key)) scrollTo({ top: 0 });
});
addEventListener("popstate", () => {
  fill(location.href);
  show(location.pathname + location.search, "");
});

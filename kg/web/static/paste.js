// A pasted posting is read while one types; nothing of it is stored. Without script the form does the same.
"use strict";
const form = document.querySelector("[data-paste]"), field = form.querySelector("textarea");
const reading = document.querySelector("[data-reading]"), wait = form.querySelector("[data-wait]"), example = form.querySelector("[data-example]");
const EXAMPLE = `Research Intern, Speech and Dialogue

Turin, Italy. Six months from March 2027.

You will help us teach dialogue systems to listen: train acoustic models in PyTorch, clean recordings with Python, and test what you build with people who speak dialects.

What you bring
• Studying computational linguistics or computer science (MSc or PhD)
• Some experience with self-supervised speech models
• English; Italian is a plus`;
let timer = 0, latest = 0, first = true;

async function read() {
  const text = field.value, turn = ++latest;
  if (!text.trim()) { reading.replaceChildren(); wait.textContent = ""; return; }
  wait.classList.add("on");
  wait.textContent = first ? "Reading; the first time takes a moment …" : "Reading …";
  try {
    const answer = await fetch("/paste?partial=1", { method: "POST", body: new URLSearchParams({ text }) });
    const body = await answer.text();
    if (turn !== latest) return;
    const parsed = new DOMParser().parseFromString(body, "text/html");
    first = false;
    if (answer.ok) { reading.replaceChildren(...parsed.body.childNodes); wait.textContent = ""; }
    else wait.textContent = (parsed.querySelector(".lead") || parsed.body).textContent;
  } catch {
    if (turn === latest) wait.textContent = "The server does not answer.";
  } finally {
    if (turn === latest) wait.classList.remove("on");
  }
}

form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); read(); });
field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(read, 700); });
example.hidden = false;
example.addEventListener("click", () => { field.value = EXAMPLE; read(); });

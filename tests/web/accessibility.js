// The body of a function: faults of the page it runs in, as strings.
const faults = [];
const parse = (c) => (c.match(/[\d.]+/g) || []).map(Number);
const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const ground = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
for (const e of document.querySelectorAll("main *, header *")) {
  const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  const s = getComputedStyle(e);
  if (!own || e.closest("svg, option, .hidden, noscript") || !e.getClientRects().length) continue;
  const c = parse(s.color);
  if (c.length !== 3 || !s.color.startsWith("rgb(")) continue;
  const a = light(c), b = light(ground(e)), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) faults.push(`${e.tagName} ${e.className} ${ratio.toFixed(2)}`);
}
for (const e of document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")) {
  const name = e.textContent.trim() || e.getAttribute("aria-label") || e.title || (e.labels && [...e.labels].map((l) => l.textContent).join("")) || e.getAttribute("placeholder");
  if (!name) faults.push(`no name: ${e.outerHTML.slice(0, 80)}`);
}
if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
if (!document.documentElement.lang || !document.title) faults.push("no language or title");
for (const e of document.querySelectorAll("summary a, summary button, a a, a button")) faults.push(`nested: ${e.outerHTML.slice(0, 80)}`);
for (const e of document.querySelectorAll("img:not([alt])")) faults.push("img without alt");
const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
if (new Set(ids).size !== ids.length) faults.push("ids twice");
return faults.slice(0, 10);

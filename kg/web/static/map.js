// All postings and papers in two dimensions on a canvas: click, lasso or arrow keys choose points, the list names them.
"use strict";
const box = document.querySelector("[data-map]");
const canvas = box.querySelector("canvas");
const pen = canvas.getContext("2d");
const list = box.querySelector("[data-list]"), heading = box.querySelector("[data-count]"), legend = box.querySelector("[data-legend]");
const PALETTE = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#b8a000"];
const MARKS = ["circle", "square", "triangle", "diamond", "cross", "star", "ring"];
let points = [], topics = [], chosen = new Set(), lasso = null, cursor = -1, links = [];

const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const byTopic = () => box.querySelector("input[name=colour]:checked").value === "topic";

function look(point) {
  if (!byTopic()) return point.type === "paper" ? [style("--paper-node"), "square"] : [style("--posting"), "circle"];
  const rank = topics.indexOf(point.topic);
  return rank < 0 ? [style("--document"), "dot"] : [PALETTE[rank], MARKS[rank]];
}

function outline(kind, x, y, r, brush = pen) {
  brush.beginPath();
  if (kind === "square") brush.rect(x - 0.85 * r, y - 0.85 * r, 1.7 * r, 1.7 * r);
  else if (kind === "triangle") { brush.moveTo(x, y - 1.2 * r); brush.lineTo(x + 1.1 * r, y + 0.8 * r); brush.lineTo(x - 1.1 * r, y + 0.8 * r); brush.closePath(); }
  else if (kind === "diamond") { brush.moveTo(x, y - 1.3 * r); brush.lineTo(x + 1.1 * r, y); brush.lineTo(x, y + 1.3 * r); brush.lineTo(x - 1.1 * r, y); brush.closePath(); }
  else if (kind === "cross") {
    const t = 0.42 * r, l = 1.2 * r;
    for (const [dx, dy] of [[-t, -l], [t, -l], [t, -t], [l, -t], [l, t], [t, t], [t, l], [-t, l], [-t, t], [-l, t], [-l, -t], [-t, -t]]) brush.lineTo(x + dx, y + dy);
    brush.closePath();
  }
  else if (kind === "star") for (let i = 0; i <= 10; i += 1) { const far = i % 2 ? 0.55 * r : 1.35 * r, turn = Math.PI * (i / 5 - 0.5); brush.lineTo(x + far * Math.cos(turn), y + far * Math.sin(turn)); }
  else if (kind === "ring") { brush.arc(x, y, r, 0, 7); brush.arc(x, y, 0.45 * r, 7, 0, true); }
  else brush.arc(x, y, kind === "dot" ? 0.7 * r : r, 0, 7);
}

function place(point) {
  const { width, height } = canvas.getBoundingClientRect();
  const size = Math.min(width, height) / 2 - 24;
  const across = Math.min(size * Math.max(1, Math.min(1.7, width / height)), width / 2 - 20);
  const up = Math.min(size * Math.max(1, Math.min(1.7, height / width)), height / 2 - 20);
  return [width / 2 + point.x * across, height / 2 - point.y * up];
}

function draw() {
  const { width, height } = canvas.getBoundingClientRect(), dense = devicePixelRatio || 1;
  canvas.width = width * dense; canvas.height = height * dense;
  pen.scale(dense, dense);
  const r = points.length > 5000 ? 2.5 : points.length > 800 ? 4 : 6, ink = style("--ink"), panel = style("--panel");
  pen.strokeStyle = style("--accent");
  for (const [from, to, weight] of links) { pen.lineWidth = 1 + 3 * weight; pen.beginPath(); pen.moveTo(...place(from)); pen.lineTo(...place(to)); pen.stroke(); }
  points.forEach((point, i) => {
    const [x, y] = place(point), [colour, kind] = look(point), on = chosen.has(i);
    pen.globalAlpha = chosen.size && !on ? 0.3 : 0.92;
    pen.fillStyle = colour;
    outline(kind, x, y, on ? 1.3 * r : r); pen.fill("evenodd");
    pen.lineWidth = 1; pen.strokeStyle = panel; pen.stroke();
    if (!point.linked) { pen.strokeStyle = ink; pen.setLineDash([2, 2]); outline("circle", x, y, 1.9 * r); pen.stroke(); pen.setLineDash([]); }
    if (i === cursor) { pen.globalAlpha = 1; pen.strokeStyle = style("--accent"); pen.lineWidth = 2.5; outline("circle", x, y, 2 * r); pen.stroke(); }
  });
  pen.globalAlpha = 1;
  if (byTopic() && !chosen.size) nameTopics(ink, panel);
  if (lasso && lasso.length > 1) {
    pen.beginPath(); lasso.forEach(([x, y]) => pen.lineTo(x, y)); pen.closePath();
    pen.fillStyle = style("--accent-soft"); pen.globalAlpha = 0.4; pen.fill(); pen.globalAlpha = 1;
    pen.strokeStyle = style("--accent"); pen.lineWidth = 1.5; pen.stroke();
  }
}

// The name of each topic in the middle of its points, where no other name stands yet.
function nameTopics(ink, panel) {
  const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1], taken = [];
  pen.font = "600 12px system-ui, sans-serif"; pen.textAlign = "center"; pen.lineJoin = "round";
  for (const topic of topics) {
    const places = points.filter((point) => point.topic === topic).map(place);
    if (places.length < 3) continue;
    const half = pen.measureText(topic).width / 2, { width } = canvas.getBoundingClientRect();
    const x = Math.max(half + 6, Math.min(width - half - 6, middle(places.map(([px]) => px)))), y = middle(places.map(([, py]) => py)) - 12;
    if (taken.some(([tx, ty, th]) => Math.abs(tx - x) < th + half + 6 && Math.abs(ty - y) < 18)) continue;
    taken.push([x, y, half]);
    pen.lineWidth = 4; pen.strokeStyle = panel; pen.strokeText(topic, x, y);
    pen.fillStyle = ink; pen.fillText(topic, x, y);
  }
}

function sign(kind, colour) {
  const small = document.createElement("canvas");
  small.width = small.height = 32;
  small.className = "sign";
  const brush = small.getContext("2d");
  brush.fillStyle = colour;
  outline(kind, 16, 16, 10, brush); brush.fill("evenodd");
  const image = new Image(16, 16);
  image.src = small.toDataURL();
  image.alt = "";
  return image;
}

function showLegend() {
  const entries = byTopic()
    ? [...topics.map((topic, i) => [PALETTE[i], MARKS[i], topic]), [style("--document"), "dot", "other topics"]]
    : [[style("--posting"), "circle", "Posting"], [style("--paper-node"), "square", "Paper"]];
  const items = entries.map(([colour, kind, words]) => {
    const item = document.createElement("li");
    item.append(sign(kind, colour), words);
    return item;
  });
  if (points.some((point) => !point.linked)) {
    const item = document.createElement("li");
    item.textContent = "dashed ring: nothing links to it; lines go to its virtual neighbours";
    items.push(item);
  }
  legend.replaceChildren(...items);
}

function showList() {
  const found = [...chosen].map((i) => points[i]);
  heading.textContent = found.length ? `${found.length} chosen` : "Nothing chosen";
  list.replaceChildren(...found.slice(0, 100).map((point) => {
    const item = document.createElement("li"), link = document.createElement("a"), sub = document.createElement("p");
    link.href = `/node/${encodeURIComponent(point.id)}`;
    link.className = "hit";
    link.append(sign(look(point)[1], look(point)[0]), point.name);
    sub.className = "sub";
    sub.textContent = [point.subtitle, point.topic, point.linked ? "" : "nothing links to it"].filter(Boolean).join(" · ");
    item.append(link, sub);
    return item;
  }));
  if (found.length > 100) {
    const more = document.createElement("li");
    more.textContent = `and ${found.length - 100} more`;
    list.append(more);
  }
}

async function choose(indices) {
  chosen = new Set(indices);
  links = [];
  showList();
  draw();
  const only = chosen.size === 1 ? points[[...chosen][0]] : null;
  if (!only || only.linked) return;
  const answer = await fetch(`/api/nodes/${encodeURIComponent(only.id)}/virtual-neighbors`);
  if (!answer.ok) return;
  const found = (await answer.json()).virtual_neighbors, at = new Map(points.map((point) => [point.id, point]));
  links = found.filter((item) => at.has(item.id)).map((item) => [only, at.get(item.id), item.weight]);
  draw();
}

function nearest(x, y) {
  let best = -1, least = 18 * 18;
  points.forEach((point, i) => {
    const [px, py] = place(point), far = (px - x) ** 2 + (py - y) ** 2;
    if (far < least) { least = far; best = i; }
  });
  return best;
}

function inside([x, y], shape) {
  let odd = false;
  for (let i = 0, j = shape.length - 1; i < shape.length; j = i, i += 1) {
    const [ax, ay] = shape[i], [bx, by] = shape[j];
    if ((ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}

function step(dx, dy) {
  const from = cursor < 0 ? [canvas.clientWidth / 2, canvas.clientHeight / 2] : place(points[cursor]);
  let best = cursor, least = Infinity;
  points.forEach((point, i) => {
    if (i === cursor) return;
    const [px, py] = place(point), along = (px - from[0]) * dx + (py - from[1]) * dy, off = Math.abs((px - from[0]) * dy - (py - from[1]) * dx);
    if (along > 1 && along + 2 * off < least) { least = along + 2 * off; best = i; }
  });
  cursor = best < 0 ? 0 : best;
  choose([cursor]);
}

canvas.addEventListener("pointerdown", (event) => { lasso = [[event.offsetX, event.offsetY]]; canvas.setPointerCapture(event.pointerId); });
canvas.addEventListener("pointermove", (event) => { if (lasso) { lasso.push([event.offsetX, event.offsetY]); draw(); } });
canvas.addEventListener("pointerup", (event) => {
  if (!lasso) return;
  const drawn = lasso, size = Math.max(...drawn.map(([x, y]) => Math.hypot(x - drawn[0][0], y - drawn[0][1])));
  lasso = null;
  if (size < 6) { const found = nearest(event.offsetX, event.offsetY); cursor = found; choose(found < 0 ? [] : [found]); }
  else choose(points.map((_, i) => i).filter((i) => inside(place(points[i]), drawn)));
});
canvas.addEventListener("dblclick", () => { if (cursor >= 0) location.assign(`/node/${encodeURIComponent(points[cursor].id)}`); });
canvas.addEventListener("keydown", (event) => {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (steps[event.key]) { event.preventDefault(); step(...steps[event.key]); }
  else if (event.key === "Enter" && cursor >= 0) location.assign(`/node/${encodeURIComponent(points[cursor].id)}`);
  else if (event.key === "Escape") { cursor = -1; choose([]); }
});
for (const input of box.querySelectorAll("input[name=colour]")) input.addEventListener("change", () => { showLegend(); showList(); draw(); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { showLegend(); draw(); });
addEventListener("resize", draw);

fetch("/api/map").then((answer) => answer.json()).then((found) => {
  points = found.points || []; topics = found.topics || [];
  showLegend(); draw();
}).catch(() => { heading.textContent = "The map cannot be loaded at the moment."; });

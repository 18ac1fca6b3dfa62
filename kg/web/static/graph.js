// A neighbourhood as a picture: a small force layout, nodes one can open, expand, drag and reach with the keyboard.
"use strict";
const NS = "http://www.w3.org/2000/svg";

function element(name, attributes = {}, parent = null) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (parent) parent.append(made);
  return made;
}

class Graph {
  constructor(figure) {
    this.figure = figure;
    this.svg = figure.querySelector("svg");
    this.tip = figure.querySelector("[data-tip]");
    this.paths = new Map([...figure.querySelectorAll("[data-path]")].map((item) => [item.dataset.type, item.dataset.path]));
    this.nodes = new Map();
    this.edges = new Map();
    this.expanded = new Set();
    this.view = { x: 0, y: 0, scale: 1 };
    this.stage = element("g", {}, this.svg);
    this.lines = element("g", {}, this.stage);
    this.labels = element("g", {}, this.stage);
    this.dots = element("g", {}, this.stage);
    this.listen();
    this.expand(figure.dataset.graph, true);
  }

  async expand(id, first = false) {
    if (this.expanded.has(id)) return;
    this.expanded.add(id);
    try {
      const answer = await fetch(`/api/nodes/${encodeURIComponent(id)}/neighborhood?limit=${first ? 40 : 15}`);
      if (!answer.ok) throw new Error(answer.statusText);
      this.add(await answer.json(), id);
    } catch {
      this.say("The neighbours cannot be loaded at the moment.");
      this.expanded.delete(id);
    }
  }

  add(found, from) {
    const origin = this.nodes.get(from) || { x: 0, y: 0 };
    let turn = this.nodes.size;
    for (const item of found.nodes) {
      if (this.nodes.has(item.id)) continue;
      const angle = 2.399963 * turn, far = this.nodes.size ? 40 + 9 * Math.sqrt(turn) * 3 : 0;
      turn += 1;
      const node = { ...item, x: origin.x + far * Math.cos(angle), y: origin.y + far * Math.sin(angle), vx: 0, vy: 0 };
      this.nodes.set(item.id, node);
      this.draw(node);
    }
    for (const edge of found.edges) {
      const key = `${edge.src} ${edge.relation} ${edge.dst}`;
      if (this.edges.has(key)) continue;
      const line = element("line", { class: `edge ${edge.relation}` }, this.lines);
      this.edges.set(key, { ...edge, line });
    }
    const types = new Set([...this.nodes.values()].map((node) => node.type));
    for (const item of this.figure.querySelectorAll(".legend [data-type]")) item.hidden = !types.has(item.dataset.type);
    this.filter();
    this.settle();
    if (found.left_out > 0) this.say(`${found.left_out} more neighbours are not drawn; the lists have them all.`);
  }

  draw(node) {
    const group = element("a", { class: `node s-${node.type}`, href: `/node/${encodeURIComponent(node.id)}`, "data-id": node.id }, this.dots);
    if (node.id === this.figure.dataset.graph) group.classList.add("center");
    group.setAttribute("aria-label", `${node.type}: ${node.name}`);
    const size = node.id === this.figure.dataset.graph ? 1.5 : 0.75 + 0.12 * Math.log2(1 + node.degree);
    element("path", { d: this.paths.get(node.type) || this.paths.get("document"), transform: `scale(${size.toFixed(2)})` }, group);
    const label = element("text", { "text-anchor": "middle", y: 10 * size + 13 }, group);
    label.textContent = node.name.length > 30 ? node.name.slice(0, 29) + "…" : node.name;
    node.group = group;
  }

  filter() {
    const shown = new Set([...this.figure.querySelectorAll(".relations input")].filter((box) => box.checked).map((box) => box.value));
    const known = new Set([...this.figure.querySelectorAll(".relations input")].map((box) => box.value));
    const touched = new Set([this.figure.dataset.graph]);
    for (const edge of this.edges.values()) {
      edge.hidden = known.has(edge.relation) && !shown.has(edge.relation);
      edge.line.toggleAttribute("hidden", edge.hidden);
      edge.line.setAttribute("display", edge.hidden ? "none" : "inline");
      if (!edge.hidden) touched.add(edge.src).add(edge.dst);
    }
    for (const node of this.nodes.values()) {
      node.hidden = !touched.has(node.id);
      node.group.setAttribute("display", node.hidden ? "none" : "inline");
    }
  }

  settle() {
    const nodes = [...this.nodes.values()].filter((node) => !node.hidden);
    const links = [...this.edges.values()].filter((edge) => !edge.hidden).map((edge) => [this.nodes.get(edge.src), this.nodes.get(edge.dst)]);
    const center = this.nodes.get(this.figure.dataset.graph);
    const box = this.svg.getBoundingClientRect();
    const wide = Math.max(0.6, Math.min(2.2, box.width / Math.max(box.height, 1)));
    const reach = Math.max(110, Math.min(210, box.height / 2.7, box.width / (2.2 * Math.min(1, wide))));
    for (let step = 0; step < 320; step += 1) {
      const heat = 1 - step / 320;
      for (let i = 0; i < nodes.length; i += 1) {
        for (let j = i + 1; j < nodes.length; j += 1) {
          const a = nodes[i], b = nodes[j];
          let dx = (a.x - b.x) / wide, dy = a.y - b.y;
          const square = dx * dx + dy * dy + 20;
          const push = Math.min(20, (0.42 * reach * reach) / square);
          const length = Math.sqrt(square);
          dx *= push / length; dy *= push / length;
          if (Math.abs(a.x - b.x) < 95 && Math.abs(a.y - b.y) < 30) dy += (a.y < b.y ? -1 : 1) * 2.2; // labels need room
          a.vx += dx * wide; a.vy += dy; b.vx -= dx * wide; b.vy -= dy;
        }
      }
      for (const [a, b] of links) {
        const dx = b.x - a.x, dy = b.y - a.y, length = Math.hypot(dx, dy) + 0.1;
        const pull = 0.05 * (length - reach * (a === center || b === center ? 1 : 0.65)) / length;
        a.vx += dx * pull; a.vy += dy * pull; b.vx -= dx * pull; b.vy -= dy * pull;
      }
      for (const node of nodes) {
        node.vx -= (node.x * 0.02) / (wide * wide); node.vy -= node.y * 0.02;
        if (node !== center && !node.held) { node.x += heat * node.vx; node.y += heat * node.vy; }
        node.vx *= 0.55; node.vy *= 0.55;
      }
    }
    this.fit(nodes);
    this.place();
  }

  fit(nodes) {
    if (!nodes.length) return;
    const box = this.svg.getBoundingClientRect();
    const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
    const left = Math.min(...xs) - 80, right = Math.max(...xs) + 80, top = Math.min(...ys) - 34, bottom = Math.max(...ys) + 60;
    const scale = Math.min(1.15, box.width / (right - left), box.height / (bottom - top));
    this.view = { scale, x: box.width / 2 - scale * (left + right) / 2, y: box.height / 2 - scale * (top + bottom) / 2 };
  }

  place() {
    for (const node of this.nodes.values()) node.group.setAttribute("transform", `translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})`);
    for (const edge of this.edges.values()) {
      const a = this.nodes.get(edge.src), b = this.nodes.get(edge.dst);
      for (const [name, value] of [["x1", a.x], ["y1", a.y], ["x2", b.x], ["y2", b.y]]) edge.line.setAttribute(name, value.toFixed(1));
    }
    const { x, y, scale } = this.view;
    this.stage.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(3)})`);
  }

  choose(node) {
    this.figure.classList.toggle("dim", Boolean(node));
    this.labels.replaceChildren();
    for (const other of this.nodes.values()) other.group.classList.remove("lit", "chosen");
    for (const edge of this.edges.values()) edge.line.classList.remove("near");
    if (!node) return;
    node.group.classList.add("lit", "chosen");
    for (const edge of this.edges.values()) {
      if (edge.hidden || (edge.src !== node.id && edge.dst !== node.id)) continue;
      const a = this.nodes.get(edge.src), b = this.nodes.get(edge.dst);
      edge.line.classList.add("near");
      a.group.classList.add("lit"); b.group.classList.add("lit");
      const label = element("text", { class: "edge-label", x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, this.labels);
      label.textContent = edge.relation.replaceAll("_", " ");
    }
    const bold = document.createElement("b");
    bold.textContent = node.name;
    this.tip.replaceChildren(bold, ` — ${node.type}, ${node.degree} ${node.degree === 1 ? "fact" : "facts"}. Enter or double-click opens it, + shows its neighbours.`);
  }

  say(words) { this.tip.textContent = words; }

  nodeAt(target) {
    const group = target.closest && target.closest(".node");
    return group ? this.nodes.get(group.dataset.id) : null;
  }

  listen() {
    for (const box of this.figure.querySelectorAll(".relations input")) box.addEventListener("change", () => { this.choose(null); this.filter(); this.settle(); });
    this.dots.addEventListener("focusin", (event) => this.choose(this.nodeAt(event.target)));
    this.dots.addEventListener("pointerover", (event) => { if (!this.drag) this.choose(this.nodeAt(event.target)); });
    this.svg.addEventListener("pointerleave", () => { if (!this.drag) this.choose(null); });
    this.dots.addEventListener("click", (event) => {
      const node = this.nodeAt(event.target);
      if (!node || event.ctrlKey || event.metaKey) return;
      if (event.detail === 0) return; // Enter: the link is followed
      event.preventDefault();
      if (this.moved) return;
      this.choose(node);
      this.expand(node.id).then(() => this.choose(node));
    });
    this.dots.addEventListener("dblclick", (event) => {
      const node = this.nodeAt(event.target);
      if (node) location.assign(`/node/${encodeURIComponent(node.id)}`);
    });
    this.dots.addEventListener("keydown", (event) => {
      const node = this.nodeAt(event.target);
      if (node && (event.key === "+" || event.key === " ")) { event.preventDefault(); this.expand(node.id); }
    });
    this.dots.addEventListener("dragstart", (event) => event.preventDefault());
    this.svg.addEventListener("pointerdown", (event) => {
      this.drag = { node: this.nodeAt(event.target), x: event.clientX, y: event.clientY };
      this.moved = false;
    });
    addEventListener("pointermove", (event) => this.dragTo(event));
    addEventListener("pointerup", () => { this.drag = null; });
    addEventListener("pointercancel", () => { this.drag = null; });
    this.svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // the page scrolls; with Ctrl the picture grows
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 300), event.offsetX, event.offsetY);
    }, { passive: false });
    addEventListener("resize", () => { this.fit([...this.nodes.values()].filter((node) => !node.hidden)); this.place(); });
  }

  dragTo(event) {
    if (!this.drag) return;
    const dx = event.clientX - this.drag.x, dy = event.clientY - this.drag.y;
    if (Math.abs(dx) + Math.abs(dy) < 3 && !this.moved) return;
    this.moved = true;
    this.drag.x = event.clientX; this.drag.y = event.clientY;
    if (this.drag.node) {
      this.drag.node.x += dx / this.view.scale; this.drag.node.y += dy / this.view.scale;
      this.drag.node.held = true;
    } else { this.view.x += dx; this.view.y += dy; }
    this.place();
  }

  zoom(factor, x, y) {
    const scale = Math.max(0.2, Math.min(4, this.view.scale * factor)), real = scale / this.view.scale;
    this.view = { scale, x: x - real * (x - this.view.x), y: y - real * (y - this.view.y) };
    this.place();
  }
}

for (const figure of document.querySelectorAll("[data-graph]")) new Graph(figure);

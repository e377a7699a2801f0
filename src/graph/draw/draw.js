// Draws a chain with vis-network and lets a person look around in it. Texts of the graph are hostile: they reach the page by textContent alone.
"use strict";
(() => {
  const FACE = "Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif", ROW = 150, COLUMN = 250, SHORT = 78;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  const looks = () => {
    const d = dark.matches, ink = d ? "#e7ecf3" : "#1f2937";
    const look = (fill, edge, more) => ({
      shape: "box", margin: 10, borderWidth: 1.5, font: { color: ink, size: 14, face: FACE },
      widthConstraint: { maximum: 200 }, color: { background: fill, border: edge, highlight: { background: fill, border: d ? "#ffd479" : "#b45309" },
        hover: { background: fill, border: d ? "#ffd479" : "#b45309" } }, ...more,
    });
    return {
      ink, line: d ? "#9fb0c5" : "#475569", faint: d ? "#55657a" : "#b6c0cc", paper: d ? "#12181f" : "#ffffff",
      groups: {
        document: look(d ? "#1b3350" : "#e3edf9", d ? "#7db2f0" : "#1d4f91", { shapeProperties: { borderRadius: 3 } }),
        stub: look(d ? "#12181f" : "#ffffff", d ? "#7db2f0" : "#1d4f91", { shapeProperties: { borderRadius: 3, borderDashes: [6, 4] } }),
        task: look(d ? "#1c3a26" : "#e5f3e8", d ? "#7fcb93" : "#2f6b3d", { shapeProperties: { borderRadius: 24 } }),
        bundle: look(d ? "#43330f" : "#fdf1d8", d ? "#e8b64c" : "#8a5a00", { borderWidth: 4, shapeProperties: { borderRadius: 24 } }),
      },
    };
  };

  const short = (node) => {
    const words = node.label.split(/\s+/).join(" ").trim();
    const text = node.locator ? `${node.locator}. ${words}` : words;
    return text.length <= SHORT ? text : `${text.slice(0, SHORT - 1).trimEnd()}…`;
  };

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text !== undefined && text !== null) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  class Drawing {
    constructor(root) {
      this.root = root;
      root.dataset.ready = "yes"; // shows it: what is not shown has no size to draw in
      const chain = JSON.parse(root.querySelector("[data-chain]").textContent);
      this.extra = chain.extra;
      this.nodes = new vis.DataSet(chain.nodes.map(({ shape, ...node }) => node));
      this.edges = new vis.DataSet(chain.edges.map((edge) => this.edge(edge)));
      this.canvas = root.querySelector("[data-canvas]");
      this.network = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, { ...JSON.parse(chain.options), ...this.options() });
      this.listen();
      this.list();
      this.mark(this.extra.start);
      this.network.fit({ animation: false });
    }

    options() {
      const { groups, ink, line, paper } = looks();
      return {
        groups,
        edges: { color: { color: line, highlight: ink, hover: ink }, arrows: { to: { scaleFactor: 0.7 } }, smooth: { type: "cubicBezier", forceDirection: "vertical", roundness: 0.45 },
          font: { color: ink, size: 12, strokeWidth: 5, strokeColor: paper, face: FACE } },
      };
    }

    edge(edge) {
      const belongs = edge.label === "";
      return { ...edge, id: `${edge.from} ${edge.vnRelation} ${edge.to}`, ...(belongs ? { color: { color: looks().faint }, arrows: "" } : {}) };
    }

    listen() {
      const tools = { "[data-fit]": () => this.network.fit({ animation: false }), "[data-in]": () => this.zoom(1.25), "[data-out]": () => this.zoom(0.8) };
      for (const [name, act] of Object.entries(tools)) this.root.querySelector(name).addEventListener("click", act);
      this.network.on("click", ({ nodes }) => {
        if (nodes.length === 0) return;
        if (this.extra.bundles[nodes[0]]) this.unfold(nodes[0]);
        else this.show(nodes[0]);
      });
      this.network.on("doubleClick", ({ nodes }) => nodes.length && this.open(nodes[0]));
      this.pick = this.root.querySelector("[data-pick]");
      this.pick.addEventListener("change", () => { this.network.focus(this.pick.value, { scale: 0.9 }); this.show(this.pick.value); });
      this.pick.addEventListener("keydown", (event) => event.key === "Enter" && (this.extra.bundles[this.pick.value] ? this.unfold(this.pick.value) : this.open(this.pick.value)));
      dark.addEventListener("change", () => { this.network.setOptions(this.options()); this.edges.update(this.edges.get().map((edge) => this.edge(edge))); });
    }

    zoom(factor) { this.network.moveTo({ scale: this.network.getScale() * factor }); }

    list() {
      const chosen = this.pick.value, ordered = this.nodes.get().sort((a, b) => a.y - b.y || a.x - b.x);
      this.pick.replaceChildren(...ordered.map((node) => element("option", node.label, { value: node.id })));
      this.pick.value = chosen || this.extra.start;
    }

    mark(id) { if (this.nodes.get(id)) this.nodes.update({ id, borderWidth: 4 }); }

    open(id) {
      const node = this.nodes.get(id);
      if (node && node.vnUrl) window.location.assign(node.vnUrl);
    }

    show(id) {
      const node = this.nodes.get(id), panel = this.root.querySelector("[data-panel]");
      if (!node) return;
      this.network.selectNodes([id]);
      this.pick.value = id;
      const head = element("h3", node.vnLocator ? `${node.vnLocator}. ${node.vnLabel}` : node.vnLabel);
      const facts = element("p", node.group === "task" ? "Nhiệm vụ" : node.vnLevel, { class: "drawing-level" });
      const buttons = element("p", null, { class: "drawing-buttons" });
      if (node.vnUrl) buttons.append(element("a", "Mở trang", { href: node.vnUrl, class: "button", "data-open": "" }));
      if (this.extra.trace && !this.extra.bundles[id]) {
        const more = element("button", "Mở rộng", { type: "button", "data-expand": "" });
        more.addEventListener("click", () => this.expand(id, more));
        buttons.append(more);
      }
      panel.replaceChildren(head, facts, buttons, this.hops(id));
    }

    hops(id) {
      const list = element("ul", null, { class: "drawing-hops" });
      for (const edge of this.edges.get().filter((edge) => edge.from === id || edge.to === id)) {
        const from = this.nodes.get(edge.from), to = this.nodes.get(edge.to), item = element("li");
        item.append(element("strong", `${from.id === id ? "" : `${from.label} `}${edge.vnRelation}${to.id === id ? "" : ` ${to.label}`}`));
        if (edge.label !== "") item.append(element("q", edge.vnQuote), element("small", `${this.extra.names[edge.vnDocument] || ""}, ${edge.vnPlace}; ${edge.vnState}`));
        list.append(item);
      }
      return list;
    }

    unfold(id) {
      const { nodes, edges } = this.extra.bundles[id], at = this.nodes.get(id);
      delete this.extra.bundles[id];
      this.edges.remove(this.edges.get().filter((edge) => edge.from === id || edge.to === id).map((edge) => edge.id));
      this.nodes.remove(id);
      this.place(nodes.map(({ shape, ...node }) => node), at.x, at.y + 20, 1);
      this.join(edges);
      this.list();
      this.show(nodes[0].id);
    }

    join(edges) {
      const known = edges.filter((edge) => this.nodes.get(edge.from) && this.nodes.get(edge.to));
      this.edges.update(known.map((edge) => this.edge(edge)));
    }

    place(nodes, x, y, way) {
      const fresh = nodes.filter((node) => !this.nodes.get(node.id)), taken = this.nodes.get();
      fresh.forEach((node, number) => {
        const line = Math.floor(number / 6), inLine = Math.min(6, fresh.length - line * 6);
        const spot = { x: x + (number % 6 - (inLine - 1) / 2) * COLUMN, y: y + way * line * 112 };
        while (taken.some((other) => Math.abs(other.x - spot.x) < COLUMN * 0.85 && Math.abs(other.y - spot.y) < 80)) spot.y += way * 112;
        taken.push(spot);
        this.nodes.add({ ...node, ...spot });
      });
    }

    async expand(id, button) {
      button.disabled = true;
      button.textContent = "Đang tìm…";
      const before = this.nodes.length, at = this.nodes.get(id);
      try {
        for (const [direction, way] of [["up", -1], ["down", 1]]) {
          const address = new URLSearchParams({ key: id, direction, depth: "1" });
          const reply = await fetch(`${this.extra.trace}?${address}`, { headers: { Accept: "application/json" } });
          if (!reply.ok) throw new Error(String(reply.status));
          this.take(await reply.json(), at, way);
        }
        const added = this.nodes.length - before;
        button.textContent = added ? `Đã thêm ${added} ô` : "Không còn gì thêm";
        this.list();
      } catch (error) {
        button.textContent = "Không lấy được; thử lại";
        button.disabled = false;
      }
    }

    take(answer, at, way) {
      const nodes = answer.nodes.map((node) => ({
        id: node.iri, label: short(node), group: node.kind === "document" && !node.held ? "stub" : node.kind,
        vnLabel: node.label, vnLevel: this.extra.levels[node.level] || "", vnLocator: node.locator, vnUrl: node.url || "",
      }));
      for (const node of answer.nodes) if (node.kind === "document") this.extra.names[node.iri] = node.label;
      this.place(nodes, at.x, at.y + way * ROW, way);
      this.join(answer.hops.map((hop) => {
        const words = this.extra.relations[hop.relation] || hop.relation, weak = hop.strength === "weak", belongs = ["hasTask", "subTaskOf"].includes(hop.relation);
        return { from: hop.from, to: hop.to, arrows: "to", label: belongs ? "" : words, dashes: weak, width: belongs ? 1 : 2,
          vnRelation: weak ? `${words} (ràng buộc yếu)` : words, vnQuote: hop.quote + (hop.cut ? "…" : ""), vnPlace: `ký tự ${hop.start}–${hop.end}`,
          vnState: this.extra.states[hop.state] || hop.state, vnDocument: hop.document };
      }));
    }
  }

  for (const root of document.querySelectorAll("[data-drawing]")) root.drawing = new Drawing(root);
})();

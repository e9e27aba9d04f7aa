// The list of facts: search, filters, deep links and keys.
//
// Rows come in chunks, each a script that calls claimwire.take: a page opened from the disk may not fetch.
// The state of the list is the fragment of the address (#status=disputed&q=estonia, #fact=ID), so that every view
// has a link. Text from records reaches the page through textContent alone.
"use strict";
(() => {
  const section = document.getElementById("facts");
  const rows = [];          // what is listed and searched of each fact
  const details = new Map(); // what an opened fact shows, by its id
  const waiting = new Map(); // promises of chunks that are on their way, by file name
  const STEP = 60;
  const WORDS = { disputed: "≠ Disputed", flagged: "! Flagged", evolving: "→ Evolving", corroborated: "● Corroborated",
    compatible: "≈ Compatible", consistent: "= Consistent", retracted: "× Retracted", single_source: "○ Single source",
    hedged_only: "◌ Hedged only" };
  let found = [];
  let shown = 0;

  window.claimwire = {
    take(kind, number, chunk) {
      if (kind === "detail") return chunk.forEach(row => details.set(row.id, row));
      chunk.forEach((row, at) => {
        row.rank = rows.length;
        row.found = `${row.text} ${row.names}`.toLowerCase();
        rows.push(row);
      });
      if (number === 0 && section) start();
    },
  };

  function element(name, words, attributes = {}) {
    const made = document.createElement(name);
    if (words) made.textContent = words;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function load(file) {
    if (!waiting.has(file)) {
      waiting.set(file, new Promise((done, failed) => {
        const script = element("script", "", { src: section.dataset.folder + file });
        script.onload = done;
        script.onerror = () => failed(new Error(`${file} cannot be read`));
        document.head.append(script);
      }));
    }
    return waiting.get(file);
  }

  async function start() {
    form.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(remember, 120) });
    form.addEventListener("submit", event => { event.preventDefault(); remember() });
    form.addEventListener("reset", () => setTimeout(remember));
    more.addEventListener("click", () => show(STEP));
    addEventListener("hashchange", recall);
    document.addEventListener("keydown", keys);
    recall();
    for (let chunk = 1; chunk < Number(section.dataset.chunks); chunk++) {
      await load(`index-${chunk}.js`);
      grow();
    }
    const asked = new URLSearchParams(location.hash.slice(1)).get("fact");
    if (asked && !document.getElementById(`fact-${asked}`)) open(asked);
  }

  const form = section?.querySelector("form");
  const list = section?.querySelector("ol");
  const more = section?.querySelector(".more");
  const status = section?.querySelector(".found");
  let pause;

  function remember() {
    const fields = [...new FormData(form)].filter(([, value]) => value);
    const fragment = new URLSearchParams(fields).toString();
    if (fragment || location.hash.includes("=")) location.replace(`#${fragment || "facts"}`);
    filter();
  }

  function recall() {
    if (!location.hash.includes("=")) return list.childElementCount ? undefined : filter();
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const name of ["q", "status", "type", "order"]) form.elements[name].value = asked.get(name) ?? "";
    filter();
    if (asked.has("fact")) open(asked.get("fact"));
    else if (document.activeElement?.form !== form) section.scrollIntoView();
  }

  function filter() {
    find();
    list.replaceChildren();
    shown = 0;
    show(STEP);
  }

  // More rows have come: what is listed stays where it is, unless newcomers belong above it.
  function grow() {
    const listed = found.slice(0, shown);
    find();
    if (listed.every((row, at) => row === found[at]) && shown >= Math.min(STEP, found.length)) show(0);
    else filter();
  }

  function find() {
    const { q, status: wanted, type, order } = Object.fromEntries(new FormData(form));
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    found = rows.filter(row => (!wanted || row.status === wanted) && (!type || row.type === type)
      && words.every(word => row.found.includes(word)));
    if (order === "newest") found.sort((a, b) => (b.when > a.when) - (b.when < a.when) || a.rank - b.rank);
    if (order === "reports") found.sort((a, b) => b.claims - a.claims || a.rank - b.rank);
    const loaded = rows.length < Number(section.dataset.rows) ? " (more are loading)" : "";
    status.textContent = `${found.length} of ${rows.length} facts${loaded}`;
  }

  function show(count) {
    const next = found.slice(shown, shown + count);
    list.append(...next.map(item));
    shown += next.length;
    more.hidden = shown >= found.length;
    more.textContent = `Show more (${found.length - shown})`;
  }

  function item(row) {
    const box = element("details", "", { id: `fact-${row.id}` });
    const summary = element("summary");
    const says = element("span", "", { class: "says" });
    says.append(element("span", row.type, { class: "type" }), ` ${row.text}`);
    const reports = row.claims === 1 ? "1 claim" : `${row.claims} claims`;
    const origins = row.origins > 1 ? `, ${row.origins} origins` : "";
    const meta = [row.as_of, reports + origins].filter(Boolean).join(" · ");
    summary.append(element("span", WORDS[row.status] ?? row.status, { class: `status ${row.status}` }), says,
      element("span", meta, { class: "meta" }));
    box.append(summary);
    box.addEventListener("toggle", () => box.open && fill(box, row));
    const place = element("li");
    place.append(box);
    return place;
  }

  async function fill(box, row) {
    if (box.childElementCount > 1) return;
    const inside = element("div", "", { class: "inside" });
    box.append(inside);
    try {
      await load(`detail-${row.chunk}.js`);
      inside.append(...content(details.get(row.id)));
    } catch (fault) {
      inside.append(element("p", `${fault.message}: is the folder ${section.dataset.folder} beside this page?`));
    }
  }

  function content(fact) {
    const parts = [element("p", fact.explanation)];
    fact.positions.forEach((position, at) => {
      const box = element("div", "", { class: "answer" });
      const head = [`Answer ${at + 1}: ${position.status}`, position.dates, ...position.relations].filter(Boolean);
      box.append(element("h4", head.join(" · ")), ...position.evidence.map(quote));
      parts.push(box);
    });
    parts.push(...fact.links.map(([side, name, id]) => {
      const line = element("p", `${side}: `, { class: "word" });
      line.append(element("a", name, { href: `#fact=${id}` }));
      return line;
    }));
    parts.push(...fact.origins.map(words => element("p", words, { class: "word" })));
    const link = element("p", "", { class: "word" });
    link.append(element("a", "Link to this fact", { href: `#fact=${fact.id}` }));
    parts.push(link);
    return parts;
  }

  function quote(evidence) {
    const line = element("p");
    const words = element("q", evidence.quote);
    if (evidence.href) {
      const link = element("a", "", { href: evidence.href });
      link.append(words);
      line.append(link);
    } else {
      line.append(words);
    }
    const source = evidence.source ? `${evidence.source}, in ${evidence.outlet}` : evidence.outlet;
    const about = [source, evidence.date, evidence.hedge, evidence.negated ? "denied" : ""].filter(Boolean);
    line.append(" ", element("span", about.join(", "), { class: "word" }));
    return line;
  }

  function open(id) {
    const at = found.findIndex(row => row.id === id);
    if (at < 0) return;
    if (at >= shown) show(at + 1 - shown);
    const box = document.getElementById(`fact-${id}`);
    box.open = true;
    box.scrollIntoView({ block: "center" });
    box.querySelector("summary").focus({ preventScroll: true });
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const search = form.elements.q;
    if (event.target.matches?.("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "j" || event.key === "k") {
      move(event.key === "j" ? 1 : -1);
    }
  }

  function move(by) {
    const all = [...list.querySelectorAll("summary")];
    const at = all.indexOf(document.activeElement);
    if (at + by >= all.length && !more.hidden) { show(STEP); return move(by) }
    all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  }

  addEventListener("beforeprint", () => document.querySelectorAll("details.table").forEach(box => { box.open = true }));
})();

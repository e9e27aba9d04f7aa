// Judging claims: one key each to accept, reject, correct, and to add what was missed.
//
// The script talks to the server that it comes from alone. article.js tells which claim is picked.
"use strict";
(() => {
  const page = decodeURIComponent(location.pathname.split("/").pop());
  const cards = new Map([...document.querySelectorAll(".card")].map(card => [card.dataset.id, card]));
  const MODALITIES = ["asserted", "hedged", "possible", "future", "conditional", "desired"];
  const MARKS = { accepted: "✓ accepted", rejected: "✗ rejected", corrected: "✎ corrected", added: "+ added" };
  const encoder = new TextEncoder();
  const verdicts = new Map();
  let forms = [];
  let proposals = {};
  let current = null;

  function element(name, words, attributes = {}) {
    const made = document.createElement(name);
    if (words) made.textContent = words;
    for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
    return made;
  }

  const notice = element("p", "", { class: "notice", role: "status", "aria-live": "polite" });
  const added = element("section", "", { class: "added" });
  const dialog = element("dialog", "", { class: "correct", "aria-labelledby": "correct-title" });
  document.body.append(notice, dialog);
  document.getElementById("main").append(added);

  async function send(method, address, body) {
    const asked = { method, headers: { "Content-Type": "application/json" }, body: body && JSON.stringify(body) };
    const answer = await fetch(address, asked);
    const said = answer.status === 204 ? null : await answer.json().catch(() => null);
    if (!answer.ok) throw new Error(said?.error ?? `the server answered ${answer.status}`);
    return said;
  }

  async function attempt(work) {
    try {
      notice.textContent = (await work()) ?? "";
      notice.classList.remove("fault");
    } catch (fault) {
      notice.textContent = fault.message;
      notice.classList.add("fault");
    }
  }

  function show(verdict) {
    verdicts.set(verdict.id, verdict);
    const card = cards.get(verdict.id);
    if (card) card.dataset.verdict = verdict.verdict;
    tally();
  }

  function tally() {
    for (const [id, card] of cards) {
      const verdict = verdicts.get(id);
      let badge = card.querySelector(".verdict");
      if (!verdict) { badge?.remove(); delete card.dataset.verdict; continue }
      if (!badge) card.querySelector(".says").append(" ", badge = element("span", "", { class: "verdict" }));
      badge.textContent = MARKS[verdict.verdict];
    }
    const extra = [...verdicts.values()].filter(verdict => !cards.has(verdict.id) && verdict.gold);
    added.replaceChildren(...(extra.length ? [element("h2", "Added"), ...extra.map(addition)] : []));
  }

  function addition({ id, gold }) {
    const line = element("p");
    const slots = Object.entries(gold.key).filter(([, value]) => value !== false).map(([name, value]) => `${name} ${value}`);
    const edit = element("button", "Correct", { type: "button" });
    const undo = element("button", "Take back", { type: "button" });
    edit.addEventListener("click", () => ask(gold, null, id));
    undo.addEventListener("click", () => attempt(() => takeBack(id)));
    line.append(element("span", gold.type, { class: "type" }), ` ${slots.join(" · ")} `, element("q", gold.evidence.quote), " ", edit, " ", undo);
    return line;
  }

  async function judge(verdict) {
    if (!current) return "Pick a claim first: j";
    const id = current.dataset.id;
    show(await send("PUT", `/api/claim/${encodeURIComponent(id)}`, { verdict }));
    next();
    return MARKS[verdict];
  }

  async function takeBack(id) {
    await send("DELETE", `/api/claim/${encodeURIComponent(id)}`);
    verdicts.delete(id);
    tally();
    return "Taken back";
  }

  // On to the next claim that nobody has judged.
  function next() {
    const all = [...cards.values()];
    const rest = all.slice(all.indexOf(current) + 1);
    const open = rest.find(card => !verdicts.has(card.dataset.id));
    open?.querySelector("summary").focus();
    open?.scrollIntoView({ block: "center" });
  }

  // The selected words as bytes of the article's text, without white space around them; none where nothing of the
  // text is selected.
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const inside = [...document.querySelectorAll(".text span[data-a]")].filter(span => range.intersectsNode(span));
    const parts = inside.map(span => chosen(span, range)).filter(part => part.words.trim());
    if (!parts.length) return null;
    const [first, last] = [parts[0], parts.at(-1)];
    const length = words => encoder.encode(words).length;
    const start = first.start + length(first.words.slice(0, first.words.search(/\S/)));
    const end = last.start + length(last.words.trimEnd());
    return { start, end, quote: String(selection).trim() };
  }

  // What a range takes of a span, and where that begins in bytes. The ends of a range may be texts or elements:
  // a range within the span knows either.
  function chosen(span, range) {
    const all = document.createRange();
    all.selectNodeContents(span);
    const part = all.cloneRange();
    if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) part.setStart(range.startContainer, range.startOffset);
    if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset);
    all.setEnd(part.startContainer, part.startOffset);
    return { start: Number(span.dataset.a) + encoder.encode(String(all)).length, words: String(part) };
  }

  function field(name, input, about) {
    const label = element("label", "", { title: about ?? "" });
    label.append(element("span", name.replaceAll("_", " ")), input);
    return label;
  }

  function choice(name, values, chosen) {
    const select = element("select", "", { name });
    select.append(...values.map(value => element("option", value || "–", { value, selected: value === chosen ? "" : null })));
    return select;
  }

  function slotInput(slot, value) {
    const name = `slot:${slot.name}`;
    if (slot.kind === "flag") return choice(name, ["", "true"], value ? "true" : "");
    if (slot.values.length) return choice(name, ["", ...slot.values], value ?? "");
    return element("input", "", { name, value: value ?? "", required: slot.required ? "" : null, autocomplete: "off" });
  }

  // Asks for a claim: filled in from `gold`, on the selected words or those of the evidence.
  function ask(gold, place, id) {
    const card = cards.get(id);
    const where = place ?? (card ? { start: Number(card.dataset.a), end: Number(card.dataset.b), quote: gold.evidence.quote } : placeOf(gold));
    const form = element("form");
    const type = choice("type", forms.map(form => form.name), gold.type);
    type.addEventListener("change", () => ask({ ...gold, type: type.value, key: {}, attrs: {} }, where, id));
    const known = forms.find(form => form.name === gold.type) ?? forms[0];
    form.append(element("h2", id ? "Correct the claim" : "Add a claim", { id: "correct-title" }),
      element("blockquote", where.quote), field("type", type, known.about));
    for (const slot of known.slots) {
      form.append(field(slot.name, slotInput(slot, gold.key[slot.name] ?? gold.attrs[slot.name]), slot.about));
    }
    const denied = element("input", "", { type: "checkbox", name: "negated", checked: gold.key.negated ? "" : null });
    form.append(field("denied", denied), field("modality", choice("modality", MODALITIES, gold.attrs.modality ?? "asserted")),
      field("time", element("input", "", { name: "time", value: gold.attrs.time ?? "", placeholder: "2024-04-02" })),
      field("attribution", element("input", "", { name: "attribution", value: gold.attrs.attribution ?? "" })));
    const buttons = element("p", "", { class: "buttons" });
    const cancel = element("button", "Cancel", { type: "button" });
    cancel.addEventListener("click", () => dialog.close());
    buttons.append(element("button", "Save", { type: "submit" }), " ", cancel);
    const fault = element("p", "", { class: "fault", role: "alert" });
    form.append(fault, buttons);
    form.addEventListener("submit", event => { event.preventDefault(); save(form, where, id, fault) });
    dialog.replaceChildren(form);
    if (!dialog.open) dialog.showModal();
    form.querySelector("input, select:not([name=type])")?.focus();
  }

  function placeOf(gold) {
    const text = [...document.querySelectorAll(".text span[data-a]")];
    const at = text.find(span => span.textContent.includes(gold.evidence.quote));
    if (!at) return { start: 0, end: 0, quote: gold.evidence.quote };
    const before = at.textContent.slice(0, at.textContent.indexOf(gold.evidence.quote));
    const start = Number(at.dataset.a) + encoder.encode(before).length;
    return { start, end: start + encoder.encode(gold.evidence.quote).length, quote: gold.evidence.quote };
  }

  async function save(form, { start, end }, id, fault) {
    const typed = new FormData(form);
    const slots = {};
    for (const [name, value] of typed) if (name.startsWith("slot:") && value) slots[name.slice(5)] = value;
    const gold = { type: typed.get("type"), start, end, slots, negated: typed.has("negated"), modality: typed.get("modality"),
      time: typed.get("time"), attribution: typed.get("attribution") };
    try {
      show(await (id ? send("PUT", `/api/claim/${encodeURIComponent(id)}`, { verdict: "corrected", gold })
        : send("POST", `/api/article/${encodeURIComponent(page)}`, gold)));
      dialog.close();
      notice.textContent = id ? MARKS.corrected : MARKS.added;
      notice.classList.remove("fault");
    } catch (error) {
      fault.textContent = error.message;
    }
  }

  function correct() {
    if (!current) { notice.textContent = "Pick a claim first: j"; return }
    const id = current.dataset.id;
    const gold = verdicts.get(id)?.gold ?? proposals[id];
    if (gold) ask(gold, selected(), id);
    else notice.textContent = "The rule packs here do not know this type of claim";
  }

  function miss() {
    const place = selected();
    if (!place) { notice.textContent = "Select the words that say it, then press m"; return }
    ask({ type: forms[0].name, key: {}, attrs: {}, evidence: { quote: place.quote } }, place, null);
  }

  const KEYS = {
    a: () => attempt(() => judge("accepted")), r: () => attempt(() => judge("rejected")),
    u: () => current && attempt(() => takeBack(current.dataset.id)), c: correct, m: miss,
  };
  document.addEventListener("picked", event => { current = event.detail });
  document.addEventListener("keydown", event => {
    const writing = event.target.matches?.("input, textarea, select") || document.querySelector("dialog[open]");
    if (event.ctrlKey || event.metaKey || event.altKey || writing || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  current = document.querySelector(".card.current");

  attempt(async () => {
    const data = await send("GET", `/api/article/${encodeURIComponent(page)}`);
    ({ forms, proposals } = data);
    data.verdicts.forEach(show);
    document.body.dataset.ready = "";
  });
})();

// An article's page: the picked claim is marked in the text with its slots, and keys move from claim to claim.
"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const pieces = [...document.querySelectorAll(".text span[data-a]")].map(span =>
    ({ span, start: Number(span.dataset.a), end: Number(span.dataset.b) }));
  const help = document.querySelector("dialog.help");
  let current = null;

  const start = card => Number(card.dataset.a);
  const end = card => Number(card.dataset.b);
  const within = (from, to) => pieces.filter(piece => piece.start < to && from < piece.end).map(piece => piece.span);

  function pick(card, { focus = false, reveal = false } = {}) {
    current?.classList.remove("current");
    document.querySelectorAll(".picked, .slot").forEach(span => span.classList.remove("picked", "slot"));
    current = card;
    if (!card) return;
    card.classList.add("current");
    const marked = within(start(card), end(card));
    marked.forEach(span => span.classList.add("picked"));
    for (const place of card.dataset.places.split(";").filter(Boolean)) {
      const [from, to] = place.split(" ").slice(-2).map(Number);
      within(from, to).forEach(span => span.classList.add("slot"));
    }
    if (focus) card.querySelector("summary").focus({ preventScroll: true });
    if (reveal) (marked[0] ?? card).scrollIntoView({ block: "center" });
    document.dispatchEvent(new CustomEvent("picked", { detail: card }));
  }

  // A click in the text picks the shortest claim there; clicking again goes to the next longer one.
  function clicked(event) {
    const span = event.target.closest?.("span.claimed");
    if (!span || String(getSelection())) return;
    const at = Number(span.dataset.a);
    const here = cards.filter(card => start(card) <= at && at < end(card)).sort((a, b) => end(a) - start(a) - end(b) + start(b));
    const next = here[(here.indexOf(current) + 1) % here.length];
    pick(next, { focus: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function recall() {
    const asked = document.getElementById(location.hash.slice(1));
    const id = asked?.matches(".card") ? asked.dataset.id : location.hash.slice(3);
    const card = cards.find(card => card.dataset.id === id);
    if (card) pick(card, { focus: true, reveal: true });
  }

  function move(by) {
    if (!cards.length) return;
    const at = current ? cards.indexOf(current) + by : by > 0 ? 0 : cards.length - 1;
    pick(cards[Math.min(Math.max(at, 0), cards.length - 1)], { focus: true, reveal: true });
  }

  const follow = selector => document.querySelector(selector)?.click();
  const KEYS = {
    j: () => move(1), k: () => move(-1),
    t: () => current && pick(current, { reveal: true }),
    f: () => current?.querySelector(".fact a")?.click(),
    n: () => follow("a[rel=next]"), p: () => follow("a[rel=prev]"), h: () => follow("a.home"),
    "?": () => help.showModal(),
  };

  document.addEventListener("keydown", event => {
    const writing = event.target.matches?.("input, textarea, select") || document.querySelector("dialog[open]");
    if (event.ctrlKey || event.metaKey || event.altKey || writing || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  document.querySelector(".columns")?.addEventListener("click", clicked);
  cards.forEach(card => card.querySelector("summary").addEventListener("focus", () => card === current || pick(card)));
  const keys = document.querySelector("button.keys");
  if (keys) {
    keys.hidden = false;
    keys.addEventListener("click", () => help.showModal());
  }
  addEventListener("hashchange", recall);
  recall();
})();

// Articles for a large report: those of the corpus over and over, each copy with people and places of its own, so
// that its facts are its own too, while countries and offices stay and gather reports.
//
//   node tests/browser/articles.mjs CLAIMS CORPUS FOLDER [COUNT] [SEED]
//
// CLAIMS is the file of claims that a run over CORPUS wrote: its names are the ones that change. The same seed gives
// the same articles.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Numbers from 0 up to 1, always the same for a seed (mulberry32).
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const STARTS = ["Bal", "Cor", "Dem", "Fal", "Gor", "Hen", "Jas", "Kel", "Lor", "Mar", "Nor", "Pel", "Ros", "Sel", "Tor", "Var"];
const MIDDLES = ["a", "e", "i", "o", "an", "en", "il", "or", "ast", "im"];
const ENDS = ["ba", "den", "dis", "gan", "lak", "mov", "nik", "rey", "ros", "sky", "ter", "vic"];

const name = next => [STARTS, MIDDLES, ENDS].map(parts => parts[Math.floor(next() * parts.length)]).join("");

// The words of every name that the articles themselves introduce; names that lexicons know stay.
function ownWords(claims) {
  const words = new Set();
  for (const line of readFileSync(claims, "utf8").split("\n").filter(Boolean)) {
    for (const value of Object.values(JSON.parse(line).slots)) {
      if (value?.kind !== "person" || value.resolved_by === "lexicon") continue;
      for (const word of value.name.split(/[\s-]+/)) if (/^\p{Lu}\p{L}{2,}$/u.test(word)) words.add(word);
    }
  }
  return words;
}

export function writeArticles({ claims, corpus, folder, count, seed = 1 }) {
  const next = random(seed);
  const words = ownWords(claims);
  const texts = readdirSync(corpus, { recursive: true }).filter(file => file.endsWith(".txt")).sort()
    .map(file => readFileSync(join(corpus, file), "utf8"));
  mkdirSync(folder, { recursive: true });
  let renamed = new Map();
  for (let at = 0; at < count; at++) {
    if (at % texts.length === 0) renamed = new Map([...words].map(word => [word, name(next)]));
    const text = texts[at % texts.length].replace(/\p{Lu}\p{L}{2,}/gu, word => renamed.get(word) ?? word);
    writeFileSync(join(folder, `${String(at).padStart(4, "0")}.txt`), text);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , claims, corpus, folder, count = "2000", seed = "1"] = process.argv;
  writeArticles({ claims, corpus, folder, count: Number(count), seed: Number(seed) });
}

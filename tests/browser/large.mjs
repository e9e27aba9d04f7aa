// A report of 2,000 articles opens fast and stays responsive.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { claimwire, ensure } from "./browser.mjs";

const ARTICLES = 2000;

// The corpus over and over, each copy with names of its own, so that its facts are its own too.
function copies(corpus, folder) {
  const texts = readdirSync(corpus, { recursive: true }).filter(name => name.endsWith(".txt")).sort()
    .map(name => readFileSync(join(corpus, name), "utf8"));
  mkdirSync(folder, { recursive: true });
  for (let at = 0; at < ARTICLES; at++) {
    const letters = [...String(Math.floor(at / texts.length))].map(digit => "abcdefghij"[digit]).join("");
    const own = texts[at % texts.length].replace(/\b([A-Z][a-z]{3,})\b/g, `$1${letters}`);
    writeFileSync(join(folder, `${String(at).padStart(4, "0")}.txt`), at < texts.length ? texts[at] : own);
  }
}

// Extracting 2,000 articles takes minutes without optimisation: CLAIMWIRE_LARGE=1 asks for it.
export function largeTests({ binary, corpus, work }) {
  if (!process.env.CLAIMWIRE_LARGE) return {};
  return {
    "a report of 2,000 articles opens in under 2 seconds": async page => {
      const [folder, output] = [join(work, "large-articles"), join(work, "large")];
      copies(corpus, folder);
      const ran = claimwire(binary, ["run", folder, "-o", output]);
      ensure(ran.status === 0, ran.said);
      const started = Date.now();
      await page.goto(pathToFileURL(join(output, "report.html")).href);
      await page.waitForSelector(".facts > li");
      const opened = Date.now() - started;
      await page.waitForFunction(() => !document.querySelector(".found").textContent.includes("loading"));
      const loaded = Date.now() - started;
      const answered = await page.evaluate(() => new Promise(done => {
        const [field, status] = [document.querySelector("[name=q]"), document.querySelector(".found")];
        const began = performance.now();
        new MutationObserver(() => requestAnimationFrame(() => done(performance.now() - began))).observe(status, { childList: true, characterData: true, subtree: true });
        field.value = "rutte";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }));
      const facts = (await page.locator(".found").textContent());
      console.log(`        opened in ${opened} ms, all facts there in ${loaded} ms, a search in ${Math.round(answered)} ms; ${facts}`);
      ensure(opened < 2000, `it opens in ${opened} ms`);
      ensure(answered < 500, `a search takes ${answered} ms`);
    },
  };
}

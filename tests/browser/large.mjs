// A report of 2,000 articles opens in under 2 seconds and stays responsive.
//
// Extracting 2,000 articles takes minutes without optimisation, so this runs only where CLAIMWIRE_LARGE names a
// number of articles: make browser-large.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writeArticles } from "./articles.mjs";
import { claimwire, ensure } from "./browser.mjs";

// How long the page takes from a change in the filters to the frame that shows its result.
const answered = (page, name, value) => page.evaluate(([name, value]) => new Promise(done => {
  const [field, status] = [document.querySelector(`.filters [name=${name}]`), document.querySelector(".found")];
  const began = performance.now();
  new MutationObserver((_, observer) => requestAnimationFrame(() => {
    observer.disconnect();
    done(Math.round(performance.now() - began));
  })).observe(status, { childList: true, characterData: true, subtree: true });
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}), [name, value]);

// Waits until all facts are there; tells when the first of them and when all of them were, since the page was asked for.
const loaded = page => page.evaluate(() => new Promise(done => {
  const seen = { painted: 0, first: 0, all: 0 };
  const look = () => {
    const now = Math.round(performance.now());
    if (!seen.first && document.querySelector(".facts > li")) seen.first = now;
    const status = document.querySelector(".found")?.textContent ?? "";
    if (status && !status.includes("loading")) {
      seen.painted = Math.round(performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
      done({ ...seen, all: now });
    } else requestAnimationFrame(look);
  };
  look();
}));

export function largeTests({ binary, corpus, work, output }) {
  const count = Number(process.env.CLAIMWIRE_LARGE);
  if (!count) return {};
  return {
    [`a report of ${count} articles opens in under 2 seconds`]: async page => {
      const [folder, large] = [join(work, "large-articles"), join(work, "large")];
      writeArticles({ claims: join(output, "claims.jsonl"), corpus, folder, count });
      const ran = claimwire(binary, ["run", folder, "-o", large]);
      ensure(ran.status === 0, ran.said);
      const began = Date.now();
      ensure(claimwire(binary, ["report", large]).status === 0, "the report is written");
      console.log(`        written in ${((Date.now() - began) / 1000).toFixed(1)} s`);

      await page.goto(pathToFileURL(join(large, "report.html")).href, { waitUntil: "commit" });
      const opened = await loaded(page);
      const searched = [await answered(page, "q", "rutte"), await answered(page, "q", "rutte estonia"), await answered(page, "q", "")];
      const filtered = [await answered(page, "status", "disputed"), await answered(page, "type", "stance")];
      const clicked = Date.now();
      await page.locator(".facts > li summary").first().click();
      await page.waitForSelector(".facts > li details[open] .answer");
      const detail = Date.now() - clicked;
      console.log(`        painted after ${opened.painted} ms, facts after ${opened.first} ms, all ${await page.getAttribute("#facts", "data-rows")} after ${opened.all} ms; `
        + `searches ${searched.join(", ")} ms, filters ${filtered.join(", ")} ms, a fact opened in ${detail} ms`);
      ensure(opened.first < 2000, `facts are there after ${opened.first} ms`);
      ensure(Math.max(...searched, ...filtered) < 500, "a search or filter takes half a second");
      ensure(detail < 1000, `a fact opens in ${detail} ms`);
    },
  };
}

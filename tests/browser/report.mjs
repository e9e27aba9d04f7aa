// The report of the corpus, opened from the disk.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensure, equal } from "./browser.mjs";

const rows = file => readFileSync(file, "utf8").split("\n").filter(Boolean).map(JSON.parse);

// The contrast of every text on the page with what is behind it (WCAG 2.2, 1.4.3): those below 4.5 : 1, or 3 : 1
// where letters are large.
function faint() {
  const parse = color => color.match(/[\d.]+/g).map(Number);
  const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = node => {
    for (; node; node = node.parentElement) {
      const color = parse(getComputedStyle(node).backgroundColor);
      if (color.length < 4 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const found = new Set();
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim());
    if (!own || node.closest("svg, noscript, [hidden], .skip") || !node.checkVisibility()) continue;
    const style = getComputedStyle(node);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    const [a, b] = [light(parse(style.color)), light(behind(node))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < (large ? 3 : 4.5)) found.add(`${node.tagName}.${node.className} ${contrast.toFixed(2)}`);
  }
  return [...found];
}

export function reportTests({ output, screenshots }) {
  const front = pathToFileURL(join(output, "report.html")).href;
  const articles = readdirSync(join(output, "report/articles"));
  const articleUrl = name => pathToFileURL(join(output, "report/articles", articles.find(file => file.startsWith(name)))).href;
  const facts = rows(join(output, "facts.jsonl"));
  const shot = async (page, name, fullPage = false) => {
    if (screenshots) await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage });
  };
  const listed = page => page.locator(".facts > li").count();
  const found = async page => Number((await page.locator(".found").textContent()).split(" ")[0]);

  return {
    "the front page lists every fact": async page => {
      await page.goto(front);
      await page.waitForSelector(".facts > li");
      equal(await found(page), facts.length, "facts");
      ensure(await page.locator("#backing .target").count() > 0, "somebody backs somebody");
      await shot(page, "front-light");
    },
    "filters and search narrow the list": async page => {
      await page.goto(front);
      const status = facts[0].status;
      await page.selectOption("select[name=status]", status);
      await page.waitForFunction(word => location.hash.includes(word), status);
      equal(await found(page), facts.filter(fact => fact.status === status).length, status);
      await page.click("button[type=reset]");
      await page.waitForFunction(all => document.querySelector(".found").textContent.startsWith(`${all} `), facts.length);
      await page.fill("input[name=q]", "rutte estonia");
      await page.waitForFunction(() => location.hash.includes("q="));
      const left = await found(page);
      ensure(left > 0 && left < facts.length, `${left} facts name both`);
    },
    "a link opens a fact, and its quote leads to its sentence": async page => {
      // The last one that has claims: facts that check others have none.
      const fact = facts.findLast(fact => fact.counts.claims > 0);
      await page.goto(`${front}#fact=${fact.id}`);
      const link = page.locator(`#fact-${fact.id} .answer a`).first();
      await link.waitFor();
      const quote = (await link.textContent()).trim();
      await link.press("Enter");
      await page.waitForSelector(".card.current");
      const picked = (await page.locator(".picked").allTextContents()).join("").replace(/\s+/g, " ").trim();
      equal(picked, quote, "the words that are marked");
      ensure(await page.locator(".picked").first().evaluate(node => {
        const { top, bottom } = node.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }), "they are in view");
    },
    "keys search and move on the front page": async page => {
      await page.goto(front);
      await page.waitForSelector(".facts > li");
      await page.keyboard.press("/");
      equal(await page.evaluate(() => document.activeElement.name), "q", "the focus");
      await page.keyboard.press("Escape");
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".facts > li:nth-child(2) details[open] .answer");
      await page.keyboard.press("k");
      ensure(await page.evaluate(() => document.activeElement.closest("li") === document.querySelector(".facts > li")), "back at the first");
    },
    "keys move from claim to claim and on to the fact": async page => {
      await page.goto(articleUrl("nato-race-wire-01"));
      for (const key of ["j", "j", "k"]) await page.keyboard.press(key);
      equal(await page.locator(".card.current .n").first().textContent(), "1", "the claim");
      ensure(await page.locator(".picked").count() > 0, "it is marked in the text");
      await page.keyboard.press("Enter");
      ensure(await page.locator(".card.current").getAttribute("open") !== null, "it is open");
      await shot(page, "article-light");
      await page.keyboard.press("?");
      ensure(await page.locator("dialog.help[open]").count() === 1, "the keys are shown");
      await page.keyboard.press("Escape");
      await page.keyboard.press("f");
      await page.waitForSelector("#facts details[open] .answer");
      await page.goBack();
      await page.keyboard.press("n");
      await page.waitForFunction(() => !location.href.includes("nato-race-wire-01"));
    },
    "a click in the text goes through the claims that overlap there": async page => {
      await page.goto(articleUrl("nato-race-wire-01"));
      const seen = new Set();
      const spans = page.locator(".claimed[class*='l0-'][class*='l1-']").first();
      for (let click = 0; click < 2; click++) {
        await spans.click();
        seen.add(await page.locator(".card.current").getAttribute("data-id"));
      }
      equal(seen.size, 2, "claims");
    },
    "the text on the page is the text of the article": async page => {
      for (const row of rows(join(output, "articles.jsonl")).slice(0, 12)) {
        const name = row.document.path.split("/").at(-1).replace(/\.[^.]*$/, "");
        await page.goto(articleUrl(name));
        const blocks = await page.locator(".row .text > :last-child").evaluateAll(blocks => blocks.map(block =>
          [...block.querySelectorAll("span[data-a]")].map(span => span.textContent).join("")));
        const bytes = Buffer.from(row.text);
        const expected = row.paragraphs.map(({ span }) => bytes.subarray(span.byte_start, span.byte_end).toString());
        equal(blocks, expected, name);
      }
    },
    "every mark of a plot leads to a claim": async page => {
      await page.goto(front);
      const marks = page.locator("#counts svg a");
      ensure(await marks.count() > 0, "there are marks");
      await marks.first().focus();
      await page.keyboard.press("Enter");
      await page.waitForSelector(".card.current");
    },
    "text has enough contrast, light and dark": async page => {
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        for (const url of [front, articleUrl("nato-race-wire-01")]) {
          await page.goto(url);
          await page.waitForTimeout(200);
          equal(await page.evaluate(faint), [], `${colorScheme} ${url.split("/").at(-1)}`);
          await shot(page, `${url === front ? "front" : "article"}-${colorScheme}`);
        }
      }
    },
    "everything has a name for those who do not see it": async page => {
      for (const url of [front, articleUrl("nato-race-wire-01")]) {
        await page.goto(url);
        const nameless = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, summary")]
          .filter(node => !(node.textContent.trim() || node.getAttribute("aria-label") || node.labels?.length))
          .map(node => node.outerHTML.slice(0, 120)));
        equal(nameless, [], "elements without a name");
        const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(node => node.id));
        equal(ids.length, new Set(ids).size, "ids that are their own");
      }
    },
    "a phone shows it all without sideways scrolling": async page => {
      await page.setViewportSize({ width: 390, height: 844 });
      for (const url of [front, articleUrl("nato-race-wire-01"), front.replace("report.html", "report/counts.html")]) {
        await page.goto(url);
        await page.waitForTimeout(200);
        const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        ensure(wide <= screen, `${url.split("/").at(-1)} is ${wide} wide on a screen of ${screen}`);
        await shot(page, `phone-${url.split("/").at(-1).split(".")[0]}`, true);
      }
    },
    "it can be printed": async page => {
      await page.goto(articleUrl("nato-race-wire-01"));
      const pdf = await page.pdf({ format: "A4" });
      ensure(pdf.length > 10_000, "there is something on paper");
      await page.emulateMedia({ media: "print" });
      await shot(page, "print-article");
    },
  };
}

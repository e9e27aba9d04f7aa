// The review server: verdicts by single keys, and the gold that they make.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { claimwire, ensure, equal, serve } from "./browser.mjs";

const rows = file => readFileSync(file, "utf8").split("\n").filter(Boolean).map(JSON.parse);

export function reviewTests({ binary, work, output, screenshots }) {
  const open = async (page, test) => {
    const gold = join(work, "review.gold.jsonl");
    for (const file of [gold, join(work, "review.verdicts.jsonl")]) rmSync(file, { force: true });
    const server = await serve(binary, [output, "--gold", gold, "--reviewer", "ana"]);
    try {
      await page.goto(server.address);
      await page.click("a[href*=nato-race-wire-01]");
      await page.waitForSelector("body[data-ready]");
      await test(gold, server);
    } finally {
      server.stop();
    }
  };
  const verdict = (page, mark) => page.waitForSelector(`.notice:has-text("${mark}")`);

  return {
    "keys accept, reject, correct and add, and check reads the gold": async page => open(page, async gold => {
      const first = page.locator(".card.stance").first();
      const id = await first.getAttribute("data-id");
      await first.locator("summary").focus();
      await page.keyboard.press("c");
      await page.selectOption("dialog [name='slot:position']", "undecided");
      if (screenshots) await page.screenshot({ path: join(screenshots, "review-correct.png") });
      await page.click("dialog button[type=submit]");
      await verdict(page, "corrected");
      const second = page.locator(".card.office").first();
      await second.locator("summary").focus();
      await page.keyboard.press("a");
      await verdict(page, "accepted");
      await page.locator(".card.statement").first().locator("summary").focus();
      await page.keyboard.press("r");
      await verdict(page, "rejected");
      // A selection may end in an element as well as in a text: as a double click, or this, makes it.
      const word = page.locator(".zone-body .text span[data-a]").last();
      await word.evaluate(node => getSelection().selectAllChildren(node));
      const words = (await word.textContent()).trim();
      await page.keyboard.press("m");
      await page.selectOption("dialog [name=type]", "membership");
      await page.fill("dialog [name='slot:org']", "org:nato");
      await page.fill("dialog [name='slot:value']", "32");
      await page.click("dialog button[type=submit]");
      await verdict(page, "added");
      if (screenshots) await page.screenshot({ path: join(screenshots, "review.png") });

      const written = rows(gold);
      equal(written.length, 3, "gold rows: what is rejected is none");
      equal(written.find(row => row.id === id).key.position, "undecided", "the correction");
      const text = rows(join(output, "articles.jsonl")).find(row => row.document.path.endsWith("nato-race-wire-01.txt")).text;
      ensure(written.some(row => row.type === "membership" && row.evidence.quote === words), "the words that were selected");
      for (const { evidence } of written) {
        equal([...text].slice(evidence.start, evidence.end).join(""), evidence.quote, "evidence in its place");
      }
      const checked = claimwire(binary, ["check", "--gold", gold, join(output, "claims.jsonl"), "--format", "json"]);
      ensure(checked.status === 0 || checked.status === 1, `check reads the gold: ${checked.said}`);
      const missing = JSON.parse(checked.out).missing.map(miss => miss.id ?? miss.gold?.id);
      ensure(missing.includes(id), "the corrected claim is now one that the rules miss");
      const agreed = claimwire(binary, ["agree", gold, gold, "--format", "json"]);
      equal(agreed.status, 0, agreed.said);
    }),
    "a wrong value is refused with its reason, and a verdict can be taken back": async page => open(page, async gold => {
      const card = page.locator(".card.stance").first();
      await card.locator("summary").focus();
      await page.keyboard.press("c");
      await page.fill("dialog [name='slot:target']", " ");
      await page.click("dialog button[type=submit]");
      await page.waitForSelector("dialog .fault:not(:empty)");
      await page.keyboard.press("Escape");
      await card.locator("summary").focus();
      await page.keyboard.press("a");
      await verdict(page, "accepted");
      await card.locator("summary").focus();
      await page.keyboard.press("u");
      await verdict(page, "Taken back");
      equal(rows(gold), [], "gold");
      page.forget(); // The refusal is an answer with status 422, which Chromium notes in its console.
    }),
    "without the token there is nothing to see": async page => open(page, async (_, server) => {
      const other = await page.context().browser().newContext();
      const answer = await other.request.get(new URL("/", server.address).href);
      equal(answer.status(), 401, "the status");
      await other.close();
    }),
  };
}

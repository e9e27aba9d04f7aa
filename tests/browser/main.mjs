// Runs every browser test and says what failed: status 1 where anything did.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Browser, claimwire } from "./browser.mjs";
import { reportTests } from "./report.mjs";
import { reviewTests } from "./review.mjs";
import { largeTests } from "./large.mjs";

const [, , binary, corpus, work, screenshots] = process.argv;
const output = join(work, "corpus");
mkdirSync(output, { recursive: true });
claimwire(binary, ["run", corpus, "-o", output]);

const browser = await Browser.start();
let failed = 0;
for (const tests of [reportTests, reviewTests, largeTests]) {
  for (const [name, test] of Object.entries(tests({ binary, corpus, work, output, screenshots }))) {
    const page = await browser.page();
    try {
      await test(page);
      const faults = page.faults();
      if (faults.length) throw new Error(`the page complains:\n  ${faults.join("\n  ")}`);
      console.log(`ok      ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}\n  ${error.stack ?? error}`);
    } finally {
      await page.close();
    }
  }
}
await browser.stop();
console.log(failed ? `${failed} browser tests failed` : "all browser tests passed");
process.exit(failed ? 1 : 0);

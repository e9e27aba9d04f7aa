// Chromium, driven by playwright-core: each test has a page of its own that notes every complaint and every request
// that leaves the report.
import { spawn, spawnSync } from "node:child_process";
import { chromium } from "playwright-core";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

export function claimwire(binary, args) {
  const ran = spawnSync(binary, args, { encoding: "utf8" });
  return { status: ran.status, out: ran.stdout, said: ran.stderr };
}

// Starts `claimwire serve` and waits for the address that it prints.
export function serve(binary, args) {
  const server = spawn(binary, ["serve", ...args, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "ignore", "pipe"] });
  return new Promise((done, failed) => {
    let said = "";
    server.stderr.on("data", piece => {
      said += piece;
      const address = said.match(/http:\S+/);
      if (address) done({ address: address[0], stop: () => server.kill("SIGINT") });
    });
    server.on("exit", code => failed(new Error(`the server ended with ${code}: ${said}`)));
  });
}

export class Browser {
  static async start() {
    const own = new Browser();
    own.chromium = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
    return own;
  }
  async page(options = {}) {
    const context = await this.chromium.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const faults = [];
    page.on("console", message => { if (["error", "warning"].includes(message.type())) faults.push(message.text()) });
    page.on("pageerror", error => faults.push(error.message));
    page.on("request", request => {
      const { protocol, hostname } = new URL(request.url());
      if (!["file:", "data:"].includes(protocol) && hostname !== "127.0.0.1") faults.push(`a request to ${request.url()}`);
    });
    page.faults = () => faults;
    page.forget = () => { faults.length = 0 };
    const close = page.close.bind(page);
    page.close = async () => { await close(); await context.close() };
    return page;
  }
  stop() {
    return this.chromium.close();
  }
}

export function equal(found, expected, what) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: found ${a}, expected ${b}`);
}

export function ensure(holds, what) {
  if (!holds) throw new Error(what);
}

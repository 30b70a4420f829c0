// What a large page takes in a browser: bytes and time of the first view, and frames while scrolling, filtering and moving:
//   npm run page-speed -- --page DIR [--chromium PATH] [--profile DIR]
// DIR is a page; `npm run page-scale` makes that of 10,000 commits × 1,000 benchmarks × 3 regions. A view is there when all
// files that it asks for have come and are drawn; a frame goes from what the reader does to when the page has drawn it, with
// what it waits for the screen. Fails beyond 300 kB, 1 s and 50 ms (95 of 100 frames). --profile writes what the processor
// did there, for the browser's own viewer (Performance, Load profile).
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openBrowser, serve, settled } from "./page/browser.mjs";
import { median } from "./statistics.mjs";

const { values } = parseArgs({
  options: {
    page: { type: "string" },
    chromium: { type: "string", default: process.env.STEADY_CHROMIUM ?? "chromium" },
    profile: { type: "string" },
  },
});
if (values.page === undefined) throw new Error("name a page: --page DIR");
const BOUNDS = { bytes: 300_000, ms: 1000, frame: 50 };
const FIRST_VIEWS = 5;
const served = await serve(values.page);
const browser = await openBrowser(values.chromium);
/** @type {{ what: string, value: number, unit: string, bound: number }[]} */
const found = [];

/** @param {import("playwright-core").Page} page @param {string} name @param {() => Promise<void>} act */
async function profiled(page, name, act) {
  if (values.profile === undefined) return act();
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 200 });
  await session.send("Profiler.start");
  await act();
  const { profile } = await session.send("Profiler.stop");
  mkdirSync(values.profile, { recursive: true });
  writeFileSync(join(values.profile, `${name.replaceAll(/\W+/g, "-")}.cpuprofile`), JSON.stringify(profile));
}

/**
 * Opens a view in a fresh profile. `first` is when `drawn` is true, `ms` when all of it is there: milliseconds after the
 * address was entered.
 * @param {string} view @param {string} drawn
 */
async function open(view, drawn) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  Object.assign(served.sent, { bytes: 0, files: 0 });
  let [first, ms] = [0, 0];
  // Asked from outside: the page's policy lets no text be run inside.
  const when = async (/** @type {string} */ isThere) => {
    while (!(await page.evaluate(isThere).catch(() => false))) await page.waitForTimeout(5);
    return Number(await page.evaluate("performance.now()"));
  };
  await profiled(page, `open ${view}`, async () => {
    await page.goto(`${served.url}${view}`, { waitUntil: "commit" });
    first = await when(drawn);
    ms = await when(`document.querySelector('main[aria-busy="false"]') !== null`);
  });
  await settled(page);
  return { page, first, ms, bytes: served.sent.bytes };
}

/** Times of frames in milliseconds, while `act` runs in the page. @param {import("playwright-core").Page} page @param {string} act */
async function frames(page, act) {
  const times = /** @type {number[]} */ (
    await page.evaluate(`(async () => {
      const times = [];
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const grid = document.querySelector("[role=application]");
      const field = document.querySelector("input[type=search]");
      await frame();
      for (let i = 0; i < 120; i++) {
        const began = performance.now();
        ${act}
        await frame();
        const drawn = await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => done(performance.now()); port2.postMessage(0); });
        times.push(drawn - began);
      }
      return times;
    })()`)
  );
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ part) => sorted[Math.floor(sorted.length * part)] ?? 0;
  return { usual: at(0.5), most: at(0.95), longest: sorted.at(-1) ?? 0 };
}

/** Opened some times, each time by a reader who was never there. @param {string} what @param {string} view @param {string} drawn */
async function tellView(what, view, drawn) {
  /** @type {{ readonly bytes: number, readonly first: number, readonly ms: number }[]} */
  const opened = [];
  for (let i = 0; i < FIRST_VIEWS; i++) {
    const { page, ...one } = await open(view, drawn);
    opened.push(one);
    await page.context().close();
  }
  const [bytes, first, ms] = /** @type {const} */ (["bytes", "first", "ms"]).map((of) =>
    median(opened.map((o) => o[of])),
  );
  found.push({ what: `${what}, loaded`, value: (bytes ?? 0) / 1000, unit: "kB", bound: BOUNDS.bytes / 1000 });
  found.push({ what: `${what}, first drawn after`, value: first ?? 0, unit: "ms", bound: BOUNDS.ms });
  found.push({ what: `${what}, all drawn after`, value: ms ?? 0, unit: "ms", bound: BOUNDS.ms });
}

const ROWS = `/of \\d+ rows/.test(document.querySelector("[role=status]")?.textContent ?? "")`;
await tellView("overview", "", `document.querySelector(".states li") !== null`);
await tellView("grid of one region", "#grid?region=eu-west", ROWS);
await tellView("grid of the worst of all regions", "#grid", ROWS);

const ACTS = {
  "scrolling through commits": "grid.scrollLeft += 97;",
  "scrolling through all of the history": "grid.scrollLeft = (grid.scrollWidth * i) / 120;",
  "scrolling through rows": "grid.scrollTop = (i % 60) * 131;",
  filtering: `field.value = "Operation" + (i % 25); field.dispatchEvent(new Event("input"));`,
  "typing a filter": `field.value = "operation1.*mode=stream".slice(0, i % 24); field.dispatchEvent(new Event("input"));`,
  "moving with keys": `grid.dispatchEvent(new KeyboardEvent("keydown", { key: i % 3 === 0 ? "ArrowDown" : "ArrowRight", bubbles: true }));`,
};
const { page } = await open("#grid", ROWS);
for (const [what, act] of Object.entries(ACTS)) {
  await profiled(page, what, async () => {
    const { usual, most, longest } = await frames(page, act);
    found.push({ what: `${what}, usual frame`, value: usual, unit: "ms", bound: BOUNDS.frame });
    found.push({ what: `${what}, 95 % of frames`, value: most, unit: "ms", bound: BOUNDS.frame });
    found.push({ what: `${what}, longest frame`, value: longest, unit: "ms", bound: Infinity });
  });
  await page.fill("input[type=search]", "");
  await page.evaluate("document.querySelector('[role=application]').scrollTo(0, 0)");
  await settled(page);
}
await browser.close();
served.close();

for (const { what, value, unit, bound } of found)
  console.log(
    `${value <= bound ? "      " : "MISSED"} ${what.padEnd(56)} ${value.toFixed(1).padStart(8)} ${unit}${bound === Infinity ? "" : ` (at most ${bound})`}`,
  );
process.exitCode = found.some(({ value, bound }) => value > bound) ? 1 : 0;

// What a large page takes in a browser: bytes and time of the first view, and frames while scrolling, filtering and moving:
//   npm run page-speed -- --page DIR [--chromium PATH]
// DIR is a page; `npm run page-scale` makes that of 10,000 commits × 1,000 benchmarks × 3 regions. Fails beyond
// 300 kB, 1 s and 50 ms.
import { parseArgs } from "node:util";
import { openBrowser, serve, settled } from "./page/browser.mjs";

const { values } = parseArgs({
  options: {
    page: { type: "string" },
    chromium: { type: "string", default: process.env.STEADY_CHROMIUM ?? "chromium" },
  },
});
if (values.page === undefined) throw new Error("name a page: --page DIR");
const BOUNDS = { bytes: 300_000, ms: 1000, frame: 50 };
const served = await serve(values.page);
const browser = await openBrowser(values.chromium);
/** @type {{ what: string, value: number, unit: string, bound: number }[]} */
const found = [];

/** Opens a view in a fresh profile, and waits until its first cells or states are drawn. @param {string} view @param {string} ready */
async function open(view, ready) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  Object.assign(served.sent, { bytes: 0, files: 0 });
  await page.goto(`${served.url}${view}`, { waitUntil: "commit" });
  // Asked from outside: the page's policy lets no text be run inside.
  while (!(await page.evaluate(ready).catch(() => false))) await page.waitForTimeout(5);
  const ms = Number(await page.evaluate("performance.now()"));
  await settled(page);
  return { page, ms, bytes: served.sent.bytes };
}

/** The longest and the 95th percentile of the times between frames, while `act` runs in the page. @param {import("playwright-core").Page} page @param {string} act */
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
  return {
    longest: sorted.at(-1) ?? 0,
    usual: sorted[Math.floor(sorted.length / 2)] ?? 0,
    most: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
  };
}

const DRAWN = `(() => {
  const canvas = document.querySelector("canvas");
  if (!/of \\d+ rows/.test(document.querySelector("[role=status]")?.textContent ?? "") || canvas === null) return false;
  const { data } = canvas.getContext("2d").getImageData(360, 130, 40, 20);
  const ground = getComputedStyle(document.documentElement).getPropertyValue("--ground").trim();
  return [...data].some((byte, i) => i % 4 === 0 && byte !== parseInt(ground.slice(1, 3), 16));
})()`;

/** @param {{ readonly bytes: number, readonly ms: number }} opened @param {string} view @param {string} drawn */
function tellView({ bytes, ms }, view, drawn) {
  found.push({ what: `first view, ${view}`, value: bytes / 1000, unit: "kB", bound: BOUNDS.bytes / 1000 });
  found.push({ what: `${drawn} drawn after`, value: ms, unit: "ms", bound: BOUNDS.ms });
}

tellView(await open("", `document.querySelector(".states li") !== null`), "overview", "overview");
tellView(await open("#grid?region=eu-west", DRAWN), "grid of one region", "grid of one region");
const all = await open("#grid", DRAWN);
tellView(all, "grid of the worst of all regions", "grid of all regions");

const ACTS = {
  "scrolling through commits": "grid.scrollLeft += 97;",
  "scrolling through rows": "grid.scrollTop = (i % 60) * 131;",
  filtering: `field.value = "Operation" + (i % 25); field.dispatchEvent(new Event("input"));`,
  "moving with keys": `grid.dispatchEvent(new KeyboardEvent("keydown", { key: i % 3 === 0 ? "ArrowDown" : "ArrowRight", bubbles: true }));`,
};
for (const [what, act] of Object.entries(ACTS)) {
  const { usual, most, longest } = await frames(all.page, act);
  found.push({ what: `${what}, usual frame`, value: usual, unit: "ms", bound: BOUNDS.frame });
  found.push({ what: `${what}, 95 % of frames`, value: most, unit: "ms", bound: BOUNDS.frame });
  found.push({ what: `${what}, longest frame`, value: longest, unit: "ms", bound: Infinity });
  await all.page.fill("input[type=search]", "");
  await settled(all.page);
}
await browser.close();
served.close();

for (const { what, value, unit, bound } of found)
  console.log(
    `${value <= bound ? "      " : "MISSED"} ${what.padEnd(48)} ${value.toFixed(1).padStart(8)} ${unit}${bound === Infinity ? "" : ` (at most ${bound})`}`,
  );
process.exitCode = found.some(({ value, bound }) => value > bound) ? 1 : 0;

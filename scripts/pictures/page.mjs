// The page on the demo's history, as small PNGs.
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { openBrowser, settled } from "../page/browser.mjs";
import { shrink } from "./browser.mjs";

const BENCHMARKS = ["token.BenchmarkDerive-4", "words.BenchmarkJoin-4", "words.BenchmarkCount/size=64k-4"];
const of = BENCHMARKS.map((name) => `of=${encodeURIComponent(`example.com/tokens/${name} sec/op`)}`).join(
  "&",
);
const VIEWS = {
  "page-grid": { view: "#grid", height: 700 },
  "page-trend": { view: `#trend?region=eu-west&${of}`, height: 640 },
};

/** @param {{ browser: string, folder: string, root: string }} wish */
export async function drawPage({ browser, folder, root }) {
  const out = join(folder, "demo");
  execFileSync(process.execPath, [join(root, "dist/cli.js"), "demo", "--page", "--out", out], {
    stdio: "ignore",
  });
  const open = await openBrowser(browser);
  for (const [name, { view, height }] of Object.entries(VIEWS)) {
    const context = await open.newContext({ viewport: { width: 1120, height } });
    const page = await context.newPage();
    await page.goto(`file://${join(out, "page.html")}${view}`);
    await settled(page);
    const picture = join(root, `docs/images/${name}.png`);
    await page.screenshot({ path: picture });
    await context.close();
    shrink(picture);
    console.error(`${picture}: ${(statSync(picture).size / 1024).toFixed(0)} KiB`);
  }
  await open.close();
}

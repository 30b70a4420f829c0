// Ten questions that a team lead asks, answered on the demo's page by clicks that are counted and timed:
//   npm run page-questions [-- --chromium PATH] [--write]
// Each ends with the answer that has to stand on the screen; a table for docs/page.md, which --write puts there.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openBrowser, serve, settled } from "./page/browser.mjs";

const { values } = parseArgs({
  options: {
    chromium: { type: "string", default: process.env.STEADY_CHROMIUM ?? "chromium" },
    write: { type: "boolean", default: false },
  },
});
const root = fileURLToPath(new URL("..", import.meta.url));

/** Hands counts what a person does; a key or a word typed is one. @param {import("playwright-core").Page} page */
function handsOn(page) {
  let clicks = 0;
  const counted = async (/** @type {() => Promise<unknown>} */ act) => {
    clicks++;
    await act();
    await settled(page);
  };
  return {
    click: (/** @type {import("playwright-core").Locator} */ what) => counted(() => what.click()),
    choose: (/** @type {string} */ label, /** @type {string} */ value) =>
      counted(() => page.getByLabel(label, { exact: true }).selectOption({ label: value })),
    key: (/** @type {string} */ key) => counted(() => page.keyboard.press(key)),
    at: (/** @type {number} */ x, /** @type {number} */ y) => counted(() => page.mouse.click(x, y)),
    count: () => clicks,
  };
}

/**
 * @typedef {ReturnType<typeof handsOn>} Hands
 * @typedef {{ asks: string, answer: RegExp, act: (page: import("playwright-core").Page, hands: Hands) => Promise<void>, others: readonly [string, string, string] }} Question
 */

const nothing = async () => {};
const GRID = "[role=application][aria-label^=Grid]";

/** The heading of a column. @param {import("playwright-core").Page} page @param {number} column */
async function heading(page, column) {
  const box = await page.locator(GRID).boundingBox();
  if (box === null) throw new Error("there is no grid");
  return /** @type {const} */ ([box.x + 341 + 22 * column + 11, box.y + 40]);
}

/** Others: TestGrid, github-action-benchmark, perf.golang.org. From their documentation. @type {readonly Question[]} */
const QUESTIONS = [
  {
    asks: "Who made Derive slower this week?",
    answer: /Derive-4 sec\/op\+1\d\.\d %.*Token: more rounds/s,
    act: nothing,
    others: [
      "no: a number in a cell, and a graph to read",
      "2, by eye: its chart, and the point to hover",
      "2, by eye: the list of regressions, and the point to hover",
    ],
  },
  {
    asks: "Is anything slower than it was?",
    answer: /\d events? open/,
    act: nothing,
    others: [
      "no: it knows failing tests",
      "no: one chart a benchmark to look at",
      "1: the list of regressions",
    ],
  },
  {
    asks: "Is ap-south slower than us-east, since the release?",
    answer: /Derive-4 sec\/op, ap-south, relative to.*Derive-4 sec\/op, us-east, relative to/s,
    act: async (page, hands) => {
      await hands.click(page.getByRole("link", { name: /Derive-4 sec\/op$/ }).first());
    },
    others: [
      "no: numbers of two rows or tabs",
      "no: it has no regions",
      "2, by eye: a selector of platforms",
    ],
  },
  {
    asks: "Since when is TestHandover flaky?",
    answer: /TestHandover.*\d+ of \d+ runs.*20\d\d-\d\d-\d\d UTC/s,
    act: nothing,
    others: ["1, by eye: the tab, and its oldest purple cell", "no", "no"],
  },
  {
    asks: "Is every region still measured?",
    answer: /silent for 3 days/,
    act: nothing,
    others: ["0, where an alert of staleness is configured", "no", "no"],
  },
  {
    asks: "What changed between this commit and that of last week?",
    answer: /a step of \+1\d.*How the newer commit differs/s,
    act: async (page, hands) => {
      await hands.click(page.getByRole("link", { name: "Grid", exact: true }));
      await hands.at(...(await heading(page, 0)));
      await hands.at(...(await heading(page, 34)));
      await hands.click(page.getByRole("link", { name: "What changed between them" }));
    },
    others: ["3: two columns and a link, to the code alone", "no", "no"],
  },
  {
    asks: "By how much is Count slower than the release, and how sure is that?",
    answer: /Count\/size=64k-4 sec\/op, \S+\+\d\.\d % \(\d\.\d to \d\.\d\)/,
    act: async (page, hands) => {
      await hands.click(page.getByRole("link", { name: /Count\/size=64k-4 sec\/op$/ }).first());
      await hands.click(page.locator("[role=application][aria-label^=Trend]"));
      await hands.key("End");
    },
    others: ["no", "no: single values, no interval", "1: relative to the newest release, with a band"],
  },
  {
    asks: "Which tests fail in one place alone?",
    answer: /TestDayHas24Hours.*region ap-south/s,
    act: nothing,
    others: ["2, by eye: tabs beside each other", "no", "no"],
  },
  {
    asks: "On which machine and with which Go was it measured?",
    answer: /go1\.26\.\d on .*GOMAXPROCS 4/,
    act: async (page, hands) => {
      await hands.click(page.getByRole("link", { name: /Derive-4 sec\/op$/ }).first());
      await hands.choose("Values", "absolute, by machine");
    },
    others: [
      "1: a header row, where it is configured",
      "1: hover, where it was written down",
      "1: a selector of platforms",
    ],
  },
  {
    asks: "May I have these figures?",
    answer: /CSV.*JSON/,
    act: async (page, hands) => {
      await hands.click(page.getByRole("link", { name: /Derive-4 sec\/op$/ }).first());
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        hands.click(page.getByRole("button", { name: "CSV" })),
      ]);
      if (!readFileSync(await download.path(), "utf8").startsWith("branch,region"))
        throw new Error("that is no CSV");
    },
    others: ["no", "1: a button, all of it as JSON", "no"],
  },
];

const folder = mkdtempSync(join(tmpdir(), "go-steady-questions-"));
try {
  execFileSync(process.execPath, [join(root, "dist/cli.js"), "demo", "--page", "--out", folder], {
    stdio: "ignore",
  });
  const served = await serve(join(folder, "page"));
  const browser = await openBrowser(values.chromium);
  const rows = [];
  for (const question of QUESTIONS) rows.push(await ask(browser, served.url, question));
  await browser.close();
  served.close();
  const table = [
    "| question | clicks here | seconds here | TestGrid | github-action-benchmark | perf.golang.org |",
    "|:--|--:|--:|:--|:--|:--|",
    ...rows,
  ].join("\n");
  console.log(table);
  if (values.write) write(table);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {import("playwright-core").Browser} browser @param {string} url @param {Question} question */
async function ask(browser, url, { asks, answer, act, others }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const began = performance.now();
  await page.goto(url);
  await settled(page);
  const hands = handsOn(page);
  await act(page, hands);
  const seconds = (performance.now() - began) / 1000;
  const text = (await page.locator("main").textContent()) ?? "";
  if (!answer.test(text)) throw new Error(`${asks} has no answer on the screen: ${answer}`);
  await context.close();
  return `| ${asks} | ${hands.count()} | ${seconds.toFixed(1)} | ${others.join(" | ")} |`;
}

/** Between the marks of docs/page.md. @param {string} table */
function write(table) {
  const path = join(root, "docs/page.md");
  const text = readFileSync(path, "utf8");
  const [start, end] = ["<!-- questions -->", "<!-- /questions -->"];
  if (!text.includes(start) || !text.includes(end)) throw new Error(`docs/page.md has no ${start}`);
  const before = text.slice(0, text.indexOf(start) + start.length);
  writeFileSync(path, `${before}\n\n${table}\n\n${text.slice(text.indexOf(end))}`);
}

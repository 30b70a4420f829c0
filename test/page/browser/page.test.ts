// The page in a real browser: what a reader clicks, and reads then. The history is the demo's: 120 commits of main in
// three regions, one of which is silent, and a release branch. A part of it runs with every change, all of it at night.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "@jest/globals";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { cli } from "../../kit/cli.ts";
import { at, entry, row, slower, writeHistory } from "../../kit/entries.ts";
import { byNight, isLong } from "../../kit/long.ts";
import { testWith } from "../../kit/needed.ts";
import { CHROMIUM, openBrowser, openTab, type Served, serveFolder, settled, type Tab } from "./browser.ts";

const scratch = mkdtempSync(join(process.env.STEADY_TEST_ROOT ?? tmpdir(), "page-"));
const folder = join(scratch, "linked");
let browser: Browser;
let served: Served;

beforeAll(async () => {
  if (CHROMIUM.path === undefined) return;
  const demo = cli(["demo", "--page", "--out", scratch], { cwd: scratch, scratch });
  expect(demo).toMatchObject({ code: 0 });
  const links = [
    "--repository",
    "https://github.com/acme/tokens",
    "--history",
    `folder:${join(scratch, "history")}`,
  ];
  expect(cli(["page", ...links, "--out", folder], { cwd: scratch, scratch })).toMatchObject({ code: 0 });
  served = await serveFolder(folder);
  browser = await openBrowser(CHROMIUM.path);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** inBrowser is a test at a view of the page; a script's error there fails it, too. */
function inBrowser(
  title: string,
  view: string,
  body: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): void {
  testWith(CHROMIUM, title, async () => {
    const tab = await openTab(browser, `${served.url}${view}`, options);
    await body(tab.page);
    expect(tab.errors).toEqual([]);
  });
}

/** The others are in the long form, every night. */
const [nightly, longWith] = [byNight(inBrowser), byNight(testWith)];

const GRID = "[role=application][aria-label^=Grid]";
const PLOT = "[role=application][aria-label^=Trend]";

/** Where a cell of the grid is on the screen, in normal width. */
async function cellAt(page: Page, line: number, column: number) {
  const box = await page.locator(GRID).boundingBox();
  if (box === null) throw new Error("there is no grid");
  const headings = 18 + 74 + 18 + 18;
  const nameWidth = Math.round(Math.min(340, box.width * 0.45));
  return { x: box.x + 1 + nameWidth + 22 * column + 11, y: box.y + 1 + headings + 22 * line + 11 };
}

async function clickCell(page: Page, line: number, column: number): Promise<void> {
  const { x, y } = await cellAt(page, line, column);
  await page.mouse.click(x, y);
  await settled(page);
}

/** Where the links of a part lead to outside of the page, each once. */
const leadsTo = async (part: Locator): Promise<readonly string[]> => {
  const all = await part
    .locator("a[href^=http]")
    .evaluateAll((links) => links.map((a) => `${a.getAttribute("href")}`));
  return [...new Set(all)].sort();
};
const HOME = "https://github.com/acme/tokens";

const trendOf = (name: string): string =>
  `#trend?of=${encodeURIComponent(`example.com/tokens/${name} sec/op`)}&region=eu-west`;
const DERIVE = trendOf("token.BenchmarkDerive-4");
/** The demo's commits 89 and 119. */
const COMPARE = "#compare?pick=2676017210&pick=7047114167";
const valuesIn = (page: Page) => page.getByRole("table", { name: "Values at this commit" });
const detailsOf = (page: Page) => page.getByRole("region", { name: "The selected cell" });
const statusOf = (page: Page) => page.getByRole("region", { name: "Grid" }).getByRole("status").first();
const choose = async (page: Page, label: string, value: string) => {
  await page.getByLabel(label, { exact: true }).selectOption({ label: value });
  await settled(page);
};

/** Keys of the first rows, top down, as the keyboard goes. */
async function firstRows(page: Page, count: number): Promise<readonly string[]> {
  await page.locator(GRID).focus();
  const found: string[] = [];
  for (let i = 0; i < count; i++) {
    await page.keyboard.press(i === 0 ? "ArrowRight" : "ArrowDown");
    await settled(page);
    found.push((await detailsOf(page).locator("dd").first().textContent()) ?? "");
  }
  return found;
}

inBrowser(
  "the overview says of each branch and region how it is, and calls silence by its name",
  "",
  async (page) => {
    const items = await page.locator(".states li").allTextContents();
    expect(items).toHaveLength(6);
    expect(items[0]).toMatch(/main, ap-south.*silent for 3 days.*newest run 3 days ago/);
    expect(items[1]).toMatch(
      /main, eu-west.*\d+ events? open, the newest \d+ (hours|days) ago.*newest run 2 hours ago/,
    );
    expect(items[4]).toMatch(/release-1.4, eu-west.*silent for \d+ days/);
    expect(items[5]).toMatch(/release-1.4, us-east.*no data.*never measured there/);
    expect(await page.locator(".states li.nodata").count()).toBe(4);
  },
);

nightly("open events stand worst first, with commit, size and time in both zones", "", async (page) => {
  const rows = page.getByRole("table", { name: "All, worst first" }).locator("tbody tr");
  const [first = ""] = await rows.allTextContents();
  expect(first).toMatch(
    /▲example.com\/tokens\/token.BenchmarkDerive-4 sec\/op\+1[45]\.\d % \(1\d.\d to 1\d.\d\)/,
  );
  expect(first).toMatch(/Token: more rounds.* UTC.* \+01:00 Europe\/Berlin/);
});

nightly("flaky tests have their rate and since when", "", async (page) => {
  const row = page
    .getByRole("table", { name: "Passed and failed on the same commit" })
    .locator("tbody tr")
    .first();
  expect(await row.textContent()).toMatch(
    /TestHandover\S+ % \(.* to .*\), \d+ of \d+ runs20\d\d-\d\d-\d\d UTC, \d{10}/,
  );
});

nightly("a badge says it in two words", "", async (page) => {
  const svg = await page.evaluate(async () => (await fetch("badge.svg")).text());
  expect(svg).toMatch(/<title>go-steady: \d+ slower<\/title>/);
});

nightly("every branch in every region has its freshness", "", async (page) => {
  const rows = page.getByRole("table", { name: "Every branch in every region" }).locator("tbody tr");
  expect(await rows.count()).toBe(6);
  expect(await rows.nth(5).textContent()).toMatch(/release-1.4us-eastnever measured thereno data/);
});

nightly("a click on an event leads to its trend, and to its cell in the grid", "", async (page) => {
  await page
    .getByRole("link", { name: /^in the grid: .*Derive/ })
    .first()
    .click();
  await settled(page);
  expect(await detailsOf(page).textContent()).toMatch(/Derive-4 sec\/op.*a step of \+1.*Token: more rounds/s);
  await page.goBack();
  await page
    .getByRole("link", { name: /Derive-4 sec\/op$/ })
    .first()
    .click();
  await settled(page);
  expect(page.url()).toContain("#trend?");
  expect(await page.getByRole("list", { name: "Lines" }).textContent()).toMatch(/Derive-4 sec\/op/);
});

nightly(
  "a cell says what, how sure, when in UTC and here, and which run on which machine",
  "#grid",
  async (page) => {
    await clickCell(page, 0, 3);
    const text = (await detailsOf(page).textContent()) ?? "";
    expect(text).toMatch(/what.*sec\/op/);
    expect(text).toMatch(
      /unchanged: [+−]?\d\.\d % \(−?\d\.\d to \d\.\d\); .* → .*; 12 pairs|identical: proved/,
    );
    expect(text).toMatch(
      /measured\d{4}-\d\d-\d\d \d\d:\d\d UTC\d{4}-\d\d-\d\d \d\d:\d\d \+0[12]:00 Europe\/Berlin/,
    );
    expect(text).toMatch(/go1.26.8 on Intel Xeon Platinum 8370C, 4 processors; compared with main~1/);
  },
);

nightly("a cell leads to its commit, its pull request and its run", "#grid", async (page) => {
  await clickCell(page, 0, 2);
  await page.waitForURL(/at=[0-9a-f]{40}/);
  const [sha = ""] = /[0-9a-f]{40}/.exec(page.url()) ?? [];
  const place = Number(sha.slice(-5)) - 1;
  expect(await leadsTo(detailsOf(page))).toEqual([
    `${HOME}/actions/runs/${7_000_000 + place * 10}`,
    `${HOME}/commit/${sha}`,
    `${HOME}/pull/${300 + place}`,
  ]);
});

nightly("what is under the mouse is told beside it", "#grid", async (page) => {
  const { x, y } = await cellAt(page, 0, 2);
  await page.mouse.move(x, y);
  await settled(page);
  const tip = page.locator(".tip");
  expect(await tip.textContent()).toMatch(/^what: .*\n.*eu-west: .*\n/s);
  expect(await tip.textContent()).toMatch(/measured: .* UTC · .* Europe\/Berlin/);
  await page.mouse.move(2, 2);
  expect(await tip.isHidden()).toBe(true);
});

inBrowser(
  "rows are filtered by a regular expression, package, unit and state, and all come back",
  "#grid",
  async (page) => {
    const all = Number(/of (\d+) rows/.exec((await statusOf(page).textContent()) ?? "")?.[1]);
    const shown = async () => Number(/^(\d+) of/.exec((await statusOf(page).textContent()) ?? "")?.[1]);
    expect(await shown()).toBe(all);
    await page.keyboard.press("/");
    await page.keyboard.type("^example.com/tokens/words.*count/size=(1|64)k");
    await settled(page);
    expect(await shown()).toBe(6);
    await choose(page, "Unit", "sec/op");
    expect(await shown()).toBe(2);
    await page.getByRole("button", { name: "All rows" }).click();
    await choose(page, "Package", "example.com/tokens/store");
    await choose(page, "Unit", "tests");
    expect(await shown()).toBe(4);
    await page.getByRole("button", { name: "All rows" }).click();
    await page.getByText("States: all").click();
    await page.getByLabel("broken or missing").check();
    await settled(page);
    expect(await shown()).toBe(2);
    await page.getByLabel("broken or missing").uncheck();
    await page.getByLabel("flaky").check();
    await settled(page);
    expect(await shown()).toBe(1);
  },
);

nightly("what is no regular expression is marked, and filters nothing", "#grid", async (page) => {
  const field = page.getByLabel("Filter", { exact: true });
  await field.fill("(");
  expect(await field.getAttribute("aria-invalid")).toBe("true");
  expect(await field.getAttribute("title")).toBe("This is no regular expression.");
  expect(await statusOf(page).textContent()).toMatch(/^(\d+) of \1 rows/);
  await field.fill("(?=a)");
  expect(await field.getAttribute("title")).toMatch(/no look-around/);
  await field.fill("words");
  await settled(page);
  expect(await field.getAttribute("aria-invalid")).toBe("false");
  expect(page.url()).toContain("q=words");
});

nightly("a column that is chosen before its commit has come stays chosen", "#overview", async (page) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/data/commits-*", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${served.url}#grid`);
  await page.reload();
  await page.locator(GRID).focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
  expect(page.url()).not.toContain("at=");
  release();
  await settled(page);
  const fourth = (await detailsOf(page).textContent()) ?? "";
  await page.waitForURL(/at=[0-9a-f]{40}/); // what follows a key closely is written after a pause
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowRight");
  await settled(page);
  expect(await detailsOf(page).textContent()).toBe(fourth);
});

nightly("rows are sorted by the newest event, by flakiness and by name", "#grid", async (page) => {
  const first = async (order: string): Promise<string> => {
    await page.goto(`${served.url}#grid`);
    await page.reload();
    await settled(page);
    await choose(page, "Sorted by", order);
    return (await firstRows(page, 1))[0] ?? "";
  };
  expect(await first("newest event")).toMatch(/Split-4 sec\/op/);
  expect(await first("flakiness")).toMatch(/TestHandover/);
  expect(await first("name")).toMatch(/store.BenchmarkDump-4 B\/op/);
});

nightly(
  "rows stand under their packages, and keys pass over the headings",
  "#grid?sort=name&group=package",
  async (page) => {
    const rows = await firstRows(page, 14);
    expect(rows[0]).toMatch(/^example.com\/tokens\/store/);
    expect(rows.at(-1)).toMatch(/^example.com\/tokens\/store/);
    expect(new Set(rows).size).toBe(14);
  },
);

nightly("wide cells have numbers, which are asked for then", "#grid", async (page) => {
  const before = served.asked.filter((path) => path.includes("values")).length;
  await choose(page, "Cells", "with numbers");
  expect(served.asked.filter((path) => path.includes("values")).length).toBeGreaterThan(before);
  await choose(page, "Cells", "tiny");
  expect(page.url()).toContain("width=tiny");
});

nightly("names and headings stay when the cells are scrolled", "#grid", async (page) => {
  const grid = page.locator(GRID);
  const canvas = grid.locator("canvas");
  const before = await canvas.boundingBox();
  await grid.evaluate((box) => box.scrollTo(900, 90));
  await settled(page);
  expect(await grid.evaluate((box) => box.scrollLeft)).toBe(900);
  expect(await canvas.boundingBox()).toEqual(before);
});

inBrowser("the keyboard moves, opens the trend, filters, helps and changes pages", "#grid", async (page) => {
  await page.locator(GRID).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  await settled(page);
  const oldest = await detailsOf(page).textContent();
  await page.keyboard.press("Home");
  await settled(page);
  expect(await detailsOf(page).textContent()).not.toBe(oldest);
  expect(await page.locator("#grid-cell").textContent()).toMatch(
    /sec\/op, commit \w{10} of 20\d\d-\d\d-\d\d UTC, .*: /,
  );
  await page.keyboard.press("?");
  const help = page.getByRole("dialog");
  expect(await help.isVisible()).toBe(true);
  const documents = (await leadsTo(help)).map((link) => /docs\/.*$/.exec(link)?.[0] ?? "");
  expect(documents).toEqual(["docs/page.md", "docs/testgrid.md"]);
  await page.keyboard.press("Escape");
  expect(await page.getByRole("dialog").isVisible()).toBe(false);
  await page.locator(GRID).focus();
  await page.keyboard.press("Enter");
  await settled(page);
  expect(page.url()).toContain("#trend?");
  await page.keyboard.press("1");
  await settled(page);
  expect(await page.getByRole("heading", { name: "Open events" }).isVisible()).toBe(true);
});

nightly("a held key asks for the numbers of the cell where it stops", "#grid?sort=name", async (page) => {
  const grid = page.locator(GRID);
  await grid.press("ArrowRight");
  await settled(page);
  const valuesAsked = () => served.asked.filter((path) => path.includes("values")).length;
  const before = valuesAsked();
  const passed = await grid.evaluate(async (box) => {
    const lines: string[] = [];
    for (let i = 0; i < 30; i++) {
      box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
      await new Promise(requestAnimationFrame);
      if (document.querySelector(".passed") !== null)
        lines.push(document.querySelector("#grid-cell")?.textContent ?? "");
    }
    return lines;
  });
  expect(new Set(passed).size).toBeGreaterThan(20); // each is said, though it is passed
  await settled(page);
  expect(await page.locator(".passed").count()).toBe(0);
  const stopped = (await detailsOf(page).locator("dd").first().textContent()) ?? "";
  expect(await page.locator("#grid-cell").textContent()).toContain(`${stopped}, commit`);
  expect(valuesAsked() - before).toBeLessThanOrEqual(3); // one in each region
});

nightly(
  "the selected row is a table, the newest commit first, of what can be seen",
  "#grid",
  async (page) => {
    await clickCell(page, 0, 0);
    await page.getByText("This row as a table").click();
    const table = detailsOf(page).locator("tbody tr");
    await table.first().waitFor();
    const rows = await table.allTextContents();
    expect(rows.length).toBeGreaterThan(20);
    const days = rows.map((text) => /20\d\d-\d\d-\d\d/.exec(text)?.[0] ?? "");
    expect(days).toEqual(days.toSorted().toReversed());
    await page.locator(GRID).evaluate((box) => box.scrollTo(22 * 10, 0));
    await table.filter({ hasText: rows[0] ?? "" }).waitFor({ state: "detached" });
    expect((await table.allTextContents())[0]).toBe(rows[10]);
  },
);

nightly(
  "two columns that are picked are compared: events between them, and every row by the ladder",
  "#grid",
  async (page) => {
    await page.locator(GRID).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press(" ");
    await settled(page);
    for (let i = 0; i < 30; i++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press(" ");
    await settled(page);
    await page.getByRole("link", { name: "What changed between them" }).click();
    await settled(page);
    const comparison = page.getByRole("region", { name: "Comparison" });
    const text = (await comparison.textContent()) ?? "";
    expect(text).toMatch(/from\d{10}.*to\d{10}.*30 commits of main/s);
    const code = (await leadsTo(comparison)).find((link) => link.includes("/compare/")) ?? "";
    const [, older, newer] =
      /^https:\/\/github.com\/acme\/tokens\/compare\/(\d{40})\.{3}(\d{40})$/.exec(code) ?? [];
    expect(Number(newer?.slice(-5)) - Number(older?.slice(-5))).toBe(30);
    expect(text).toMatch(/Derive-4 sec\/op.*a step of \+1\d/s);
    const row = page
      .getByRole("table", { name: /^How the newer commit differs/ })
      .locator("tbody tr")
      .filter({ hasText: "Derive-4 sec/op" });
    expect(await row.first().textContent()).toMatch(/\+1\d\.\d % \(1\d\.\d to \d\d\.\d\)/);
  },
);

nightly("a comparison is a link", COMPARE, async (page) => {
  const text = await page.getByRole("region", { name: "Comparison" }).textContent();
  expect(text).toMatch(/from2676017210.*to7047114167.*30 commits of main/s);
});

nightly(
  "regions are one, beside each other, or the worst of them with a split cell",
  "#grid",
  async (page) => {
    expect(await statusOf(page).textContent()).toMatch(/ 1[12]\d columns/);
    await clickCell(page, 0, 0);
    expect(await detailsOf(page).textContent()).toMatch(/ap-south.*no data.*eu-west.*us-east/s);
    await page.getByText("This row as a table").click();
    expect(await detailsOf(page).locator("tbody tr").first().textContent()).toMatch(/elsewhere no data/);
    await choose(page, "Region", "all, side by side");
    expect(await statusOf(page).textContent()).toMatch(/ 3\d\d columns/);
    await choose(page, "Region", "ap-south");
    expect(await statusOf(page).textContent()).toMatch(/ 1[12]\d columns/);
  },
);

nightly("branches are one or beside each other", "#grid", async (page) => {
  await choose(page, "Branch", "all, side by side");
  const both = Number(/(\d+) columns/.exec((await statusOf(page).textContent()) ?? "")?.[1]);
  await choose(page, "Branch", "main");
  const main = Number(/(\d+) columns/.exec((await statusOf(page).textContent()) ?? "")?.[1]);
  expect(both - main).toBeGreaterThanOrEqual(12);
});

/** Colours of the pixels of a cell, the most frequent first. */
async function coloursOf(page: Page, line: number, column: number): Promise<readonly string[]> {
  const { x, y } = await cellAt(page, line, column);
  return page.locator(`${GRID} canvas`).evaluate(
    (canvas: HTMLCanvasElement, at) => {
      const box = canvas.getBoundingClientRect();
      const scale = canvas.width / box.width;
      const [left, top] = [(at.x - box.left - 9) * scale, (at.y - box.top - 8) * scale];
      const { data } = canvas.getContext("2d")?.getImageData(left, top, 18 * scale, 16 * scale) ?? {
        data: [],
      };
      const counts = new Map<string, number>();
      for (let i = 0; i < data.length; i += 4) {
        const colour = `${data[i]},${data[i + 1]},${data[i + 2]}`;
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
      return [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
    },
    { x, y },
  );
}

nightly(
  "no data is hatched, and a regression has its own colour and a glyph",
  "#grid?region=ap-south",
  async (page) => {
    const [paper, lines] = await coloursOf(page, 0, 0);
    expect(paper).toBe("255,255,255");
    expect(lines).not.toBe(paper);
    await page.goto(`${served.url}#grid?region=eu-west&q=Derive&unit=sec%2Fop`);
    await page.reload();
    await settled(page);
    const colours = await coloursOf(page, 0, 119 - 96);
    expect(colours[0]).toBe("176,58,0");
    expect(colours).toContain("255,255,255");
  },
);

nightly(
  "a trend is relative to the newest release, with its interval, and says so",
  "#trend?of=example.com%2Ftokens%2Ftoken.BenchmarkDerive-4+sec%2Fop&region=eu-west",
  async (page) => {
    expect(await page.getByLabel("Relative to").locator("option:checked").textContent()).toBe(
      "newest release, v1.4.0",
    );
    await page.locator(PLOT).focus();
    await page.keyboard.press("End");
    await settled(page);
    const values = valuesIn(page);
    expect(await values.textContent()).toMatch(/Derive-4 sec\/op, eu-west\+1\d\.\d % \(1\d\.\d to 1\d\.\d\)/);
    await page.keyboard.press("Home");
    for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowRight");
    await settled(page);
    expect(await values.textContent()).toMatch(/0, by definition/);
  },
);

/** Where the mouse is to point in a plot: parts of its width, from 0 to 1. */
async function pointAt(page: Page, part: number): Promise<void> {
  const box = await page.locator(`${PLOT} .u-over`).boundingBox();
  if (box === null) throw new Error("there is no plot");
  await page.mouse.move(box.x + box.width * part, box.y + 60);
  await settled(page);
}

nightly("a trend says what is under the mouse", DERIVE, async (page) => {
  await pointAt(page, 0.1);
  expect(await valuesIn(page).textContent()).toMatch(/Derive-4 sec\/op, eu-west(no data|[+−]?[0-2]\.\d %)/);
  await pointAt(page, 0.99);
  expect(await valuesIn(page).textContent()).toMatch(/Derive-4 sec\/op, eu-west\+1\d\.\d %/);
});

nightly("where a region was not measured its line has no data", DERIVE, async (page) => {
  await choose(page, "Region", "all, side by side");
  await page.locator(PLOT).focus();
  await page.keyboard.press("End");
  await settled(page);
  const said = await valuesIn(page).textContent();
  expect(said).toMatch(/Derive-4 sec\/op, ap-southno data.*Derive-4 sec\/op, eu-west\+1/s);
});

/** How high the first line of a plot reaches, as a part of the plot, and how many pixels its band has. */
async function drawnIn(page: Page) {
  return page.locator(`${PLOT} canvas`).evaluate((canvas: HTMLCanvasElement) => {
    const hex = getComputedStyle(document.documentElement).getPropertyValue("--line-1").trim();
    const colour = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d")?.getImageData(0, 0, width, height) ?? { data: [] };
    const isColour = (i: number) => colour.every((each, k) => Math.abs(each - (data[i + k] ?? 0)) <= 6);
    const rows: number[] = [];
    let band = 0;
    for (let i = 0; i < data.length; i += 4) {
      const alpha = data[i + 3] ?? 0;
      if (alpha === 0 || !isColour(i)) continue;
      if (alpha > 200) rows.push(Math.floor(i / 4 / width));
      else if (alpha === 0x2e) band++;
    }
    const plot = (document.querySelector(".u-over")?.clientHeight ?? 0) * devicePixelRatio;
    return { reach: ((rows.at(-1) ?? 0) - (rows[0] ?? 0)) / plot, band };
  });
}

nightly("a line has its interval as a band, and noise does not fill the plot", DERIVE, async (page) => {
  const slower = await drawnIn(page);
  expect(slower.reach).toBeGreaterThan(0.6);
  expect(slower.band).toBeGreaterThan(500);
  await page.goto(`${served.url}${trendOf("token.BenchmarkEqual-4")}`);
  await settled(page);
  const plot = page.locator(PLOT);
  await plot.press("Home");
  for (let i = 0; i < 20; i++) await plot.press("ArrowRight");
  for (let i = 0; i < 3; i++) {
    await plot.press("+");
    await settled(page);
  }
  const noise = await drawnIn(page);
  expect(noise.reach).toBeGreaterThan(0.02);
  expect(noise.reach).toBeLessThan(0.75);
});

nightly("a trend is relative to any chosen commit", DERIVE, async (page) => {
  await page.locator(PLOT).focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const sha = new URLSearchParams(new URL(page.url()).hash.split("?")[1]).get("at") ?? "";
  await choose(page, "Relative to", `commit ${sha.slice(0, 10)}`);
  await page.locator(PLOT).focus();
  await page.keyboard.press("End");
  await settled(page);
  expect(await valuesIn(page).textContent()).toMatch(/0, by definition/);
});

nightly("an event is told at its commit", DERIVE, async (page) => {
  await page.locator(PLOT).focus();
  await page.keyboard.press("End");
  for (let i = 0; i < 119 - 96; i++) await page.keyboard.press("ArrowLeft");
  await settled(page);
  const panel = page.getByRole("region", { name: "Trend" });
  expect(await panel.textContent()).toMatch(/Token: more rounds.*eu-west: a step of \+1/s);
});

nightly("absolute values are a line for each machine", DERIVE, async (page) => {
  await choose(page, "Values", "absolute, by machine");
  const lines = await page.getByRole("list", { name: "Lines" }).locator("li").allTextContents();
  expect(lines.toSorted()).toEqual([
    expect.stringMatching(/go1.26.7 on Intel Xeon Platinum 8370C, GOMAXPROCS 4/),
    expect.stringMatching(/go1.26.8 on Intel Xeon Platinum 8370C, GOMAXPROCS 4/),
  ]);
  await page.locator(PLOT).focus();
  await page.keyboard.press("End");
  await settled(page);
  expect(await valuesIn(page).textContent()).toMatch(/\d\d\.\d µs/);
});

nightly("several benchmarks and regions are in one plot, and can be taken out", DERIVE, async (page) => {
  await page.getByLabel("Add a benchmark").fill("example.com/tokens/words.BenchmarkJoin-4 sec/op");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await choose(page, "Region", "all, side by side");
  expect(await page.getByRole("list", { name: "Lines" }).locator("li").count()).toBe(6);
  await page
    .getByRole("button", { name: /^Take .*Derive/ })
    .first()
    .click();
  await settled(page);
  expect(await page.getByRole("list", { name: "Lines" }).locator("li").count()).toBe(3);
});

nightly(
  "a part of the line is dragged over to see it larger, and the whole comes back",
  DERIVE,
  async (page) => {
    const box = await page.locator(`${PLOT} .u-over`).boundingBox();
    if (box === null) throw new Error("there is no plot");
    await page.mouse.move(box.x + box.width / 2, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 20, box.y + 90, { steps: 4 });
    await page.mouse.up();
    await settled(page);
    expect(page.url()).toMatch(/&from=[0-9a-f]{40}&to=[0-9a-f]{40}/);
    await page.getByRole("button", { name: "Whole line" }).click();
    await settled(page);
    expect(page.url()).not.toContain("from=");
    await page.locator(PLOT).press("+");
    await settled(page);
    expect(page.url()).toMatch(/&from=[0-9a-f]{40}&to=[0-9a-f]{40}/);
  },
);

inBrowser(
  "the data of a trend are one click away, and are what go-steady history show says",
  DERIVE,
  async (page) => {
    const take = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name, exact: true }).click(),
      ]);
      return readFileSync(await download.path(), "utf8");
    };
    const csv = (await take("CSV")).trimEnd().split("\r\n");
    const json = JSON.parse(await take("JSON"));
    expect(csv[0]).toBe("branch,region,benchmark,unit,machine,base,commit,measured,value,lo,hi");
    expect(csv).toHaveLength(1 + json.lines[0].points.length);
    const args = [
      "history",
      "show",
      "example.com/tokens/token.Derive",
      "--unit",
      "sec/op",
      "--region",
      "eu-west",
      "--branch",
      "main",
      "--format",
      "json",
    ];
    const said = cli([...args, "--history", `folder:${join(scratch, "history")}`], { cwd: scratch, scratch });
    const points: readonly { readonly commit: string; readonly delta: number }[] = JSON.parse(said.stdout)
      .benchmarks[0].points;
    const byCommit = new Map(points.map((point) => [point.commit, point.delta]));
    const base = byCommit.get(json.lines[0].base) ?? Number.NaN;
    for (const { commit, value } of json.lines[0].points)
      expect((1 + (byCommit.get(commit) ?? Number.NaN)) / (1 + base) - 1).toBeCloseTo(value, 9);
  },
);

inBrowser(
  "a view is a link: another tab shows the same",
  "#grid?sort=name&q=words&region=us-east",
  async (page) => {
    await clickCell(page, 2, 5);
    await page.waitForTimeout(400);
    const [url, details] = [page.url(), await detailsOf(page).textContent()];
    const other = await openTab(browser, url, { locale: "en-US" });
    expect(await detailsOf(other.page).textContent()).toBe(details);
    expect(await other.page.getByLabel("Filter", { exact: true }).inputValue()).toBe("words");
  },
);

nightly("a trend is a link with the commit that it is read at", DERIVE, async (page) => {
  const plot = page.locator(PLOT);
  await plot.press("End");
  for (let i = 0; i < 5; i++) await plot.press("ArrowLeft");
  await plot.press("Enter");
  await page.waitForURL(/at=[0-9a-f]{40}/);
  const said = (await valuesIn(page).textContent()) ?? "";
  const other = await openTab(browser, page.url(), { locale: "en-US" });
  expect(await valuesIn(other.page).textContent()).toBe(said);
});

nightly(
  "what the address says wrongly is told, and the rest counts",
  "#grid?sort=newest&region=moon&q=words",
  async (page) => {
    const notes = await page.getByRole("list", { name: "Notes" }).textContent();
    expect(notes).toMatch(/a sort that means nothing/);
    expect(notes).toMatch(/This history has no region "moon"/);
    expect(await statusOf(page).textContent()).toMatch(/^14 of/);
  },
);

nightly(
  "times are in UTC and in the reader's zone, or in any other",
  "#grid",
  async (page) => {
    await clickCell(page, 0, 0);
    expect(await detailsOf(page).textContent()).toMatch(
      /UTC\d{4}-\d\d-\d\d \d\d:\d\d \+05:45 Asia\/Kath?mandu/,
    );
    await page.getByLabel("Zone beside UTC").fill("America/New_York");
    await page.getByLabel("Zone beside UTC").press("Enter");
    await page.getByLabel("Zone beside UTC").blur();
    await settled(page);
    expect(await detailsOf(page).textContent()).toMatch(/-0[45]:00 America\/New_York/);
  },
  { timezoneId: "Asia/Kathmandu" },
);

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

for (const view of ["", "#grid", DERIVE, COMPARE])
  nightly(
    `a phone shows ${view.slice(0, 8) || "#overview"} without scrolling sideways`,
    view,
    async (page) => {
      const { scrolled, width } = await page.evaluate(() => ({
        scrolled: document.documentElement.scrollWidth,
        width: innerWidth,
      }));
      expect(scrolled).toBeLessThanOrEqual(width);
    },
    PHONE,
  );

nightly(
  "a dark system has a dark page, unless the address says light",
  "#grid",
  async (page) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await paper()).toBe("rgb(18, 22, 27)");
    await choose(page, "Colours", "light");
    expect(await paper()).toBe("rgb(255, 255, 255)");
  },
  { colorScheme: "dark" },
);

nightly("on paper there are no controls, and the row stands as a table", "#grid", async (page) => {
  await clickCell(page, 0, 0);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  expect(await page.getByLabel("Filter", { exact: true }).isVisible()).toBe(false);
  expect(await page.locator(GRID).isVisible()).toBe(true);
  expect(await detailsOf(page).locator("tbody tr").count()).toBeGreaterThan(20);
  expect(await detailsOf(page).locator("tbody tr").first().isVisible()).toBe(true);
});

testWith(CHROMIUM, "the single file works from file://, without a network, at all views", async () => {
  const tab = await openTab(browser, `file://${join(scratch, "page.html")}`, {
    offline: true,
    timezoneId: "Asia/Kathmandu",
  });
  expect(await tab.page.locator(".states li").count()).toBe(6);
  for (const view of ["#grid?region=eu-west", DERIVE]) {
    await tab.page.goto(`file://${join(scratch, "page.html")}${view}`);
    await settled(tab.page);
  }
  expect(await tab.page.getByRole("list", { name: "Lines" }).textContent()).toMatch(/Derive/);
  expect(await tab.page.getByRole("list", { name: "Notes" }).textContent()).toBe("");
  expect(tab.errors).toEqual([]);
});

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

for (const colorScheme of isLong ? (["light", "dark"] as const) : (["light"] as const))
  for (const view of isLong ? ["", "#grid?at=", DERIVE, COMPARE] : ["#grid?at="])
    inBrowser(
      `axe finds nothing, ${colorScheme}: ${view.slice(0, 8) || "#overview"}`,
      view,
      async (page) => {
        if (view.startsWith("#grid")) await clickCell(page, 0, 0);
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          const { violations } = await (
            globalThis as unknown as {
              axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            }
          ).axe.run();
          return violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`,
          );
        });
        expect(found).toEqual([]);
      },
      { colorScheme },
    );

for (const view of ["", "#grid", DERIVE, COMPARE])
  nightly(
    `Tab alone reaches every control and link of ${view.slice(0, 8) || "#overview"}`,
    view,
    async (page) => {
      const wanted = await page.evaluate(() => {
        const all = document.querySelectorAll<HTMLElement>(
          "a[href], button, input, select, summary, [tabindex='0']",
        );
        return [...all].filter((one) => one.checkVisibility() && !(one as HTMLButtonElement).disabled).length;
      });
      await page.evaluate(() => {
        (globalThis as { seen?: Set<Element> }).seen = new Set();
        document.addEventListener("focusin", ({ target }) =>
          (globalThis as { seen?: Set<Element> }).seen?.add(target as Element),
        );
      });
      for (let i = 0; i < wanted + 5; i++) await page.keyboard.press("Tab");
      expect(
        await page.evaluate(() => (globalThis as { seen?: Set<Element> }).seen?.size),
      ).toBeGreaterThanOrEqual(wanted);
    },
  );

/** The page with something wrong in its files. */
async function damaged(
  change: (dir: string) => void,
  view: string,
): Promise<{ readonly tab: Tab; readonly close: () => Promise<void> }> {
  const dir = mkdtempSync(join(scratch, "damaged-"));
  cpSync(folder, dir, { recursive: true });
  change(dir);
  const server = await serveFolder(dir);
  const tab = await openTab(browser, `${server.url}${view}`);
  return { tab, close: server.close };
}

const fileNamed = (dir: string, start: string): string =>
  join(dir, "data", readdirSync(join(dir, "data")).find((name) => name.startsWith(start)) ?? "");

testWith(CHROMIUM, "a broken file is said, and the rest of the page goes on", async () => {
  const { tab, close } = await damaged((dir) => {
    for (const name of readdirSync(join(dir, "data"))) {
      if (!name.startsWith("classes")) continue;
      const bytes = readFileSync(join(dir, "data", name));
      bytes[bytes.length - 12] = (bytes[bytes.length - 12] ?? 0) ^ 0xff;
      writeFileSync(join(dir, "data", name), bytes);
    }
  }, "#grid");
  const notes = tab.page.getByRole("list", { name: "Notes" });
  expect(await notes.textContent()).toMatch(
    /data\/classes-\w+.bin.gz is broken: it is not what was published/,
  );
  await clickCell(tab.page, 0, 0);
  expect(await detailsOf(tab.page).textContent()).toMatch(/Split-4 sec\/op/);
  await tab.page.goto(`${tab.page.url().split("#")[0]}${DERIVE}`);
  await settled(tab.page);
  expect(await tab.page.getByRole("list", { name: "Lines" }).locator("li").count()).toBe(1);
  expect(tab.errors).toEqual([]);
  await close();
});

longWith(CHROMIUM, "a missing file is said, and no part of it is shown as fine", async () => {
  const { tab, close } = await damaged((dir) => {
    for (const name of readdirSync(join(dir, "data")))
      if (name.startsWith("values")) rmSync(join(dir, "data", name));
  }, DERIVE);
  expect(await tab.page.getByRole("list", { name: "Notes" }).textContent()).toMatch(
    /could not be loaded: the server answered 404/,
  );
  expect(await tab.page.getByRole("region", { name: "Trend" }).textContent()).toMatch(
    /a part of its numbers could not be loaded|no data/,
  );
  await tab.page.goto(`${tab.page.url().split("#")[0]}#overview`);
  await settled(tab.page);
  expect(await tab.page.locator(".states li").count()).toBe(6);
  await close();
});

longWith(CHROMIUM, "a page whose program is gone says so", async () => {
  const dir = mkdtempSync(join(scratch, "bare-"));
  cpSync(join(folder, "index.html"), join(dir, "index.html"));
  const server = await serveFolder(dir);
  const page = await browser.newPage();
  await page.goto(server.url);
  expect(await page.locator("body").innerText()).toMatch(
    /its program could not be loaded: load the page again/,
  );
  await page.close();
  await server.close();
});

longWith(CHROMIUM, "a tab that is older than the page says so", async () => {
  const { tab, close } = await damaged((dir) => rmSync(fileNamed(dir, "events")), "");
  const notes = tab.page.getByRole("list", { name: "Notes" });
  await tab.page.route("**/index.json", async (route) => {
    const answer = await route.fetch();
    const index = await answer.json();
    await route.fulfill({ response: answer, json: { ...index, made: "2031-01-01T00:00:00.000Z" } });
  });
  await tab.page.keyboard.press("2");
  await settled(tab.page);
  expect(await notes.textContent()).toMatch(/A newer page was published: made 2031-01-01T00:00:00.000Z/);
  await close();
});

testWith(
  CHROMIUM,
  `hostile names are text, made visible and cut, on ${isLong ? "every view" : "the grid"}`,
  async () => {
    const evil = '<img/src=x/onerror="document.title=1">';
    const long = `Long/${"x".repeat(10_000)}`;
    const dir = join(scratch, "hostile");
    await writeHistory(join(dir, "history"), [
      entry({
        commit: "a1",
        base: "a0",
        title: `${evil}\u202e\u0000</script>`,
        comparisons: [slower(evil, 1.5)],
      }),
      entry({
        commit: "a2",
        base: "a1",
        time: at(2),
        region: evil,
        comparisons: [row(long), row("\u202eturned")],
      }),
    ]);
    const made = ["page", "--history", `folder:${join(dir, "history")}`];
    expect(cli([...made, "--single-file", join(dir, "page.html")], { cwd: scratch, scratch })).toMatchObject({
      code: 0,
    });
    const key = encodeURIComponent(`example.com/m.Benchmark${evil}-8 sec/op`);
    const views = isLong ? ["", `#trend?of=${key}`, "#compare?pick=a1&pick=a2"] : [];
    for (const view of ["#grid?sort=name", ...views]) {
      const tab = await openTab(browser, `file://${join(dir, "page.html")}${view}`);
      if (view.startsWith("#grid")) await clickCell(tab.page, 0, 1);
      const body = (await tab.page.locator("body").innerText()) ?? "";
      expect(body).toContain(evil);
      expect(body).not.toMatch(/\u202e|\u0000/);
      expect(await tab.page.locator("img, script:not([type])").count()).toBe(0);
      expect(await tab.page.title()).toContain("go-steady");
      expect(tab.errors).toEqual([]);
    }
  },
);

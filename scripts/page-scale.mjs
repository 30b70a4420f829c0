// How large a page is, and how long one more run takes: a history of many commits, benchmarks and regions becomes a page,
// then one commit more in all regions, and one more run in one region: npm run page-scale --
//   [--commits 10000] [--benchmarks 1000] [--regions 3] [--dir DIR]
// A quarter of the benchmarks is measured in each run, in three units; the others are identical; half as many tests. The
// history and the page stay in DIR, where one is named (DIR/history, DIR/page); a history that is there is taken. Needs a
// built dist/. Prints a table, and fails when a bound is missed. Many minutes with the whole size.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { longHistory, timeOf } from "./history/long-history.mjs";
import { loadSource } from "./load-source.mjs";
import { random } from "./replay/random.mjs";

const { values } = parseArgs({
  options: {
    commits: { type: "string", default: "10000" },
    benchmarks: { type: "string", default: "1000" },
    regions: { type: "string", default: "3" },
    dir: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const [commits, benchmarks] = [Number(values.commits), Number(values.benchmarks)];
const regions = ["us-east", "eu-west", "ap-south", "us-west", "sa-east"].slice(0, Number(values.regions));
/** As docs/page.md promises them; seconds by the clock, or of computing where another program makes those more. */
const BOUNDS = { firstView: 300e3, index: 60e3, addedBytes: 2e6, addedSeconds: 5 };
const A_PACK = 500;

const part = await loadSource(`
export { packLines } from "./src/history/keep/pack-lines.ts";
export { MARKER, MARKER_TEXT, packPath } from "./src/history/keep/layout.ts";
export { keyOf } from "./src/history/read-entry.ts";
export { printEntry } from "./src/history/print-entry.ts";
export { packed } from "./src/ports/files/brotli.ts";
export { shortHash } from "./src/ports/files/digest.ts";
`);

const next = random(Number(values.seed));
const hashOf = (/** @type {number} */ n) => part.shortHash(40, `commit ${n}`);
const plain = longHistory(benchmarks, Number(values.seed), part.keyOf, Math.ceil(benchmarks / 2));

/** Two in five benchmarks have up to three steps of 3 to 10 %. @param {number} n @param {number} i */
function stepAt(n, i) {
  if (i % 5 > 1) return 0;
  const places = [7, 11, 13].slice(0, 1 + (i % 3)).map((prime) => (prime * 7919 * (i + 1)) % commits);
  return places.includes(n) ? 0.03 + 0.07 * ((n % 7) / 7) * (n % 2 === 0 ? 1 : -1) : 0;
}

/** @param {number} n @param {string} region */
function entry(n, region) {
  const first = Math.floor((((n * 2654435761) % 4294967296) / 4294967296) * benchmarks);
  return plain(n, { first, step: (i) => stepAt(n, i), other: (made) => inRegion(made, n, region) });
}

/** All regions measure the same benchmarks of a commit; steps are told, and few tests are flaky. @param {any} made @param {number} n @param {string} region */
function inRegion(made, n, region) {
  return {
    ...made,
    region,
    commit: {
      ...made.commit,
      sha: hashOf(n + 1),
      parents: [hashOf(n)],
      title: `Change number ${n}: ${["parse", "render", "serve", "store"][n % 4]} in another way (#${n})`,
    },
    time: new Date(timeOf(n).getTime() + 60_000 * regions.indexOf(region)).toISOString(),
    machine: { ...made.machine, go: `go1.26.${Math.floor(n / 1500)}` },
    base: { ...made.base, sha: hashOf(n) },
    tests: made.tests.map((/** @type {object} */ test, /** @type {number} */ i) =>
      i % 100 === 3 && next() < 0.01 ? { ...test, outcome: "flaky" } : test,
    ),
    comparisons: made.comparisons.map((/** @type {{ ln: number, unit: string }} */ row) => ({
      ...row,
      verdict: row.unit === "sec/op" ? verdictOf(row.ln) : "unchanged",
    })),
  };
}

/** @param {number} ln */
function verdictOf(ln) {
  if (Math.abs(ln) > 0.05) return ln > 0 ? "regression" : "improvement";
  return next() < 0.02 ? "inconclusive" : "unchanged";
}

/** @param {string} dir */
async function makeHistory(dir) {
  mkdirSync(join(dir, "packs"), { recursive: true });
  const perPack = Math.max(1, Math.floor(A_PACK / regions.length));
  for (let from = 0; from < commits; from += perPack) {
    const numbers = Array.from({ length: Math.min(perPack, commits - from) }, (_, i) => from + i);
    const entries = numbers.flatMap((n) => regions.map((region) => entry(n, region)));
    const text = part.packLines(entries.map(part.printEntry));
    const [first, last] = [entries[0], entries.at(-1)].map((each) => each?.time.slice(0, 10) ?? "");
    writeFileSync(
      join(dir, part.packPath({ first, last }, part.shortHash(24, text))),
      await part.packed(text),
    );
    process.stderr.write(`${from + numbers.length} of ${commits} commits\n`);
  }
  writeFileSync(join(dir, part.MARKER), part.MARKER_TEXT); // last: a history without it is made again
}

/** @param {string} dir @param {number} n @param {readonly string[]} where */
function addCommit(dir, n, where) {
  for (const region of where) {
    const one = entry(n, region);
    const day = join(dir, "entries", one.time.slice(0, 10));
    mkdirSync(day, { recursive: true });
    writeFileSync(join(day, `${part.shortHash(24, one.key)}.json`), part.printEntry(one));
  }
}

/** A program that ends says how long it computed: on a busy machine that is less than it took. */
const SAY_CPU =
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); process.stderr.write('cpu ' + (user + system) + '\\n'); })";
const COUNTING = ["--import", `data:text/javascript,${encodeURIComponent(SAY_CPU)}`];

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

/** @param {string} history @param {string} page */
function build(history, page) {
  const before = new Map(files(page));
  const began = performance.now();
  const args = [...COUNTING, cli, "page", "--history", `folder:${history}`, "--out", page];
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ["ignore", "inherit", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`page ended with ${status}: ${stderr}`);
  const cpu = Number(/^cpu (\d+)$/m.exec(stderr)?.[1]) / 1e6;
  const seconds = (performance.now() - began) / 1000;
  const added = files(page).filter(([path]) => !before.has(path));
  return { seconds, cpu, bytes: added.reduce((sum, [, size]) => sum + size, 0), files: added.length };
}

/** @param {string} dir @returns {[path: string, size: number][]} */
function files(dir) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .map((path) => [path, statSync(path).size]);
}

/** What comes over the wire before the first picture; a host compresses text. @param {string} page */
function firstView(page) {
  const index = JSON.parse(readFileSync(join(page, "index.json"), "utf8"));
  const [branch] = index.branches;
  const html = readFileSync(join(page, "index.html"), "utf8");
  const assets = [...html.matchAll(/"(assets\/[^"]+)"/g)].map(([, path = ""]) => path);
  const text = ["index.html", "index.json", ...assets];
  const [series] = branch.series;
  const data = [
    `rows-${index.files.rows}.json.gz`,
    `commits-${branch.commits.at(-1)}.json.gz`,
    `classes-${series.classes.at(-1)}.bin.gz`,
  ];
  const sizes = {
    program: text.reduce((sum, path) => sum + gzipSync(readFileSync(join(page, path))).length, 0),
    data: data.reduce((sum, name) => sum + statSync(join(page, "data", name)).size, 0),
  };
  return { ...sizes, index: statSync(join(page, "index.json")).size };
}

const dir = values.dir === undefined ? mkdtempSync(join(tmpdir(), "go-steady-page-")) : resolve(values.dir);
const [history, page] = [join(dir, "history"), join(dir, "page")];
try {
  if (!existsSync(join(history, part.MARKER))) await makeHistory(history);
  const whole = build(history, page);
  const size = files(page);
  addCommit(history, commits, regions);
  const added = build(history, page);
  addCommit(history, commits + 1, regions.slice(0, 1));
  const one = build(history, page);
  const view = firstView(page);
  const kb = (/** @type {number} */ n) => `${(n / 1e3).toFixed(0)} kB`;
  const s = (/** @type {number} */ n) => `${n.toFixed(1)} s`;
  const rows = [
    ["commits × benchmarks × regions", `${commits} × ${benchmarks} × ${regions.length}`],
    ["built at once", `${s(whole.seconds)}, of these ${s(whole.cpu)} of computing`],
    [
      "the page",
      `${(size.reduce((sum, [, bytes]) => sum + bytes, 0) / 1e6).toFixed(1)} MB in ${size.length} files`,
    ],
    ["the first view", `${kb(view.program + view.data)}, of these data ${kb(view.data)}`],
    ["index.json", kb(view.index)],
    ["one more commit in all regions takes", `${s(added.seconds)}, ${s(added.cpu)} of computing`],
    ["and writes", `${kb(added.bytes)} in ${added.files} new files`],
    ["one more run in one region takes", `${s(one.seconds)}, ${s(one.cpu)} of computing`],
    ["and writes", `${kb(one.bytes)} in ${one.files} new files`],
  ];
  process.stdout.write(`${rows.map(([what, found]) => `| ${what} | ${found} |`).join("\n")}\n`);
  const isMissed =
    view.program + view.data > BOUNDS.firstView ||
    view.index > BOUNDS.index ||
    [added, one].some(
      ({ bytes, cpu, seconds }) => bytes > BOUNDS.addedBytes || Math.min(cpu, seconds) > BOUNDS.addedSeconds,
    );
  if (isMissed) process.exitCode = 1;
} finally {
  if (values.dir === undefined) rmSync(dir, { recursive: true, force: true });
}

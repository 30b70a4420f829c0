// How a history grows: many runs of many benchmarks are published and packed as the nights would, then what one more
// publish transfers and takes, how large the branch is, and how long reading takes: npm run history-scale
//   [--runs 10000] [--benchmarks 1000]
// A quarter of the benchmarks is measured in each run, in three units; the others are identical; 500 tests. Needs a
// built dist/. Minutes; prints a table, and fails when a bound of docs/history.md is missed.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadSource } from "./load-source.mjs";
import { random } from "./replay/random.mjs";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    benchmarks: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
  },
});
const [runs, benchmarks] = [Number(values.runs), Number(values.benchmarks)];
const BOUNDS = { publishBytes: 5e6, publishSeconds: 10, packedBytes: 300e6 };
const A_DAY = 25;
const BATCH = 250;
const TESTS = 500;
const TOKEN = "scale";
const BRANCH = "go-steady-history";

const part = await loadSource(`
export { addEntries } from "./src/history/keep/add-entries.ts";
export { openBranchPlace } from "./src/history/keep/branch-place.ts";
export { openHistory } from "./src/history/keep/open-history.ts";
export { PACK_LIMIT, packEntries } from "./src/history/keep/pack-entries.ts";
export { keyOf } from "./src/history/read-entry.ts";
export { printEntry } from "./src/history/print-entry.ts";
export { makeProcesses } from "./src/ports/process/process.ts";
export { childEnvironment } from "./src/ports/process/environment.ts";
export { serveGit } from "./test/kit/git-server.ts";
`);

const next = random(Number(values.seed));
const hashOf = (/** @type {number} */ n) => n.toString(16).padStart(8, "0").repeat(5);
const START = Date.UTC(2025, 8, 1);
const timeOf = (/** @type {number} */ n) => new Date(START + (n * 24 * 3600_000) / A_DAY);

const suite = Array.from({ length: benchmarks }, (_, i) => ({
  benchmark: {
    pkg: `example.com/service/internal/part${Math.floor(i / 25)}`,
    name: `Operation${i % 25}/size=${4 ** (i % 6)}/mode=${i % 3 === 0 ? "stream" : "block"}`,
    procs: 4,
  },
  seconds: 10 ** (-8 + 5 * next()),
  bytes: Math.round(10 ** (5 * next())),
  allocs: Math.round(100 * next()),
}));
const tests = Array.from({ length: TESTS }, (_, i) => ({
  pkg: `example.com/service/internal/part${i % 40}`,
  test: `TestOperation${i}/case=${i % 7}`,
}));

/** Run n of the main branch, on another machine than the one before. @param {number} n */
function entry(n) {
  const machine = 0.8 + 0.4 * next();
  const first = Math.floor(next() * benchmarks);
  const isMeasured = (/** @type {number} */ i) => (i - first + benchmarks) % benchmarks < benchmarks / 4;
  const row = { verdict: "unchanged", pairs: 8, orders: 4, reason: "", through: [], waived: undefined };
  const comparisons = suite.flatMap(({ benchmark, seconds, bytes, allocs }, i) => {
    if (!isMeasured(i)) return [];
    const ln = 0.008 * (next() + next() + next() - 1.5);
    const base = seconds * machine * (1 + 0.01 * next());
    const exact = { ...row, benchmark, ln: 0, error: 0, df: null };
    return [
      {
        ...row,
        benchmark,
        unit: "sec/op",
        base,
        head: base * Math.exp(ln),
        ln,
        error: 0.004 + 0.004 * next(),
        df: 5 + 8 * next(),
      },
      { ...exact, unit: "B/op", base: bytes, head: bytes },
      { ...exact, unit: "allocs/op", base: allocs, head: allocs },
    ];
  });
  const made = {
    source: "run",
    run: { id: String(9_000_000_000 + n), attempt: 1, job: "go-steady" },
    region: "",
    branch: "main",
    commit: {
      sha: hashOf(n + 1),
      parents: [hashOf(n)],
      authored: timeOf(n).toISOString(),
      title: `Change number ${n}`,
      pull: n,
    },
    time: timeOf(n).toISOString(),
    machine: {
      cpu: "AMD EPYC 7763 64-Core Processor",
      goos: "linux",
      goarch: "amd64",
      gomaxprocs: 4,
      go: "go1.26.8",
    },
    outcome: "passed",
    base: { sha: hashOf(n), ref: "main", how: "pairs" },
    checks: [{ name: "test", status: "passed", findings: 0, seconds: 20 * next() }],
    tests: tests.map((test) => ({ ...test, outcome: "passed", seconds: next() < 0.9 ? 0 : next() })),
    sameTests: [],
    crashedTests: [],
    clocks: [],
    identical: suite.filter((_, i) => !isMeasured(i)).map(({ benchmark }) => benchmark),
    comparisons,
    values: [],
    reach: { reached: Math.round(benchmarks / 4), of: benchmarks },
  };
  return { ...made, key: part.keyOf(made) };
}

const folder = mkdtempSync(join(tmpdir(), "go-steady-scale-"));
const origin = join(folder, "origin");
const server = await part.serveGit(folder, TOKEN);

/** @param {string} dir @param {readonly string[]} args */
function git(dir, ...args) {
  const who = ["-c", "user.name=scale", "-c", "user.email=scale@example.com"];
  return execFileSync("git", [...who, ...args], {
    cwd: dir,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1e9,
  }).trim();
}

git(folder, "init", "--quiet", "--bare", origin);
git(origin, "config", "uploadpack.allowFilter", "true");
const world = {
  processes: part.makeProcesses(new AbortController().signal),
  env: part.childEnvironment(process.env),
  credential: undefined,
  cwd: folder,
  cacheDir: join(folder, "cache"),
  temporary: join(folder, "tmp"),
};
const patience = {
  now: () => performance.now() / 1000,
  random: Math.random,
  sleep: async () => {},
  warn: (/** @type {string} */ text) => void process.stderr.write(`${text}\n`),
};

/** @param {number} limit @param {Date} date */
function open(limit, date) {
  const address = {
    url: `file://${origin}`,
    ways: [],
    branch: BRANCH,
    remote: "origin",
    limit,
    date: () => date,
  };
  return part.openBranchPlace({ ...world, ...address });
}

async function fill() {
  let chars = 0;
  for (let from = 0; from < runs; from += BATCH) {
    const date = timeOf(from + BATCH);
    const entries = Array.from({ length: Math.min(BATCH, runs - from) }, (_, i) => entry(from + i));
    chars += part.printEntry(entries[0]).length * entries.length;
    const place = await open(2048, date);
    await part.addEntries(place, entries, patience);
    await place[Symbol.asyncDispose]();
    const packer = await open(part.PACK_LIMIT, date);
    await part.packEntries(packer, date, patience);
    await packer[Symbol.asyncDispose]();
    process.stderr.write(`${from + entries.length} of ${runs} runs\n`);
  }
  return chars;
}

/** One more run, by the command line over HTTP. */
function publishOne() {
  const code = join(folder, "code");
  mkdirSync(code);
  git(code, "init", "--quiet", "--initial-branch=main");
  git(code, "commit", "--quiet", "--allow-empty", "--message=first");
  const { identical, comparisons, machine } = entry(runs);
  const none = { base: null, head: null, delta: null, lo: null, hi: null, pairs: 0 };
  const report = {
    schema: 1,
    outcome: "passed",
    reasons: [],
    started: timeOf(runs).toISOString(),
    base: { ref: "main~1", sha: hashOf(runs) },
    head: { ref: "HEAD", sha: git(code, "rev-parse", "HEAD"), dirty: false },
    machine,
    policy: { threshold: 0.05, alpha: 0.01 },
    checks: [],
    comparisons: [
      ...comparisons.map(({ benchmark, unit, verdict, base, head, ln, error, df, pairs, orders }) => ({
        ...{
          ...benchmark,
          unit,
          verdict,
          base,
          head,
          delta: Math.expm1(ln),
          lo: 0,
          hi: 0,
          pairs,
          error,
          orders,
        },
        ...(df === null ? {} : { df }),
        ...{ reason: "", warnings: [] },
      })),
      ...identical.map((/** @type {object} */ benchmark) => ({
        ...{ ...benchmark, unit: "sec/op", verdict: "identical", ...none, reason: "", warnings: [] },
      })),
    ],
    warnings: [],
    seconds: { total: 1, build: 0, measure: 1, checks: 0, commands: 1 },
  };
  writeFileSync(join(folder, "report.json"), JSON.stringify(report));
  return code;
}

/** The server is in this process, which must go on meanwhile. @param {string} code */
async function measurePublish(code) {
  const { spawn } = await import("node:child_process");
  const before = { ...server.bytes };
  const began = performance.now();
  const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
  const args = [
    "publish",
    "--report",
    join(folder, "report.json"),
    "--history",
    "branch",
    "--remote",
    `${server.url}/origin`,
  ];
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: code,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `http.${server.url}/.extraheader`,
      GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(`x-access-token:${TOKEN}`).toString("base64")}`,
    },
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  if (status !== 0) throw new Error(`publish ended with ${status}`);
  const bytes = server.bytes.received + server.bytes.sent - before.received - before.sent;
  return { seconds: (performance.now() - began) / 1000, bytes };
}

async function read() {
  const began = performance.now();
  const history = await part.openHistory(
    { ...world, date: () => timeOf(runs + 100) },
    { kind: "branch", branch: BRANCH },
    `file://${origin}`,
  );
  const opened = performance.now();
  let [entries, rows] = [0, 0];
  for await (const record of history.read()) {
    if (record.kind === "doubt") throw new Error(record.text);
    entries++;
    rows += record.entry.comparisons.length + record.entry.identical.length;
  }
  await history[Symbol.asyncDispose]();
  const seconds = [opened - began, performance.now() - opened].map((ms) => ms / 1000);
  return { entries, rows, fetch: seconds[0] ?? 0, read: seconds[1] ?? 0 };
}

try {
  const chars = await fill();
  const { seconds, bytes } = await measurePublish(publishOne());
  const files = git(origin, "ls-tree", "-r", "--name-only", BRANCH).split("\n").length;
  spawnSync("git", ["gc", "--quiet", "--prune=now"], { cwd: origin });
  const packedBytes = Number(/size-pack: (\d+)/.exec(git(origin, "count-objects", "-v"))?.[1]) * 1024;
  const first = await read();
  const again = await read();
  const mb = (/** @type {number} */ n) => `${(n / 1e6).toFixed(1)} MB`;
  const s = (/** @type {number} */ n) => `${n.toFixed(1)} s`;
  const rows = [
    ["runs × benchmarks", `${runs} × ${benchmarks}`],
    ["entries as text", mb(chars)],
    ["files in the branch", String(files)],
    ["the branch, packed", mb(packedBytes)],
    ["one more publish transfers", `${(bytes / 1e3).toFixed(0)} kB`],
    ["one more publish takes", s(seconds)],
    ["the first fetch of a reader", s(first.fetch)],
    ["a later fetch", s(again.fetch)],
    [`reading ${again.entries} entries with ${again.rows} rows`, s(again.read)],
    ["most memory of this process", mb(process.resourceUsage().maxRSS * 1024)],
  ];
  process.stdout.write(`${rows.map(([what, found]) => `| ${what} | ${found} |`).join("\n")}\n`);
  const isMissed =
    bytes > BOUNDS.publishBytes || seconds > BOUNDS.publishSeconds || packedBytes > BOUNDS.packedBytes;
  if (isMissed || again.entries !== runs + 1) process.exitCode = 1;
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

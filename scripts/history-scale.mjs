// How a history grows: many runs of many benchmarks are published and packed as the nights would, then what one more
// publish transfers and takes, how large the branch is, and how long reading takes: npm run history-scale
//   [--runs 10000] [--real 1500] [--benchmarks 1000] [--dir DIR] [--make]
// A quarter of the benchmarks is measured in each run, in three units; the others are identical; 500 tests. Needs a
// built dist/. Prints a table, and fails when a bound of docs/history.md is missed. The history stays in DIR, where one
// is named, and runs that are there are not made again; with --make that is all. Of 10,000 runs it takes hours, and
// with --real minutes: so many runs are published, and copies of their packs, with other commits and times, are the rest.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { copyPacks } from "./history/copy-packs.mjs";
import { hashOf, longHistory, timeOf } from "./history/long-history.mjs";
import { loadSource } from "./load-source.mjs";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    real: { type: "string" },
    benchmarks: { type: "string", default: "1000" },
    dir: { type: "string" },
    make: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
  },
});
const [runs, benchmarks] = [Number(values.runs), Number(values.benchmarks)];
const real = Math.min(runs, Number(values.real ?? runs));
const BOUNDS = {
  ...{ publishBytes: 5e6, publishSeconds: 10, packedBytes: 300e6 },
  ...{ eventsSeconds: 10, eventsBytes: 2 ** 30 },
};
const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const BATCH = 250;
const TOKEN = "scale";
const BRANCH = "go-steady-history";

const part = await loadSource(`
export { addEntries } from "./src/history/keep/add-entries.ts";
export { openBranchPlace } from "./src/history/keep/branch-place.ts";
export { packPath } from "./src/history/keep/layout.ts";
export { openHistory } from "./src/history/keep/open-history.ts";
export { PACK_LIMIT, packEntries } from "./src/history/keep/pack-entries.ts";
export { keyOf } from "./src/history/read-entry.ts";
export { printEntry } from "./src/history/print-entry.ts";
export { packed, unpacked } from "./src/ports/files/brotli.ts";
export { shortHash } from "./src/ports/files/digest.ts";
export { makeProcesses } from "./src/ports/process/process.ts";
export { childEnvironment } from "./src/ports/process/environment.ts";
export { serveGit } from "./test/kit/git-server.ts";
`);

const entry = longHistory(benchmarks, Number(values.seed), part.keyOf);

const folder = mkdtempSync(join(tmpdir(), "go-steady-scale-"));
const origin = join(values.dir === undefined ? folder : resolve(values.dir), "origin");
/** In it: how many runs there are. */
const madeFile = `${origin}.runs`;
const server = await part.serveGit(join(origin, ".."), TOKEN);

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

if (!existsSync(origin)) {
  git(folder, "init", "--quiet", "--bare", origin);
  git(origin, "config", "uploadpack.allowFilter", "true");
  writeFileSync(madeFile, "0 0");
}
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

/** Gives about how many characters all entries have. */
async function fill() {
  let [made = 0, chars = 0] = readFileSync(madeFile, "utf8").split(" ").map(Number);
  for (let i = 0; i < Math.min(made, real); i++) entry(i); // what comes after it is drawn after it
  while (made < real) {
    const date = timeOf(made + BATCH);
    const entries = Array.from({ length: Math.min(BATCH, real - made) }, (_, i) => entry(made + i));
    chars += part.printEntry(entries[0]).length * entries.length;
    const place = await open(2048, date);
    await part.addEntries(place, entries, patience);
    await place[Symbol.asyncDispose]();
    const packer = await open(part.PACK_LIMIT, date);
    await part.packEntries(packer, date, patience);
    await packer[Symbol.asyncDispose]();
    made += entries.length;
    writeFileSync(madeFile, `${made} ${chars}`);
    process.stderr.write(`${made} of ${runs} runs\n`);
  }
  if (made > runs) throw new Error(`there are ${made} runs in ${values.dir}`);
  if (made === runs) return chars;
  await addCopies(made);
  chars = Math.round((chars * runs) / made);
  writeFileSync(madeFile, `${runs} ${chars}`);
  return chars;
}

/** Later runs from number `from` on. @param {number} from */
async function addCopies(from) {
  const paths = git(origin, "ls-tree", "-r", "--name-only", BRANCH, "packs/").split("\n");
  const textOf = (/** @type {string} */ path) => {
    const args = ["cat-file", "blob", `${BRANCH}:${path}`];
    return part.unpacked(execFileSync("git", args, { cwd: origin, maxBuffer: 1e9 }), 1e9);
  };
  const wish = {
    ...{ from, to: runs, packed: part.packed },
    pathOf: (/** @type {object} */ days, /** @type {string} */ text) =>
      part.packPath(days, part.shortHash(24, text)),
  };
  const place = await open(part.PACK_LIMIT, timeOf(runs));
  for await (const pack of copyPacks(await Promise.all(paths.map(textOf)), wish)) {
    const snapshot = await place.look();
    const { kind } = await snapshot.change({ write: [pack], remove: [], message: `Copy to ${pack.path}` });
    if (kind !== "done") throw new Error(`${pack.path} was ${kind}`);
    process.stderr.write(`${pack.path}\n`);
  }
  await place[Symbol.asyncDispose]();
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
  const args = [
    "publish",
    "--report",
    join(folder, "report.json"),
    "--history",
    "branch",
    "--remote",
    `${server.url}/origin`,
  ];
  const child = spawn(process.execPath, [CLI, ...args], {
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

/** Prints what a program of Node used, when it ends. */
const USAGE = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write("usage " + JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, bytes: maxRSS * 1024 }));
})`;

/** `go-steady history events`, as a reader types it. */
function readEvents() {
  const began = performance.now();
  const hook = `--import=data:text/javascript,${encodeURIComponent(USAGE)}`;
  const args = ["history", "events", "--json", "--remote", `file://${origin}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [hook, CLI, ...args], {
    cwd: join(folder, "code"),
    env: { ...process.env, XDG_CACHE_HOME: world.cacheDir },
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  const [, usage] = /usage (\{.*\})$/.exec(stderr) ?? [];
  if (status !== 0 || usage === undefined) throw new Error(`history events ended with ${status}: ${stderr}`);
  const { events } = JSON.parse(stdout);
  return { events: events.length, seconds: (performance.now() - began) / 1000, ...JSON.parse(usage) };
}

async function count() {
  const now = { ...world, date: () => timeOf(runs + 100) };
  const history = await part.openHistory(now, { kind: "branch", branch: BRANCH }, `file://${origin}`);
  let [entries, rows] = [0, 0];
  for await (const record of history.read()) {
    if (record.kind === "doubt") throw new Error(record.text);
    entries++;
    rows += record.entry.comparisons.length + record.entry.identical.length;
  }
  await history[Symbol.asyncDispose]();
  return { entries, rows };
}

/** @param {number} chars */
async function measure(chars) {
  const tip = git(origin, "rev-parse", BRANCH);
  const { seconds, bytes } = await measurePublish(publishOne());
  const files = git(origin, "ls-tree", "-r", "--name-only", BRANCH).split("\n").length;
  spawnSync("git", ["gc", "--quiet", "--prune=now"], { cwd: origin });
  const packedBytes = Number(/size-pack: (\d+)/.exec(git(origin, "count-objects", "-v"))?.[1]) * 1024;
  const first = readEvents();
  const later = Array.from({ length: 3 }, readEvents);
  const slowest = Math.max(...later.map((each) => each.seconds));
  const bytesOfEvents = Math.max(...later.map((each) => each.bytes));
  const { entries, rows } = await count();
  const mb = (/** @type {number} */ n) => `${(n / 1e6).toFixed(1)} MB`;
  const s = (/** @type {number} */ n) => `${n.toFixed(1)} s`;
  const table = [
    ["runs × benchmarks", `${runs} × ${benchmarks}`],
    ["of which copies", String(runs - real)],
    ["entries as text", mb(chars)],
    ["files in the branch", String(files)],
    ["the branch, packed", mb(packedBytes)],
    ["one more publish transfers", `${(bytes / 1e3).toFixed(0)} kB`],
    ["one more publish takes", s(seconds)],
    [`events of ${entries} entries with ${rows} rows, the first time`, s(first.seconds)],
    ["later times", later.map((each) => s(each.seconds)).join(", ")],
    ["processor time of them, without git's", later.map((each) => s(each.cpu)).join(", ")],
    ["most memory of them", mb(bytesOfEvents)],
    ["events", String(first.events)],
  ];
  process.stdout.write(`${table.map(([what, found]) => `| ${what} | ${found} |`).join("\n")}\n`);
  const isMissed =
    bytes > BOUNDS.publishBytes ||
    seconds > BOUNDS.publishSeconds ||
    packedBytes > BOUNDS.packedBytes ||
    slowest > BOUNDS.eventsSeconds ||
    bytesOfEvents > BOUNDS.eventsBytes;
  if (isMissed || entries !== runs + 1) process.exitCode = 1;
  git(origin, "update-ref", `refs/heads/${BRANCH}`, tip); // without the run that was published last
}

try {
  const chars = await fill();
  if (!values.make) await measure(chars);
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

// Many publish to one history at once, over git's own server on this machine; some are killed, some are refused, and
// some have no room. Nothing may be lost, nothing may be there twice: npm run history-storm
//   [--rounds 20] [--writers 24] [--kills 50]
// Needs a built dist/. Takes about half an hour on two processors; prints a table, and fails when something is missing.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadSource } from "./load-source.mjs";
import { random } from "./replay/random.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    writers: { type: "string", default: "24" },
    kills: { type: "string", default: "50" },
    seed: { type: "string", default: "1" },
  },
});
const [rounds, writers, kills] = [Number(values.rounds), Number(values.writers), Number(values.kills)];
const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const TOKEN = "storm";
const BRANCH = "go-steady-history";

const folder = mkdtempSync(join(tmpdir(), "go-steady-storm-"));
const { serveGit, readEntry } = await loadSource(`
export { serveGit } from "./test/kit/git-server.ts";
export { readEntry } from "./src/history/read-entry.ts";
`);
const server = await serveGit(folder, TOKEN);

/** @param {string} dir @param {readonly string[]} args */
function git(dir, ...args) {
  const who = ["-c", "user.name=storm", "-c", "user.email=storm@example.com"];
  return execFileSync("git", [...who, ...args], {
    cwd: dir,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

const code = join(folder, "code");
mkdirSync(code);
git(code, "init", "--quiet", "--initial-branch=main");
git(code, "commit", "--quiet", "--allow-empty", "--message=first");
const sha = git(code, "rev-parse", "HEAD");

const number = {
  base: 1e-6,
  head: 1.01e-6,
  delta: 0.01,
  lo: 0.004,
  hi: 0.016,
  error: 0.003,
  df: 6,
  pairs: 8,
};
const report = {
  schema: 1,
  outcome: "passed",
  reasons: [],
  started: "2026-11-01T12:00:00.000Z",
  base: { ref: "main~1", sha: "a".repeat(40) },
  head: { ref: "HEAD", sha, dirty: false },
  machine: { cpu: "storm", goos: "linux", goarch: "amd64", gomaxprocs: 2, go: "go1.26.8" },
  policy: { threshold: 0.05, alpha: 0.01 },
  checks: [],
  comparisons: Array.from({ length: 200 }, (_, i) => ({
    ...{ pkg: "example.com/m", name: `Case${i}`, procs: 2, unit: "sec/op", verdict: "unchanged" },
    ...number,
    ...{ reason: "", warnings: [] },
  })),
  warnings: [],
  seconds: { total: 1, build: 0, measure: 1, checks: 0, commands: 1 },
};
const reportFile = join(folder, "report.json");
writeFileSync(reportFile, JSON.stringify(report));

let origins = 0;
function makeOrigin() {
  const name = `origin-${++origins}`;
  const path = join(folder, name);
  git(folder, "init", "--quiet", "--bare", path);
  git(path, "config", "uploadpack.allowFilter", "true");
  return { path, url: `${server.url}/${name}` };
}

/** @param {string} script a server's word on each push */
function hook(/** @type {string} */ path, script) {
  const file = join(path, "hooks/pre-receive");
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/**
 * A process that publishes one run. `blocks`: no file may have more than so many times 512 bytes, as on a full disk.
 * @param {string} url @param {string} run @param {{ readonly blocks?: number }} [limits]
 */
function publish(url, run, { blocks } = {}) {
  const own = [
    "publish",
    "--report",
    reportFile,
    "--history",
    `branch:${BRANCH}`,
    "--remote",
    url,
    "--branch",
    "main",
  ];
  const command = [process.execPath, CLI, ...own, "--run", run, "--job", "storm"];
  const [program = "", ...args] =
    blocks === undefined ? command : ["/bin/sh", "-c", `ulimit -f ${blocks}; exec "$@"`, "sh", ...command];
  const temporary = join(folder, "tmp");
  mkdirSync(temporary, { recursive: true });
  const child = spawn(program, args, {
    cwd: code,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      TMPDIR: temporary,
      XDG_CACHE_HOME: join(folder, "cache"),
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `http.${server.url}/.extraheader`,
      GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(`x-access-token:${TOKEN}`).toString("base64")}`,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.on("close", (status) => resolve({ status, said })));
  return { child, ended };
}

/** Runs of the branch, by how often they are in it; the server's repository is checked, too. @param {string} path */
function published(path) {
  execFileSync("git", ["fsck", "--full", "--strict"], { cwd: path, stdio: ["ignore", "ignore", "pipe"] });
  const listed = git(path, "ls-tree", "-r", "-z", "--name-only", BRANCH).split("\0");
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const file of listed.filter((each) => each.startsWith("entries/"))) {
    const text = execFileSync("git", ["show", `${BRANCH}:${file}`], { cwd: path, encoding: "utf8" });
    const entry = readEntry(text);
    if (!("run" in entry)) throw new Error(`${file}: ${entry.why}`);
    found.set(entry.run.id, (found.get(entry.run.id) ?? 0) + 1);
  }
  return found;
}

/** @type {string[]} */
const failures = [];
/** @type {(readonly [string, string])[]} */
const table = [];

/** @param {string} what @param {string} path @param {readonly string[]} runs @param {string} [besides] */
function check(what, path, runs, besides = "") {
  const found = published(path);
  const lost = runs.filter((run) => !found.has(run));
  const twice = [...found].filter(([, times]) => times > 1);
  const foreign = [...found.keys()].filter((run) => !runs.includes(run));
  table.push([what, `${runs.length} runs, ${lost.length} lost, ${twice.length} twice${besides}`]);
  process.stderr.write(`${what}: ${table.at(-1)?.[1]}\n`);
  if (lost.length + twice.length + foreign.length > 0) failures.push(what);
}

const names = (/** @type {string} */ prefix, /** @type {number} */ n) =>
  Array.from({ length: n }, (_, i) => `${prefix}-${i}`);

/** @param {string} url @param {readonly string[]} runs */
async function all(url, runs) {
  const ends = await Promise.all(runs.map((run) => publish(url, run).ended));
  for (const { status, said } of ends)
    if (status !== 0) failures.push(`a publish ended with ${status}: ${said}`);
}

async function parallel() {
  const { path, url } = makeOrigin();
  /** @type {string[]} */
  const runs = [];
  const began = performance.now();
  for (let round = 0; round < rounds; round++) {
    const now = names(`round-${round}`, writers);
    await all(url, now);
    runs.push(...now);
    process.stderr.write(`round ${round + 1} of ${rounds}\n`);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  check(`${writers} at once, ${rounds} times`, path, runs, `, ${seconds} s`);
}

async function killed() {
  const { path, url } = makeOrigin();
  const next = random(Number(values.seed));
  const began = performance.now();
  await publish(url, "first").ended;
  const usual = performance.now() - began;
  const runs = ["first", ...names("killed", kills)];
  let [before, after] = [0, 0];
  for (const run of runs.slice(1)) {
    const { child, ended } = publish(url, run);
    const timer = setTimeout(() => process.kill(-(child.pid ?? 0), "SIGKILL"), next() * usual * 1.1);
    const { status } = await ended;
    clearTimeout(timer);
    if (status === 0) after++;
    else if (published(path).has(run)) after++;
    else before++;
    const again = await publish(url, run).ended;
    if (again.status !== 0) failures.push(`after a kill a publish ended with ${again.status}: ${again.said}`);
  }
  check(
    `${kills} killed at any moment, and published again`,
    path,
    runs,
    `; ${before} were killed before and ${after} after it was written`,
  );
}

async function refused() {
  const { path, url } = makeOrigin();
  hook(
    path,
    'n=$(cat n 2>/dev/null || echo 0); echo $((n+1)) > n; [ $((n%2)) = 1 ] || { echo "error: refused" >&2; exit 1; }',
  );
  const runs = names("refused", Math.min(writers, 6));
  await all(url, runs);
  check("a server that refuses every second push", path, runs);
}

async function fullDisk() {
  const { path, url } = makeOrigin();
  await all(url, ["before"]);
  const tip = git(path, "rev-parse", BRANCH);
  const { status, said } = await publish(url, "full", { blocks: 8 }).ended;
  if (status !== 3 || git(path, "rev-parse", BRANCH) !== tip)
    failures.push(`a full disk: ${status}, ${said}`);
  process.stderr.write(`a full disk says: ${said.trim().split("\n")[0]}\n`);
  await all(url, ["full"]);
  check("a full disk, and published again", path, ["before", "full"]);
}

async function rewritten() {
  const { path, url } = makeOrigin();
  const runs = names("rewritten", Math.min(writers, 8));
  await all(url, runs.slice(0, 1));
  const first = git(path, "rev-parse", BRANCH);
  // Somebody sets the branch to another commit with the same files, now and then.
  const others = Promise.all(runs.slice(1).map((run) => publish(url, run).ended));
  let rewrites = 0;
  let isOver = false;
  void others.then(() => (isOver = true));
  while (!isOver && rewrites < 5) {
    const tip = git(path, "rev-parse", BRANCH);
    const made = git(path, "commit-tree", `${tip}^{tree}`, "-m", `rewritten ${++rewrites}`);
    try {
      git(path, "update-ref", `refs/heads/${BRANCH}`, made, tip);
    } catch {
      // A push was faster.
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  for (const { status, said } of await others) if (status !== 0) failures.push(`a rewritten branch: ${said}`);
  const isAncestor = git(path, "rev-list", BRANCH).includes(first);
  check(
    "a branch that somebody rewrites meanwhile",
    path,
    runs,
    `; ${rewrites} rewrites, its first commit is ${isAncestor ? "still" : "no longer"} in it`,
  );
}

try {
  await parallel();
  await killed();
  await refused();
  await fullDisk();
  await rewritten();
  // Folders of those that were killed are removed behind them, when their own children have ended, too. An empty one is
  // of a process that was killed before it could say whose it is.
  const leftBehind = () =>
    readdirSync(join(folder, "tmp")).filter((name) => existsSync(join(folder, "tmp", name, "git")));
  for (let i = 0; i < 20 && leftBehind().length > 0; i++)
    await new Promise((resolve) => setTimeout(resolve, 1000));
  const left = leftBehind();
  table.push(["left in the temporary folder", String(left.length)]);
  if (left.length > 0) failures.push(`left behind: ${left.join(", ")}`);
  process.stdout.write(`${table.map(([what, found]) => `| ${what} | ${found} |`).join("\n")}\n`);
  for (const failure of failures) process.stderr.write(`FAILED: ${failure}\n`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

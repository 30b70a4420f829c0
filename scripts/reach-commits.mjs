// What reach is worth on real commits: which share of the benchmarks each of the newest N commits reaches that change Go code
// besides tests, how long reach takes, and how long measuring takes with it and without.
//   npm run reach-commits -- REPOSITORY N [--seconds N] [--dir FOLDER] [--measure] [--tell]
// REPOSITORY is a path or an address, of which a clone is made. Measuring is estimated from the number of benchmarks, N seconds
// each; --measure runs the whole job on the median commit besides, with reach and without. FOLDER has the module. --tell
// prints what most benchmarks are reached through.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { percent } from "./percent.mjs";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

/** @typedef {{ readonly commit: string, readonly total: number, readonly reached: number, readonly packages: string, readonly seconds: number, readonly why: string, readonly through: readonly string[] }} Looked */

/** @typedef {{ readonly pkg: string, readonly kind: string, readonly reason: string, readonly ways: readonly { readonly places: readonly { readonly name: string }[] }[] }} Benchmark */

/** @param {string} cwd @param {...string} args */
function git(cwd, ...args) {
  return execFileSync("git", args, { cwd, encoding: "utf8", maxBuffer: 2 ** 30 }).trim();
}

/** @param {string} path */
const isCode = (path) => path.endsWith(".go") && !path.endsWith("_test.go");

/**
 * The newest first parents that change code below a folder.
 * @param {string} clone @param {string} dir @param {number} number
 */
function* commitsOf(clone, dir, number) {
  let found = 0;
  for (const commit of git(clone, "rev-list", "--first-parent", "--min-parents=1", "HEAD", "--", dir).split(
    "\n",
  )) {
    if (found === number || commit === "") return;
    const paths = git(clone, "diff", "--name-only", `${commit}^`, commit, "--", dir).split("\n");
    if (!paths.some(isCode)) continue;
    found++;
    yield commit;
  }
}

/** @param {string} cwd @param {string} commit @returns {Looked} */
function look(cwd, commit) {
  const args = [cli, "reach", "--json", "--base", `${commit}^`, "--head", commit];
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0)
    return {
      commit,
      total: 0,
      reached: 0,
      packages: "–",
      seconds,
      why: stderr.trim().split("\n").at(-1) ?? "",
      through: [],
    };
  /** @type {readonly Benchmark[]} */
  const benchmarks = JSON.parse(stdout).benchmarks;
  const both = benchmarks.filter(({ kind }) => kind !== "new" && kind !== "removed");
  const reached = both.filter(({ kind }) => kind === "reached" || kind === "unknown");
  const packages = `${packagesOf(reached)} of ${packagesOf(both)}`;
  return {
    commit,
    total: both.length,
    reached: reached.length,
    packages,
    seconds,
    why: "",
    through: mostOf(reached),
  };
}

/** @param {readonly Benchmark[]} benchmarks */
const packagesOf = (benchmarks) => new Set(benchmarks.map(({ pkg }) => pkg)).size;

/** What most are reached through. @param {readonly Benchmark[]} reached */
function mostOf(reached) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { reason, ways } of reached) {
    const why = reason || (ways[0]?.places.at(-1)?.name ?? "");
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, 3);
  return most.map(([why, count]) => `${count} × ${why}`);
}

/** @param {Looked} of */
const shareOf = ({ total, reached }) => (total === 0 ? 1 : reached / total);

/** @param {readonly number[]} all */
const mean = (all) => all.reduce((sum, each) => sum + each, 0) / all.length;

/** The seconds of a whole job. @param {string} cwd @param {string} commit @param {readonly string[]} flags */
function job(cwd, commit, flags) {
  const json = `${cwd}.report.json`;
  const args = [
    cli,
    "run",
    "--no-checks",
    "--base",
    `${commit}^`,
    "--head",
    commit,
    "--json",
    json,
    ...flags,
  ];
  const began = performance.now();
  spawnSync(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  const seconds = (performance.now() - began) / 1000;
  const { comparisons, outcome } = JSON.parse(readFileSync(json, "utf8"));
  rmSync(json);
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { verdict } of comparisons) counts[verdict] = (counts[verdict] ?? 0) + 1;
  const rows = Object.entries(counts).map(([verdict, count]) => `${count} ${verdict}`);
  return `${seconds.toFixed(0)} s, ${outcome}: ${rows.join(", ")}`;
}

/** @param {readonly Looked[]} all @param {number} each */
function summary(all, each) {
  const shares = all.map(shareOf).sort((a, b) => a - b);
  const total = Math.max(...all.map((looked) => looked.total));
  const little = shares.filter((share) => share <= 0.02).length;
  const withReach = mean(all.map(({ seconds, reached }) => seconds + reached * each));
  const without = mean(all.map((looked) => looked.total * each));
  console.log(
    `${all.length} commits, up to ${total} benchmarks: reached ${percent(mean(shares), 0)} in the mean, ${percent(shares[Math.floor(shares.length / 2)] ?? 0, 0)} in the median, at most 2 % by ${little}`,
  );
  console.log(
    `reach takes ${mean(all.map(({ seconds }) => seconds)).toFixed(1)} s; with measuring about ${withReach.toFixed(0)} s, all benchmarks about ${without.toFixed(0)} s`,
  );
}

const { values, positionals } = parseArgs({
  options: {
    seconds: { type: "string", default: "2.7" },
    dir: { type: "string", default: "." },
    measure: { type: "boolean" },
    tell: { type: "boolean" },
  },
  allowPositionals: true,
});
const [repository, number] = positionals;
if (repository === undefined || !(Number(number) > 0)) {
  console.error("npm run reach-commits -- REPOSITORY N [--seconds N] [--dir FOLDER] [--measure]");
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "go-steady-commits-"));
try {
  const clone = join(folder, "clone");
  git(folder, "clone", "--quiet", repository, clone);
  const cwd = join(clone, values.dir);
  /** @type {Looked[]} */
  const all = [];
  for (const commit of commitsOf(clone, values.dir, Number(number))) {
    const looked = look(cwd, commit);
    all.push(looked);
    const { total, reached, packages, seconds, why, through } = looked;
    const subject = git(clone, "log", "-1", "--format=%s", commit).slice(0, 60);
    console.log(
      `${commit.slice(0, 9)}  ${reached} of ${total}, in ${packages} packages  ${seconds.toFixed(1)} s  ${why || subject}`,
    );
    if (values.tell) for (const each of through) console.log(`           ${each}`);
  }
  summary(all, Number(values.seconds));
  const median = [...all].sort((a, b) => shareOf(a) - shareOf(b))[Math.floor(all.length / 2)];
  if (values.measure && median !== undefined) {
    console.log(`the whole job on ${median.commit.slice(0, 9)}:`);
    console.log(`  with reach: ${job(cwd, median.commit, [])}`);
    console.log(`  without: ${job(cwd, median.commit, ["--reach", "off"])}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

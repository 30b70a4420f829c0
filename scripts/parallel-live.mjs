// The job on a real repository's benchmarks, against itself and with one function that takes about 10 % more time.
//   npm run parallel-live -- REPOSITORY --file router.go --function "func (r *Route) match(" --for Benchmark_Route_Match_Parallel
//     [--bench REGEX] [--more 0.1] [--dir FOLDER]
// REPOSITORY is a path or an address, of which a clone is made; FOLDER has the package. Work is put in at the beginning of the
// function, on all sides: none of it in the base, none in the head of the first run, where it would be other work, and as much in the
// head of the second as makes the benchmark of --for slower by about --more, as runs of its test binaries in turns have it. --only is "same"
// or "slower".
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { percent } from "./percent.mjs";
import { SETTINGS } from "./repository.mjs";
import { midMean, robustDeviation } from "./statistics.mjs";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
/** Runs of each side that say what work costs: roughly, and as the truth to compare with. */
const RUNS = { search: 25, truth: 100 };
const FIRST_WORK = 40;

/** @typedef {import("../src/model/report.ts").Report} Report */

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: "string", default: "" },
    function: { type: "string", default: "" },
    for: { type: "string", default: "" },
    bench: { type: "string", default: "Parallel" },
    more: { type: "string", default: "0.1" },
    dir: { type: "string", default: "." },
    only: { type: "string", default: "" },
  },
});
const [repository] = positionals;
if (repository === undefined || [flags.file, flags.function, flags.for].includes(""))
  throw new Error("usage: npm run parallel-live -- REPOSITORY --file FILE --function TEXT --for BENCHMARK");

const scratch = mkdtempSync(join(tmpdir(), "go-steady-live-"));
try {
  const clone = join(scratch, "repository");
  execFileSync("git", ["clone", "--quiet", repository, clone]);
  const folder = join(clone, flags.dir);
  const base = commit(clone, folder, { work: 0, step: "^" });
  const same = commit(clone, folder, { work: 0, step: "&" });
  const unchanged = compiled(clone, folder, base, "base");
  const slowerBy = (/** @type {number} */ work, /** @type {number} */ runs) => {
    const sha = commit(clone, folder, { work, step: "^" });
    const { more, error } = moreOf(unchanged, compiled(clone, folder, sha, "head"), runs);
    console.log(`${flags.for}: ${work} steps of work make it ${percent(more)} slower, ± ${percent(error)}`);
    return { sha, more };
  };
  const { more } = slowerBy(FIRST_WORK, RUNS.search);
  const wanted = Math.round((FIRST_WORK * Number(flags.more)) / Math.max(0.01, more));
  const { sha: slow } = slowerBy(Math.max(1, wanted), RUNS.truth);
  if (flags.only !== "slower") tell("against itself", measure(clone, folder, base, same));
  if (flags.only !== "same")
    tell(`with about ${100 * Number(flags.more)} % more work`, measure(clone, folder, base, slow));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/**
 * Commits the work, on top of what was committed before, and gives the commit.
 * @param {string} clone @param {string} folder @param {{ work: number, step: "^" | "&" }} what
 */
function commit(clone, folder, { work, step }) {
  const path = join(folder, flags.file);
  const source = execFileSync("git", ["show", `origin/HEAD:./${flags.file}`], {
    cwd: folder,
    encoding: "utf8",
  });
  const [pkg] = /^package .*/m.exec(source) ?? [""];
  const begin = source.indexOf("{\n", source.indexOf(flags.function)) + 2;
  if (!source.includes(flags.function) || begin < 2)
    throw new Error(`${flags.file} has no ${flags.function}`);
  const loop = `\tfor i := range extraWork {\n\t\tspent += i ${step} spent\n\t}\n\tkeep(spent)\n`;
  writeFileSync(path, `${source.slice(0, begin)}\tspent := 0\n${loop}${source.slice(begin)}`);
  const own = `${pkg}\n\nvar extraWork = ${work}\n\n//go:noinline\nfunc keep(int) {}\n`;
  writeFileSync(join(folder, "extra_work.go"), own);
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync("git", [...SETTINGS, ...args], { cwd: clone, encoding: "utf8" });
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message", `work ${step} ${work}`);
  return git("rev-parse", "HEAD").trim();
}

/** @param {string} clone @param {string} folder @param {string} sha @param {string} name */
function compiled(clone, folder, sha, name) {
  execFileSync("git", ["checkout", "--quiet", sha], { cwd: clone });
  const path = join(scratch, `${name}.test`);
  execFileSync("go", ["test", "-c", "-o", path, "."], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return path;
}

/**
 * How much more time the head takes: the mean of the middle half of ln(head/base) over runs right after one another, and its error.
 * @param {string} base @param {string} head @param {number} runs
 */
function moreOf(base, head, runs) {
  const args = ["-test.run=^$", `-test.bench=^${flags.for}$`, "-test.benchtime=100ms"];
  const time = (/** @type {string} */ path) => {
    const text = execFileSync(path, args, { cwd: join(scratch, "repository", flags.dir), encoding: "utf8" });
    return Number(/([\d.]+) ns\/op/.exec(text)?.[1]);
  };
  const logs = Array.from({ length: runs }, () => {
    const before = time(base);
    return Math.log(time(head) / before);
  });
  const centre = midMean(logs);
  // As the error of a median with normal tails: the middle half has less.
  const error = (1.2533 * robustDeviation(logs, centre)) / Math.sqrt(runs);
  return { more: Math.expm1(centre), error };
}

/** @param {string} clone @param {string} folder @param {string} base @param {string} head @returns {Report} */
function measure(clone, folder, base, head) {
  const json = join(scratch, "report.json");
  const sides = ["--base", base, "--head", head];
  const how = ["--no-checks", "--reach", "off", "--bench", flags.bench, "--json", json];
  const { status } = spawnSync(process.execPath, [cli, "run", ...sides, ...how, "."], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status === null) throw new Error(`the run in ${clone} was ended`);
  return JSON.parse(readFileSync(json, "utf8"));
}

/** @param {string} title @param {Report} report */
function tell(title, { comparisons, seconds, outcome }) {
  const times = comparisons.filter(({ unit }) => unit === "sec/op" || unit === "");
  const counts = new Map();
  for (const { verdict } of times) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const told = [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(", ");
  console.log(`\n${title}: ${outcome} after ${Math.round(seconds.total)} s; times: ${told}\n`);
  console.log("| benchmark | change | 95 % interval | pairs | verdict |\n|---|--:|--:|--:|---|");
  for (const { name, delta, lo, hi, pairs, verdict } of times)
    console.log(
      `| \`${name}\` | ${change(delta)} | ${change(lo)} to ${change(hi)} | ${pairs} | ${verdict} |`,
    );
}

/** @param {number | null} x */
function change(x) {
  return x === null ? "–" : percent(x);
}

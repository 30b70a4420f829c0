// The job on a real repository's benchmarks, against itself and with one function that takes about 10 % more time.
//   npm run parallel-live -- REPOSITORY --file router.go --function "func (r *Route) match(" --for Benchmark_Route_Match_Parallel
//     [--bench REGEX] [--more 0.1] [--dir FOLDER]
// REPOSITORY is a path or an address, of which a clone is made; FOLDER has the package. Work is put in at the beginning of the
// function, on all sides: none of it in the base, none in the head of the first run, where it would be other work, and as much in the
// head of the second as makes the benchmark of --for slower by --more, as `go test` has it. --only is "same" or "slower".
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SETTINGS } from "./repository.mjs";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
/** Runs of each side that say what work costs. */
const RUNS = 25;

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
  let work = 40;
  for (let look = 0; look < 2; look++) {
    const head = compiled(clone, folder, commit(clone, folder, { work, step: "^" }), "head");
    const more = ratioOf(unchanged, head) - 1;
    console.log(`${flags.for}: ${work} steps of work make it ${percent(more)} slower`);
    work = Math.max(1, Math.round((work * Number(flags.more)) / Math.max(0.01, more)));
  }
  const slow = commit(clone, folder, { work, step: "^" });
  console.log(`the slower head has ${work} steps`);
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

/** The median of head/base over runs right after one another. @param {string} base @param {string} head */
function ratioOf(base, head) {
  const args = ["-test.run=^$", `-test.bench=^${flags.for}$`, "-test.benchtime=100ms"];
  const time = (/** @type {string} */ path) => {
    const text = execFileSync(path, args, { cwd: join(scratch, "repository", flags.dir), encoding: "utf8" });
    return Number(/([\d.]+) ns\/op/.exec(text)?.[1]);
  };
  const ratios = Array.from({ length: RUNS }, () => {
    const before = time(base);
    return time(head) / before;
  });
  return ratios.sort((x, y) => x - y)[RUNS >> 1] ?? 1;
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
      `| \`${name}\` | ${percent(delta)} | ${percent(lo)} to ${percent(hi)} | ${pairs} | ${verdict} |`,
    );
}

/** @param {number | null} x */
function percent(x) {
  return x === null ? "–" : `${(100 * x).toFixed(1)} %`;
}

// The job on a real repository's benchmarks, against itself and with one function that takes about 10 % more time.
//   npm run parallel-live -- REPOSITORY --file router.go --function "func (r *Route) match(" --for Benchmark_Route_Match_Parallel
//     [--bench REGEX] [--more 0.1] [--dir FOLDER]
// REPOSITORY is a path or an address, of which a clone is made; FOLDER has the package. Work is put in at the beginning of the
// function, on all sides: none of it in the base and in the head of the first run, whose variable has another name, and as much in
// the head of the second as makes the benchmark of --for slower by --more, as `go test` has it.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
/** Iterations of the trial that says what one takes. */
const TRIAL = 400;

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
  const base = commit(clone, folder, { name: "extraWork", work: 0 });
  const same = commit(clone, folder, { name: "moreWork", work: 0 });
  const none = nanoseconds(folder);
  commit(clone, folder, { name: "extraWork", work: TRIAL });
  const trial = nanoseconds(folder);
  const work = Math.round((Number(flags.more) * none * TRIAL) / (trial - none));
  const slow = commit(clone, folder, { name: "extraWork", work });
  console.log(
    `${flags.for}: ${none} ns/op; ${TRIAL} steps of work make it ${trial}, so that the slower head has ${work}`,
  );
  tell("against itself", measure(clone, folder, base, same));
  tell(`with about ${100 * Number(flags.more)} % more work`, measure(clone, folder, base, slow));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/**
 * Commits the work, on top of what was committed before, and gives the commit.
 * @param {string} clone @param {string} folder @param {{ name: string, work: number }} what
 */
function commit(clone, folder, { name, work }) {
  const path = join(folder, flags.file);
  const source = execFileSync("git", ["show", `origin/HEAD:./${flags.file}`], {
    cwd: folder,
    encoding: "utf8",
  });
  const [pkg] = /^package .*/m.exec(source) ?? [""];
  const begin = source.indexOf("{\n", source.indexOf(flags.function)) + 2;
  if (!source.includes(flags.function) || begin < 2)
    throw new Error(`${flags.file} has no ${flags.function}`);
  const loop = `\tfor i := range ${name} {\n\t\tspent += i ^ spent\n\t}\n\tkeep(spent)\n`;
  writeFileSync(path, `${source.slice(0, begin)}\tspent := 0\n${loop}${source.slice(begin)}`);
  const own = `${pkg}\n\nvar ${name} = ${work}\n\n//go:noinline\nfunc keep(int) {}\n`;
  writeFileSync(join(folder, "extra_work.go"), own);
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.com", ...args], {
      cwd: clone,
      encoding: "utf8",
    });
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message", `${name} ${work}`);
  return git("rev-parse", "HEAD").trim();
}

/** The least of five. @param {string} folder */
function nanoseconds(folder) {
  const args = ["test", "-run=^$", `-bench=^${flags.for}$`, "-benchtime=200ms", "-count=5", "."];
  const text = execFileSync("go", args, { cwd: folder, encoding: "utf8" });
  return Math.min(...[...text.matchAll(/([\d.]+) ns\/op/g)].map(([, value]) => Number(value)));
}

/** @param {string} clone @param {string} folder @param {string} base @param {string} head @returns {Report} */
function measure(clone, folder, base, head) {
  const json = join(scratch, "report.json");
  const args = [
    "run",
    "--no-checks",
    "--reach",
    "off",
    "--base",
    base,
    "--head",
    head,
    "--bench",
    flags.bench,
  ];
  const { status } = spawnSync(process.execPath, [cli, ...args, "--json", json, "."], {
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
  const percent = (/** @type {number | null} */ x) => (x === null ? "–" : `${(100 * x).toFixed(1)} %`);
  for (const { name, delta, lo, hi, pairs, verdict } of times)
    console.log(
      `| \`${name}\` | ${percent(delta)} | ${percent(lo)} to ${percent(hi)} | ${pairs} | ${verdict} |`,
    );
}

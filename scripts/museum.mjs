// The museum of benchmarks (test/museum): go-steady on strange but legal ones, each with what it has to come out as.
//
//	npm run museum -- [--direction same|slower|much-slower|dead] [--only RE] [--budget SECONDS] [--json FILE]
//
// --only selects by `job/package.Benchmark`. Needs Go, git and a built dist/. A line a benchmark, a line a run, counts at the end.
import { rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { checkCases, titleOf } from "./museum/check.mjs";
import { jobFaults, mostSeconds, runJob } from "./museum/job.mjs";
import { makeMuseum } from "./museum/repository.mjs";
import { DIRECTIONS, readTable } from "./museum/table.mjs";

/** @typedef {import("./museum/table.mjs").Direction} Direction */
/** @typedef {import("./museum/table.mjs").Job} Job */
/** @typedef {import("./museum/check.mjs").Case} Case */
/** @typedef {{ readonly job: string, readonly seconds: number, readonly build: number, readonly cases: readonly Case[], readonly faults: readonly string[] }} Result */

const { values } = parseArgs({
  options: {
    direction: { type: "string", default: "same" },
    only: { type: "string", default: "" },
    budget: { type: "string" },
    json: { type: "string" },
  },
});
const direction = DIRECTIONS.find((name) => name === values.direction);
if (direction === undefined) {
  console.error(`--direction: ${values.direction} is not one of ${DIRECTIONS.join(", ")}`);
  process.exit(2);
}
const only = new RegExp(values.only);
const { jobs, benchmarks } = readTable();
const usable = benchmarks.filter(canRun);
const museum = makeMuseum();
try {
  const results = [];
  for (const job of jobs) results.push(...(await runOne(job)));
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  const faulty = results.reduce(
    (sum, { cases, faults }) => sum + faultyOf(cases) + (faults.length > 0 ? 1 : 0),
    0,
  );
  const all = results.reduce((sum, { cases }) => sum + cases.length + 1, 0);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`${direction}: ${all - faulty} passed, ${faulty} failed, in ${seconds.toFixed(0)} s`);
  process.exitCode = faulty > 0 || all === 0 ? 1 : 0;
} finally {
  museum.remove();
}

/** @param {import("./museum/table.mjs").Entry} entry */
function canRun({ needs }) {
  if (needs === "linux") return process.platform === "linux";
  return needs === undefined || process.platform !== "win32";
}

/** @param {Job} job @returns {Promise<readonly Result[]>} */
async function runOne(job) {
  const entries = usable.filter((entry) => job.packages.includes(entry.package));
  /** @param {string} title */
  const isAsked = (title) => only.test(`${job.name}/${title}`);
  const asked = entries.filter((e) => e.benchmarks.some((name) => isAsked(titleOf(e.package, name))));
  if (asked.length === 0) return [];
  const names = asked.flatMap((e) => e.benchmarks.filter((name) => isAsked(titleOf(e.package, name))));
  const budget = Number(values.budget ?? job.budgets?.[at()] ?? job.budget);
  const args = [
    ...["--base", museum.base, "--head", museum.head(at(), job.dead), "--time-budget", `${budget}s`],
    ...(values.only === "" ? [] : ["--bench", benchOf(names)]),
    ...(job.flags ?? []),
    ...[...new Set(asked.map((e) => `./${e.package}`))],
  ];
  const scratch = `${museum.dir}-scratch`;
  const ran = await runJob({ cwd: museum.dir, scratch, args, limit: mostSeconds(job, budget) + 180 });
  rmSync(scratch, { recursive: true, force: true });
  const report = ran.report;
  const cases = report === undefined ? [] : checkCases({ entries, report, direction: at(), isAsked });
  const result = {
    job: job.name,
    seconds: ran.seconds,
    build: report?.seconds.build ?? 0,
    cases,
    faults: jobFaults(job, at(), budget, ran),
  };
  show(result, budget);
  return [result];
}

function at() {
  return /** @type {Direction} */ (direction);
}

/** The functions of the names. @param {readonly string[]} names */
function benchOf(names) {
  const functions = [...new Set(names.map((name) => name.split("/", 1)[0]))];
  return `^Benchmark(${functions.join("|")})$`;
}

/** @param {readonly Case[]} cases */
function faultyOf(cases) {
  return cases.filter(({ faults }) => faults.length > 0).length;
}

/** @param {Result} result @param {number} budget */
function show({ job, seconds, build, cases, faults }, budget) {
  for (const { title, came, faults } of cases) line(faults, `${title}: ${came}`);
  line(faults, `run ${job}: ${seconds.toFixed(1)} s for ${budget} s and ${build.toFixed(1)} s of builds`);
}

/** @param {readonly string[]} faults @param {string} text */
function line(faults, text) {
  console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${text}`);
  for (const fault of faults) console.log(`       ${fault}`);
}

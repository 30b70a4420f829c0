// A job of the museum in one direction: which benchmarks, the run, and what came of each.
import { rmSync } from "node:fs";
import { checkCases, titleOf } from "./check.mjs";
import { jobFaults, mostSeconds, runJob } from "./job.mjs";

/** @typedef {import("./table.mjs").Direction} Direction */
/** @typedef {import("./table.mjs").Job} Job */
/** @typedef {import("./table.mjs").Entry} Entry */
/** @typedef {import("./check.mjs").Case} Case */

/**
 * What came of a job: `faults` are those of the run as a whole.
 * @typedef {{ readonly job: string, readonly budget: number, readonly seconds: number, readonly build: number, readonly cases: readonly Case[], readonly faults: readonly string[] }} Result
 */

/** What a run is made of. `cache`: where go-steady keeps its programs.
 * @typedef {{ readonly job: Job, readonly entries: readonly Entry[], readonly direction: Direction, readonly only: RegExp, readonly budget?: number | undefined, readonly cache?: string | undefined }} What
 */
/** @typedef {import("./repository.mjs").MuseumRepository} MuseumRepository */

/** Seconds for a benchmark that the run of all left open for want of time; what is told ends sooner. */
const ALONE = 90;
/** Seconds that builds may take before a run that does not end is cancelled. */
const BUILDS = 180;

/**
 * runOne runs what is asked for of a job; undefined where that is nothing. `only` is tested against
 * `job/package.Benchmark`. A slowdown for which the others left too little time gets time of its own.
 * @param {MuseumRepository} museum
 * @param {What} what
 * @returns {Promise<Result | undefined>}
 */
export async function runOne(museum, what) {
  let result = await runOnce(museum, what);
  const open = result?.cases.filter(({ isOpen }) => isOpen) ?? [];
  if (!what.direction.endsWith("slower")) return result;
  for (const { title } of open) {
    const only = new RegExp(`^${what.job.name}/${title.replace(/[^\w/]/g, "\\$&")}$`);
    const again = await runOnce(museum, { ...what, only, budget: ALONE });
    if (result !== undefined && again !== undefined) result = joined(result, again);
  }
  return result;
}

/** @param {Result} first @param {Result} again @returns {Result} */
function joined(first, again) {
  const cases = first.cases.map((before) => {
    const now = again.cases.find(({ title }) => title === before.title);
    return now === undefined ? before : { ...now, came: `${before.came}, with more time ${now.came}` };
  });
  const [seconds, build] = [first.seconds + again.seconds, first.build + again.build];
  // The verdict of the run follows from the rows, which are looked at.
  const faults = [...first.faults, ...again.faults.filter((fault) => !fault.startsWith("exit code"))];
  return { job: first.job, budget: first.budget + again.budget, seconds, build, cases, faults };
}

/**
 * @param {MuseumRepository} museum
 * @param {What} what
 * @returns {Promise<Result | undefined>}
 */
async function runOnce(museum, { job, entries, direction, only, budget: given, cache }) {
  const own = entries.filter((entry) => job.packages.includes(entry.package) && canRun(entry));
  /** @param {string} title */
  const isAsked = (title) => only.test(`${job.name}/${title}`);
  const names = own.flatMap((e) => e.benchmarks.filter((name) => isAsked(titleOf(e.package, name))));
  if (names.length === 0) return undefined;
  const budget = given ?? job.budgets?.[direction] ?? job.budget;
  const packages = own.filter((e) => e.benchmarks.some((name) => isAsked(titleOf(e.package, name))));
  const args = [
    ...["--base", museum.base, "--head", museum.head(direction, job.dead), "--time-budget", `${budget}s`],
    ...["--bench", benchOf(names)],
    ...(job.flags ?? []),
    ...new Set(packages.map((e) => `./${e.package}`)),
  ];
  const scratch = `${museum.dir}-scratch`;
  const ran = await runJob({
    cwd: museum.dir,
    scratch,
    cache,
    args,
    limit: mostSeconds(job, budget) + BUILDS,
  });
  rmSync(scratch, { recursive: true, force: true });
  const { report, seconds } = ran;
  const hasRows = report !== undefined && report.comparisons.length > 0;
  const cases = hasRows ? checkCases({ entries: own, report, direction, isAsked }) : [];
  const lost = hasRows ? [] : [`nothing of ${names.length} benchmarks is in the report`];
  const faults = [...lost, ...jobFaults(job, direction, budget, ran)];
  return { job: job.name, budget, seconds, build: report?.seconds.build ?? 0, cases, faults };
}

/** @param {Entry} entry */
function canRun({ needs }) {
  if (needs === "linux") return process.platform === "linux";
  return needs === undefined || process.platform !== "win32";
}

/** The functions of the names. @param {readonly string[]} names */
function benchOf(names) {
  return `^Benchmark(${[...new Set(names.map((name) => name.split("/", 1)[0]))].join("|")})$`;
}

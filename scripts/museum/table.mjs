// The table of the museum (test/museum/table.json): what is run together, and what is expected of every
// benchmark in each direction.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What the head does otherwise. @typedef {"same" | "slower" | "much-slower" | "dead"} Direction */
/** How what calls the work ends on the head. @typedef {"panic" | "exit" | "exit 0" | "hang"} Death */
/** @typedef {Readonly<Partial<Record<Direction, readonly string[]>>>} Expected */

/**
 * Packages that one run measures: `budget` in seconds, for all directions but those in `budgets`. `minute`:
 * something in it hangs on both sides, which may cost a minute more. `told`: the least share of its rows that
 * are told when nothing changed; `why` it is not most of them.
 * @typedef {{ readonly name: string, readonly packages: readonly string[], readonly budget: number,
 *   readonly budgets?: Readonly<Partial<Record<Direction, number>>>, readonly dead: Death, readonly flags?: readonly string[],
 *   readonly minute?: boolean, readonly told?: number, readonly why?: string }} Job
 */

/**
 * Benchmarks of one package of which the same is expected. A name is that of a function, or of one
 * sub-benchmark. `rows`: how many there are, or the fewest and the most. `unit`: of the row that is looked
 * at. `units`: other rows that something is expected of.
 * @typedef {{ readonly package: string, readonly benchmarks: readonly string[], readonly rows?: number | readonly [number, number],
 *   readonly unit?: string, readonly expected?: Expected, readonly units?: Readonly<Record<string, Expected>>,
 *   readonly needs?: "unix" | "linux" | "cgo", readonly prints?: boolean, readonly why?: string }} Entry
 */

/** @typedef {{ readonly jobs: readonly Job[], readonly benchmarks: readonly Entry[] }} Table */

/** @type {readonly Direction[]} */
export const DIRECTIONS = ["same", "slower", "much-slower", "dead"];
/** @type {readonly Death[]} */
export const DEATHS = ["panic", "exit", "exit 0", "hang"];

/** What is expected where an entry says nothing. @type {Required<Expected>} */
export const USUAL = {
  same: ["unchanged", "noise"],
  slower: ["regression"],
  "much-slower": ["regression"],
  dead: ["broken: on the head", "regression"],
};

/** Where the module is. */
export const MUSEUM = fileURLToPath(new URL("../../test/museum", import.meta.url));

const VERDICTS = ["regression", "improvement", "unchanged", "inconclusive", "new", "missing", "broken"];
const JOB_KEYS = ["name", "packages", "budget", "budgets", "dead", "flags", "minute", "told", "why"];
const ENTRY_KEYS = ["package", "benchmarks", "rows", "unit", "expected", "units", "needs", "prints", "why"];

/** readTable reads and checks. Throws with every fault that it finds. */
export function readTable(path = `${MUSEUM}/table.json`) {
  const table = JSON.parse(readFileSync(path, "utf8"));
  const faults = faultsOf(table);
  if (faults.length > 0) throw new Error(`${path}:\n${faults.join("\n")}`);
  return /** @type {Table} */ (table);
}

/**
 * faultsOf says what is wrong with a table, a sentence each.
 * @param {unknown} table
 * @returns {readonly string[]}
 */
export function faultsOf(table) {
  if (!isObject(table) || !Array.isArray(table.jobs) || !Array.isArray(table.benchmarks))
    return ['there are no lists "jobs" and "benchmarks"'];
  const { jobs, benchmarks } = table;
  const run = jobs.flatMap((job) => (isObject(job) && Array.isArray(job.packages) ? job.packages : []));
  const named = benchmarks.map((entry) => (isObject(entry) ? entry.package : undefined));
  return [
    ...jobs.flatMap((job) => jobFaults(job)),
    ...benchmarks.flatMap((entry) => entryFaults(entry)),
    ...repeated(run).map((name) => `package ${name} is in more than one job`),
    ...[...new Set(named)]
      .filter((name) => !run.includes(name))
      .map((name) => `package ${name} is in no job`),
    ...run.filter((name) => !named.includes(name)).map((name) => `nothing is expected of package ${name}`),
  ];
}

/** @param {unknown} job */
function jobFaults(job) {
  if (!isObject(job)) return ["a job is not an object"];
  const title = `job ${JSON.stringify(job.name)}`;
  return faults(title, [
    [keysAre(job, JOB_KEYS), `has a key that is not one of ${JOB_KEYS.join(", ")}`],
    [typeof job.name === "string" && isTexts(job.packages), "needs a name and packages"],
    [isSeconds(job.budget), "needs a budget in seconds"],
    [keysAre(job.budgets ?? {}, DIRECTIONS), "has a budget of an unknown direction"],
    [Object.values(job.budgets ?? {}).every(isSeconds), "has a budget that is no number of seconds"],
    [DEATHS.includes(/** @type {Death} */ (job.dead)), `needs a death, one of ${DEATHS.join(", ")}`],
    [job.flags === undefined || isTexts(job.flags), "has flags that are no list of texts"],
    [isWhy(job, ["minute", "told", "budgets"]), "needs a why"],
  ]);
}

/** @param {unknown} entry */
function entryFaults(entry) {
  if (!isObject(entry)) return ["an entry is not an object"];
  const title = `entry ${entry.package} ${JSON.stringify(entry.benchmarks)}`;
  const units = isObject(entry.units) ? Object.values(entry.units) : [];
  return faults(title, [
    [keysAre(entry, ENTRY_KEYS), `has a key that is not one of ${ENTRY_KEYS.join(", ")}`],
    [typeof entry.package === "string" && isTexts(entry.benchmarks), "needs a package and benchmarks"],
    [isRows(entry.rows ?? 1), "has rows that are neither a number nor a range"],
    [[entry.expected ?? {}, ...units].every(isExpected), "expects what is no outcome"],
    [
      ["unix", "linux", "cgo", undefined].includes(/** @type {any} */ (entry.needs)),
      "needs something unknown",
    ],
    [isWhy(entry, ["expected", "units", "prints"]), "expects what is not usual, and needs a why"],
  ]);
}

/** @param {string} title @param {readonly (readonly [boolean, string])[]} rules */
function faults(title, rules) {
  return rules.filter(([isKept]) => !isKept).map(([, fault]) => `${title} ${fault}`);
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isTexts(value) {
  return Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === "string");
}

/** @param {unknown} value */
function isSeconds(value) {
  return typeof value === "number" && value > 0 && value <= 600;
}

/** @param {unknown} value */
function isRows(value) {
  const [fewest, most] = Array.isArray(value) ? value : [value, value];
  return Number.isInteger(fewest) && Number.isInteger(most) && 0 <= fewest && fewest <= most;
}

/** @param {unknown} value @param {readonly string[]} keys */
function keysAre(value, keys) {
  return isObject(value) && Object.keys(value).every((key) => keys.includes(key));
}

/** @param {unknown} expected */
function isExpected(expected) {
  return keysAre(expected, DIRECTIONS) && Object.values(/** @type {Expected} */ (expected)).every(isOutcomes);
}

/** @param {unknown} outcomes */
function isOutcomes(outcomes) {
  return isTexts(outcomes) && /** @type {readonly string[]} */ (outcomes).every(isOutcome);
}

/** `noise`, a verdict, or a verdict with a pattern of its reason. @param {string} outcome */
function isOutcome(outcome) {
  return outcome === "noise" || VERDICTS.includes(outcome.split(": ", 1)[0] ?? "");
}

/**
 * Nobody may expect something unusual without a reason.
 * @param {Record<string, unknown>} what
 * @param {readonly string[]} unusual
 */
function isWhy(what, unusual) {
  return unusual.every((key) => what[key] === undefined) || typeof what.why === "string";
}

/** @param {readonly unknown[]} values */
function repeated(values) {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}

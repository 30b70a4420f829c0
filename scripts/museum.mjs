// The museum of benchmarks (test/museum): go-steady on strange but legal ones, each with what it has to come
// out as.
//
// 	npm run museum -- [--direction same|slower|much-slower|dead] [--only RE] [--budget SECONDS] [--json FILE]
// [--beside]
//
// --only selects by `job/package.Benchmark`. Needs Go, git and a built dist/. A line a benchmark, a line a
// run, counts at the end. --beside runs `go test -bench` and benchstat instead, and keeps what they say in
// test/museum/beside.json, for the other lines.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { beside } from "./museum/beside.mjs";
import { makeMuseum } from "./museum/repository.mjs";
import { runOne } from "./museum/run.mjs";
import { DIRECTIONS, MUSEUM, readTable } from "./museum/table.mjs";

/** @typedef {import("./museum/run.mjs").Result} Result */

/** Faults of a line that are told. */
const SHOWN = 3;
const { values } = parseArgs({
  options: {
    direction: { type: "string", default: "same" },
    only: { type: "string", default: "" },
    budget: { type: "string" },
    json: { type: "string" },
    beside: { type: "boolean", default: false },
  },
});
const direction = DIRECTIONS.find((name) => name === values.direction);
const budget = values.budget === undefined ? undefined : Number(values.budget.replace(/s$/, ""));
if (direction === undefined || !((budget ?? 1) > 0)) {
  console.error(`--direction is one of ${DIRECTIONS.join(", ")}; --budget is a number of seconds`);
  process.exit(2);
}
const { jobs, benchmarks: entries } = readTable();
const only = new RegExp(values.only);
const besideFile = `${MUSEUM}/beside.json`;
/** By direction and `package.Function`. @type {Readonly<Record<string, Readonly<Record<string, string>>>>} */
const said = existsSync(besideFile) ? JSON.parse(readFileSync(besideFile, "utf8")) : {};
const museum = makeMuseum();
try {
  if (values.beside) tellBeside(direction);
  else await visit(direction);
} finally {
  museum.remove();
}

/** @param {import("./museum/table.mjs").Direction} direction */
function tellBeside(direction) {
  const fresh = beside(museum, { jobs, entries, direction, only, tell: console.log });
  const all = { ...said, [direction]: { ...said[direction], ...fresh } };
  writeFileSync(besideFile, `${JSON.stringify(all, null, 2)}\n`);
}

/** @param {import("./museum/table.mjs").Direction} direction */
async function visit(direction) {
  /** @type {Result[]} */
  const results = [];
  for (const job of jobs) {
    const result = await runOne(museum, { job, entries, direction, only, budget });
    if (result === undefined) continue;
    show(result);
    results.push(result);
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
  process.exitCode = showCounts(results);
}

/** @param {Result} result */
function show({ job, budget, seconds, build, cases, faults }) {
  for (const { title, came, faults } of cases) line(faults, `${title}: ${came}${besideOf(title)}`);
  line(faults, `run ${job}: ${seconds.toFixed(1)} s for ${budget} s and ${build.toFixed(1)} s of builds`);
}

/** @param {string} title */
function besideOf(title) {
  const says = said[direction ?? ""]?.[title.replace(/\/[^/.]*$/, "")];
  return says === undefined ? "" : ` (benchstat: ${says})`;
}

/** @param {readonly string[]} faults @param {string} text */
function line(faults, text) {
  console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${text}`);
  for (const fault of faults.slice(0, SHOWN)) console.log(`       ${fault}`);
  if (faults.length > SHOWN) console.log(`       and ${faults.length - SHOWN} more`);
}

/** The exit code. A selection of nothing is no success. @param {readonly Result[]} results */
function showCounts(results) {
  const lines = results.flatMap(({ cases, faults }) => [...cases.map((each) => each.faults), faults]);
  const failed = lines.filter((faults) => faults.length > 0).length;
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  console.log(`${direction}: ${lines.length - failed} passed, ${failed} failed, in ${seconds.toFixed(0)} s`);
  return failed > 0 || lines.length === 0 ? 1 : 0;
}

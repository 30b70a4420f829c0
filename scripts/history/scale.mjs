// Scale of the graph and its events: time and memory of a long history, without its reading.
//
// 	node scripts/history/scale.mjs [--runs 10000] [--benchmarks 1000] [--identical 0.9]

import { parseArgs } from "node:util";
import { loadSource } from "../load-source.mjs";
import { random } from "../replay/random.mjs";
import { benchmarksOf, entryOf, makeLines, makeMeasure, PLAN, runsOf } from "./world.mjs";

const { values: flags } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    benchmarks: { type: "string", default: "1000" },
    identical: { type: "string", default: "0.9" },
  },
});
/** @type {Pick<typeof import("../../src/history/ladder/create-graph.ts"), "createGraph"> & Pick<typeof import("../../src/history/ladder/compared-columns.ts"), "columnsOf"> & Pick<typeof import("../../src/history/events/events.ts"), "findEvents">} */
const program = await loadSource(`
export { columnsOf } from "./src/history/ladder/compared-columns.ts";
export { createGraph } from "./src/history/ladder/create-graph.ts";
export { findEvents } from "./src/history/events/events.ts";
`);
const next = random(1);
const wanted = Number(flags.runs);
const plan = {
  ...PLAN,
  commits: Math.round(wanted / 1.12),
  benchmarks: Number(flags.benchmarks),
  identical: Number(flags.identical),
};
const lines = makeLines(plan, next);
const runs = runsOf(plan).slice(0, wanted);
const measure = makeMeasure(plan, next);
const builder = program.createGraph();
let adding = 0;
// One list of benchmarks for all entries, as a reader gives them.
const benchmarks = benchmarksOf(lines);
for (const [number, run] of runs.entries()) {
  const columns = program.columnsOf(entryOf({ lines, benchmarks, measure }, run, number));
  const began = process.cpuUsage().user;
  builder.add(columns);
  adding += process.cpuUsage().user - began;
}
const collected = process.cpuUsage().user;
const graph = builder.finish();
const arranged = process.cpuUsage().user;
const { events, doubts } = program.findEvents(graph, { branch: "main" });
const found = process.cpuUsage().user;
const seconds = (/** @type {number} */ microseconds) => `${(microseconds / 1e6).toFixed(1)} s`;
console.log(
  `${runs.length} runs of ${plan.benchmarks} benchmarks, of which ${flags.identical} are proved: CPU time of collecting ${seconds(adding)}, ` +
    `of arranging ${seconds(arranged - collected)}, of events ${seconds(found - arranged)}; ${events.length} events, ${doubts.length} doubts; ` +
    `at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB, the simulation's own among them`,
);

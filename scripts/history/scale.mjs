// Scale of the graph and its events: time and memory of a long history, without its reading.
//
// 	node scripts/history/scale.mjs [--runs 10000] [--benchmarks 1000] [--identical 0.9]

import { parseArgs } from "node:util";
import { loadSource } from "../load-source.mjs";
import { random } from "../replay/random.mjs";
import { entriesOf, makeLines, makeMeasure, PLAN, runsOf } from "./world.mjs";

const { values: flags } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    benchmarks: { type: "string", default: "1000" },
    identical: { type: "string", default: "0.9" },
  },
});
/** @type {Pick<typeof import("../../src/history/ladder/create-graph.ts"), "createGraph"> & Pick<typeof import("../../src/history/events/events.ts"), "findEvents">} */
const program = await loadSource(`
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
const first = entriesOf(lines, runs.slice(0, 1), measure)[0];
const known = new Map(
  [...(first?.identical ?? []), ...(first?.comparisons ?? []).map((row) => row.benchmark)].map((b) => [
    b.name,
    b,
  ]),
);
for (const [number, run] of runs.entries()) {
  // One entry at a time, with the benchmarks of one list, as a reader gives them.
  const [made] = entriesOf(lines, [run], measure);
  if (made === undefined) continue;
  const entry = {
    ...made,
    key: `run ${number}`,
    time: new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString(),
    identical: made.identical.map((b) => known.get(b.name) ?? b),
    comparisons: made.comparisons.map((row) => ({
      ...row,
      benchmark: known.get(row.benchmark.name) ?? row.benchmark,
    })),
  };
  const began = performance.now();
  builder.add(entry);
  adding += performance.now() - began;
}
let peak = 0;
const cpu = process.cpuUsage();
const began = performance.now();
const graph = builder.finish();
const arranged = performance.now();
const { events, doubts } = program.findEvents(graph, { branch: "main" });
const ended = performance.now();
const used = process.cpuUsage(cpu);
peak = process.resourceUsage().maxRSS;
console.log(
  `${runs.length} runs x ${plan.benchmarks} benchmarks, ${flags.identical} proved: collected in ${(adding / 1000).toFixed(1)} s, arranged in ` +
    `${((arranged - began) / 1000).toFixed(1)} s, events in ${((ended - arranged) / 1000).toFixed(1)} s (${(used.user / 1e6).toFixed(1)} s of CPU); ` +
    `${events.length} events, ${doubts.length} doubts; ${Math.round(peak / 1024)} MiB at most, with the simulation's own`,
);

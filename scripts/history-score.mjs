// The score of the history: whether the ladder's intervals hold, what the events find, and how often they cry for
// nothing.

import { parseArgs } from "node:util";
import { add, noCounts } from "./history/count.mjs";
import { loadProgram } from "./history/program.mjs";
import { countWorld } from "./history/score.mjs";
import { makeWorld, PLAN } from "./history/world.mjs";

const { values: flags } = parseArgs({
  options: { seeds: { type: "string", default: "4" }, from: { type: "string", default: "1" } },
});
const program = await loadProgram();
const rows = {
  full: PLAN,
  df8: { ...PLAN, df: 8 },
  noNightly: { ...PLAN, nightlyEvery: 0 },
  d5: { ...PLAN, driftEvery: 5 },
  d10: { ...PLAN, driftEvery: 10 },
  d25: { ...PLAN, driftEvery: 25 },
};
for (const [name, plan] of Object.entries(rows)) {
  let counts = noCounts();
  const t = performance.now();
  for (let seed = Number(flags.from); seed < Number(flags.from) + Number(flags.seeds); seed++)
    counts = add(counts, countWorld(program, makeWorld(plan, seed), seed));
  const c = counts;
  console.log(
    name,
    JSON.stringify(c),
    "found",
    c.found / c.steps,
    "right",
    c.right / c.found,
    "within",
    c.within / c.found,
    "early",
    c.early / c.drifts,
    "asDrift",
    c.asDrift / c.drifts,
    "falseper1e4",
    (c.false / c.commits) * 1e4,
    "held",
    c.held / c.rungs,
    `${Math.round(performance.now() - t)} ms`,
  );
}

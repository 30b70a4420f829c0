// The score of the judge: how often it fails a pull request for nothing, and what it finds.
//
//   npm run score [-- --pulls N --rows N --seed N --pools DIR]                     replays the recorded pools, writes docs/score.md and docs/score.json
//   npm run score -- --record --minutes N --out DIR --work DIR [--orders N]        records, or adds to a recording; DIR of --work keeps the binaries

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readAbout, readPools } from "./score/pools.mjs";
import { loadProgram } from "./score/program.mjs";
import { record } from "./score/record.mjs";
import { score } from "./score/score.mjs";
import { scoreTable } from "./score/table.mjs";

const { values: flags } = parseArgs({
  options: {
    record: { type: "boolean", default: false },
    minutes: { type: "string", default: "60" },
    orders: { type: "string", default: "12" },
    work: { type: "string", default: "build/score" },
    out: { type: "string", default: "" },
    pools: { type: "string", default: "test/score/pools" },
    pulls: { type: "string", default: "100" },
    rows: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
  },
});
const say = (/** @type {string} */ text) => console.error(text);

if (flags.record) {
  await record({
    folder: flags.out === "" ? flags.pools : flags.out,
    work: flags.work,
    minutes: Number(flags.minutes),
    orders: Number(flags.orders),
    say,
  });
} else {
  const about = readAbout(flags.pools);
  const pools = readPools(flags.pools, ["quiet", "neighbour", "build", "two-speed"]);
  const size = { pulls: Number(flags.pulls), rows: Number(flags.rows), seed: Number(flags.seed) };
  const total = score(await loadProgram(), pools, about.seconds, size, say);
  const text = scoreTable(total, about);
  const out = flags.out === "" ? "docs" : flags.out;
  writeFileSync(`${out}/score.md`, text);
  writeFileSync(`${out}/score.json`, `${JSON.stringify({ about, ...total }, null, 1)}\n`);
  console.log(text);
}

// The score of the judge: how often it fails a pull request for nothing, and what it finds.

import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readAbout, readPools } from "./score/pools.mjs";
import { loadProgram } from "./score/program.mjs";
import { record } from "./score/record.mjs";
import { score } from "./score/score.mjs";
import { scoreTable } from "./score/table.mjs";

const USAGE = `replays the recorded pools, and writes docs/score.md and docs/score.json:
  npm run score [-- --pulls N --rows N --seed N --pools DIR --out DIR]
records, or adds to a recording; DIR of --work keeps the binaries:
  npm run score -- --record --minutes N --out DIR --work DIR [--orders N] [--only REGIME,…] [--heads same,layout,edit,slow3,slow10]`;

const { values: flags } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
    minutes: { type: "string", default: "60" },
    orders: { type: "string", default: "24" },
    only: { type: "string", default: "" },
    heads: { type: "string", default: "" },
    work: { type: "string", default: "build/score" },
    out: { type: "string", default: "" },
    pools: { type: "string", default: "test/score/pools" },
    pulls: { type: "string", default: "100" },
    rows: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
  },
});
const list = (/** @type {string} */ text) => text.split(",").filter((word) => word !== "");
const say = (/** @type {string} */ text) => console.error(text);

if (flags.help) {
  console.log(USAGE);
} else if (flags.record) {
  await record({
    folder: flags.out === "" ? flags.pools : flags.out,
    work: flags.work,
    minutes: Number(flags.minutes),
    orders: Number(flags.orders),
    only: list(flags.only),
    heads: list(flags.heads),
    say,
  });
} else {
  const out = flags.out === "" ? "docs" : flags.out;
  mkdirSync(out, { recursive: true }); // before the work: what it finds has to have a place
  const about = readAbout(flags.pools);
  const pools = readPools(flags.pools, ["quiet", "neighbour", "build", "two-speed"]);
  const size = { pulls: Number(flags.pulls), rows: Number(flags.rows), seed: Number(flags.seed) };
  const total = score(await loadProgram(), pools, about.seconds, size, say);
  const text = scoreTable(total, about);
  writeFileSync(`${out}/score.md`, text);
  writeFileSync(`${out}/score.json`, `${JSON.stringify({ about, ...total }, null, 1)}\n`);
  console.log(text);
}

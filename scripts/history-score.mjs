// The score of the history: whether the ladder's intervals hold, what the events find, how often they cry for nothing,
// and what others say of the same branches.

import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadProgram } from "./history/program.mjs";
import { recordedRows, rivalRows, simulatedRows } from "./history/rows.mjs";
import { GOALS, isReached, putInto, scoreText } from "./history/table.mjs";
import { readPools } from "./score/pools.mjs";
import { loadProgram as loadJudge } from "./score/program.mjs";

const USAGE = `simulates and replays branches, and writes docs/ladder.md and docs/history-score.json; fails when a goal is missed:
  npm run history-score [-- --seeds N --from N --recorded N --pools DIR --otava PROGRAM]
--from: the first seed; --recorded: seeds of the recorded branches; PROGRAM is Apache Otava (pip install apache-otava==0.8.0)
--only makes the lines anew whose name fits a regular expression, and takes the others from docs/history-score.json; "others" are the other tools`;

const { values: flags } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    seeds: { type: "string", default: "10" },
    from: { type: "string", default: "101" },
    recorded: { type: "string", default: "8" },
    pools: { type: "string", default: "test/score/pools" },
    otava: { type: "string", default: "" },
    only: { type: "string", default: "" },
  },
});
const say = (/** @type {string} */ text) => console.error(text);

if (flags.help) {
  console.log(USAGE);
} else {
  const size = { seeds: Number(flags.seeds), from: Number(flags.from), commits: 500, benchmarks: 100 };
  const program = await loadProgram();
  const pools = readPools(flags.pools, ["quiet", "neighbour", "build"]);
  const recorded = { seeds: Number(flags.recorded), commits: 250 };
  const isWanted = (/** @type {string} */ name) => new RegExp(flags.only).test(name);
  /** @type {import("./history/table.mjs").HistoryScore} */
  const before = JSON.parse(readFileSync("docs/history-score.json", "utf8"));
  const score = {
    size,
    recorded,
    simulated: renewed(before.simulated, simulatedRows(program, size, { isWanted, say })),
    replayed: renewed(
      before.replayed,
      recordedRows(program, await loadJudge(), pools, { ...size, ...recorded }, { isWanted, say }),
    ),
    rivals: isWanted("others") ? rivalRows(flags.otava, { ...size, seeds: 1 }, say) : before.rivals,
  };
  const text = scoreText(score);
  writeFileSync("docs/history-score.json", `${JSON.stringify(score, null, 1)}\n`);
  writeFileSync("docs/ladder.md", putInto(readFileSync("docs/ladder.md", "utf8"), text));
  console.log(text);
  const missed = score.simulated.filter(
    ({ aims, counts }) => aims && GOALS.some((goal) => !isReached(goal, counts)),
  );
  process.exitCode = missed.length > 0 ? 1 : 0;
}

/**
 * renewed has the new rows in place of the old ones of their names.
 * @param {readonly import("./history/rows.mjs").Row[]} before @param {readonly (import("./history/rows.mjs").Row | string)[]} now a name: not made anew
 */
function renewed(before, now) {
  return now.flatMap((row) => (typeof row === "string" ? before.filter(({ name }) => name === row) : [row]));
}

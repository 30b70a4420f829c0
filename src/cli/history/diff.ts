// go-steady history diff COMMIT COMMIT

import { compareCommits } from "../../history/answer/compare-commits.ts";
import { findCommit } from "../../history/find-commit.ts";
import { formatOf, printAnswer, readCall, words } from "./call.ts";
import { readGraph, resolveHere } from "./read-graph.ts";

export async function diff(args: readonly string[]): Promise<number> {
  const call = await readCall("diff", args, { unit: "value" });
  const names = words(call, ["COMMIT", "COMMIT"]);
  const format = formatOf(call);
  const { graph, doubts } = await readGraph(call);
  const hashes = graph.commits.map(({ sha }) => sha);
  const [base = -1, head = -1] = await Promise.all(
    names.map(async (name) =>
      hashes.indexOf(await findCommit(hashes, name, (each) => resolveHere(call, each))),
    ),
  );
  printAnswer(compareCommits({ graph, base, head, unit: call.flags.unit, notes: doubts }), format);
  return 0;
}

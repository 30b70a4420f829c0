// go-steady history next

import { tellNext } from "../../history/answer/tell-next.ts";
import { nextEdge } from "../../history/ladder/next-edge.ts";
import { formatOf, printAnswer, readCall, words } from "./call.ts";
import { readGraph, tagsHere } from "./read-graph.ts";

export async function next(args: readonly string[]): Promise<number> {
  const call = await readCall("next", args);
  words(call, []);
  const format = formatOf(call);
  const { graph, branch, doubts } = await readGraph(call);
  printAnswer(tellNext(branch, nextEdge(graph, branch, await tagsHere(call)), doubts), format);
  return 0;
}

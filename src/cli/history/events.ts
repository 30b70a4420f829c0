// go-steady history events

import { listEvents } from "../../history/answer/list-events.ts";
import { lineOf } from "../../history/ladder/line.ts";
import { formatOf, printAnswer, readCall, words } from "./call.ts";
import { eventsOf, readGraph } from "./read-graph.ts";

export async function events(args: readonly string[]): Promise<number> {
  const call = await readCall("events", args, { config: "value" });
  words(call, []);
  const format = formatOf(call);
  const { graph, branch, doubts, titleOf } = await readGraph(call);
  const [found = { events: [], doubts: [] }] = await eventsOf(call, graph, [branch]);
  const answer = listEvents({
    ...{ branch, titleOf, notes: doubts, since: call.filter.since },
    ...{ events: found.events, doubts: found.doubts, leftOut: graph.leftOut },
    ...{ commits: lineOf(graph, branch).length, series: graph.series.length },
  });
  printAnswer(answer, format);
  return 0;
}

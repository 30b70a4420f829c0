// go-steady history show BENCHMARK

import { createValues } from "../../history/answer/absolute-values.ts";
import { showBenchmarks } from "../../history/answer/show-benchmark.ts";
import { findBenchmarks } from "../../history/find-benchmarks.ts";
import { openHistory } from "../../history/keep/open-history.ts";
import type { Graph } from "../../history/ladder/graph.ts";
import { lineOf } from "../../history/ladder/line.ts";
import { partOfGraph } from "../../history/ladder/part-of-graph.ts";
import { UsageError } from "../../model/errors.ts";
import { cutList } from "../../model/visible.ts";
import { formatOf, printAnswer, readCall, words } from "./call.ts";
import { eventsOf, graphOf } from "./read-graph.ts";

export async function show(args: readonly string[]): Promise<number> {
  const call = await readCall("show", args, { unit: "value", config: "value" });
  const [name = ""] = words(call, ["BENCHMARK"]);
  const format = formatOf(call);
  const { world, where, remote } = call;
  await using history = await openHistory(world, where, remote);
  const { graph: whole, branch, doubts } = await graphOf(call, history);
  const graph = partOfGraph(whole, seriesOf(whole, name, call.flags.unit));
  const values = createValues(graph.series.map(({ benchmark }) => benchmark));
  const { region, since } = call.filter;
  for await (const record of history.read())
    if (record.kind === "entry" && record.file.region === (region ?? record.file.region))
      values.add(record.entry);
  const [{ events } = { events: [] }] = await eventsOf(call, graph, [branch]);
  const line = lineOf(graph, branch);
  printAnswer(showBenchmarks({ branch, graph, line, events, values, since, notes: doubts }), format);
  return 0;
}

/** Numbers of the series that are meant. */
function seriesOf({ series }: Graph, name: string, unit: string | undefined): readonly number[] {
  const found = new Set(
    findBenchmarks(
      series.map(({ benchmark }) => benchmark),
      name,
    ),
  );
  const numbers = [...series.keys()].filter((i) => {
    const { benchmark } = series[i] ?? {};
    return benchmark !== undefined && found.has(benchmark);
  });
  const inUnit = numbers.filter((i) => unit === undefined || series[i]?.unit === unit);
  if (inUnit.length > 0) return inUnit;
  const units = [...new Set(numbers.flatMap((i) => series[i]?.unit ?? []))];
  throw new UsageError(
    `${JSON.stringify(name)} has no values in ${JSON.stringify(unit)}`,
    `its units are ${cutList(units, 10)}`,
  );
}

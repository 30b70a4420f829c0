// go-steady history show BENCHMARK

import { showBenchmarks } from "../../history/answer/show-benchmark.ts";
import { findBenchmarks } from "../../history/find-benchmarks.ts";
import type { Graph } from "../../history/ladder/graph.ts";
import { lineOf } from "../../history/ladder/line.ts";
import { UsageError } from "../../model/errors.ts";
import { cutList } from "../../model/visible.ts";
import { formatOf, printAnswer, readCall, words } from "./call.ts";
import { eventsOf, readGraph } from "./read-graph.ts";

export async function show(args: readonly string[]): Promise<number> {
  const call = await readCall("show", args, { unit: "value", config: "value" });
  const [name = ""] = words(call, ["BENCHMARK"]);
  const format = formatOf(call);
  const { graph, branch, entries, doubts } = await readGraph(call, { keep: true });
  const wanted = seriesOf(graph, name, call.flags.unit);
  const [{ events } = { events: [] }] = await eventsOf(call, graph, [branch]);
  const line = lineOf(graph, branch);
  const { since } = call.filter;
  printAnswer(showBenchmarks({ branch, graph, line, events, entries, wanted, since, notes: doubts }), format);
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

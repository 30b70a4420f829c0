import type { Graph } from "./graph.ts";

/** partOfGraph has these series of a graph alone, by their numbers there, and all of its commits. */
export function partOfGraph(graph: Graph, series: readonly number[]): Graph {
  const numberIn = (part: number) => series[part] ?? -1;
  return {
    ...graph,
    series: series.flatMap((number) => graph.series[number] ?? []),
    edgesOf: (part) => graph.edgesOf(numberIn(part)),
    edgesAlong: (line) => {
      const along = graph.edgesAlong(line);
      return (part) => along(numberIn(part));
    },
    isStill: (part) => graph.isStill(numberIn(part)),
    noteOf: (part, commit) => graph.noteOf(numberIn(part), commit),
  };
}

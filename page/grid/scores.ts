// What rows are sorted and filtered by, from what is loaded of the branches and regions that are shown.

import type { ClassMatrix } from "../../src/page/format/class-matrix.ts";
import type { PageEvent } from "../../src/page/format/events-file.ts";
import type { RowScores } from "./lines.ts";
import { bitsOf, factsOf, type MatrixFacts } from "./matrix-facts.ts";

export interface ScoreWish {
  /** Those that are loaded. */
  readonly matrices: readonly ClassMatrix[];
  /** Of the branches and regions that are shown. */
  readonly events: readonly PageEvent[];
  /** Newest column of a branch. */
  readonly newest: (branch: string) => number;
}

export function scoresOf({ matrices, events, newest }: ScoreWish): RowScores {
  let known: readonly MatrixFacts[] | undefined;
  const facts = (): readonly MatrixFacts[] => {
    known ??= matrices.map(factsOf); // millions of cells: only where somebody asks
    return known;
  };
  const ages = new Map<number, number>();
  for (const { row, branch, column } of events)
    ages.set(row, Math.min(ages.get(row) ?? Infinity, newest(branch) - column));
  const total = (row: number, of: "outcomes" | "turns"): number =>
    facts().reduce((sum, { [of]: counts }) => sum + (counts[row] ?? 0), 0);
  return {
    eventAge: (row) => ages.get(row) ?? Infinity,
    flakiness: (row) => total(row, "turns") / Math.max(1, total(row, "outcomes")),
    was: (row, states) =>
      (states.includes("event") && ages.has(row)) ||
      facts().some((each) => ((each.states[row] ?? 0) & bitsOf(states)) !== 0) ||
      (states.includes("nodata") && facts().some((each) => row >= each.states.length)),
  };
}

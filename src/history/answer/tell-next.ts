// `go-steady history next`

import { ratioOf } from "../ladder/ladder.ts";
import type { NextEdge } from "../ladder/next-edge.ts";
import type { Answer } from "./answer.ts";

export function tellNext(branch: string, next: NextEdge, notes: readonly string[]): Answer {
  return { headline: headlineOf(branch, next), tables: [], notes, json: { branch, next, notes } };
}

function headlineOf(branch: string, next: NextEdge): string {
  switch (next.kind) {
    case "none":
      return `Nothing to compare next on ${branch}: ${next.why}.`;
    case "gap":
      return `${commandFor(next)} closes a gap: nothing connects these commits for ${next.benchmarks} benchmarks.`;
    case "shrinks":
      return `${commandFor(next)} narrows the widest interval most: on average from ±${width(next.now)} to ±${width(next.after)}.`;
  }
}

function commandFor({ base, head }: { readonly base: string; readonly head: string }): string {
  return `go-steady run --base ${base} --head ${head}`;
}

function width(error: number): string {
  return `${(ratioOf({ ln: 0, error }).hi * 100).toFixed(2)} %`;
}

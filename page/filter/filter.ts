// The filter of rows: a regular expression, without regard to case. It comes from an address that a stranger
// may have written, and names come from the code under test: the browser's own matching could take ages for
// some of them, `(a+)+$` for one, and cannot be stopped. So it says what is an expression, and an automaton
// matches.

import { makeAutomaton } from "./automaton.ts";
import { NoAutomaton, parse } from "./parse.ts";
import { programOf } from "./program.ts";

export interface Filter {
  /** Undefined where it cannot be told: the filter has taken too long for the names before. */
  readonly test: (name: string) => boolean | undefined;
}

export type Compiled =
  | (Filter & { readonly kind: "filter" })
  /** What is wrong, for the reader. */
  | { readonly kind: "fault"; readonly why: string };

/** Longer names are looked at up to here. */
const MOST_MATCHED = 1_000;
/** Of an expression: it may have as many brackets in each other. */
const MOST_CHARS = 2_000;
const TOO_LARGE = { kind: "fault", why: "This regular expression is too large." } as const;
const FLAGS = "iu";

export function compileFilter(source: string): Compiled {
  if (source.length > MOST_CHARS) return TOO_LARGE;
  if (!isRegExp(source)) return { kind: "fault", why: "This is no regular expression." };
  const pattern = parse(source, FLAGS);
  if (pattern instanceof NoAutomaton)
    return {
      kind: "fault",
      why: `A filter takes no look-around, back-reference or flag: leave out what begins with ${pattern.sign}`,
    };
  const steps = programOf(pattern);
  if (steps === undefined) return TOO_LARGE;
  const { matches } = makeAutomaton(steps, FLAGS);
  return { kind: "filter", test: (name) => matches(name.slice(0, MOST_MATCHED)) };
}

function isRegExp(source: string): boolean {
  try {
    new RegExp(source, FLAGS);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

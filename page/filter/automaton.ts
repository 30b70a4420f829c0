// Whether an expression matches anywhere in a text, in time that grows with the text and no faster: all ways
// are gone at once. Where it has been before is remembered, so that most characters cost one look.

import type { Edge } from "./parse.ts";
import type { Step } from "./program.ts";

/** What stands beside a place in a text. */
type Beside = "nothing" | "word" | "other";

/** State is all that matters of the characters that were read. */
interface State {
  /** Steps that may come next, in their order. */
  readonly at: readonly number[];
  readonly before: Beside;
  /** By code point; true where the expression has matched before it. */
  readonly next: (State | true | undefined)[];
  /** Whether it matches where the text ends; undefined while nobody has asked. */
  ends: boolean | undefined;
}

/** Then they are forgotten: some expressions have more of them than any memory. */
const MOST_STATES = 2_000;
/** Steps that are looked at for all texts together: half a second. Usual expressions take some thousands. */
const MOST_WORK = 1_000_000;

export interface Automaton {
  /** Whether a text has a match in it; undefined when all texts together have taken too long. */
  readonly matches: (text: string) => boolean | undefined;
}

export function makeAutomaton(steps: readonly Step[], flags: string): Automaton {
  const word = new RegExp("^\\w$", flags);
  let states = new Map<string, State>();
  let work = 0;

  const stateOf = (at: readonly number[], before: Beside): State => {
    const key = `${before} ${at.join(" ")}`;
    const known = states.get(key);
    if (known !== undefined) return known;
    if (states.size >= MOST_STATES) states = new Map();
    const made: State = { at, before, next: [], ends: undefined };
    states.set(key, made);
    return made;
  };
  /** On over one character. A match may begin at any: the first step is always one of the next. */
  const over = ({ at, before }: State, char: string): State | true => {
    const after = word.test(char) ? "word" : "other";
    const reached = reach(steps, at, before, after);
    work += reached?.length ?? steps.length;
    if (reached === undefined) return true;
    const next = reached.filter((i) => isOver(steps[i], char)).map((i) => i + 1);
    return stateOf(
      [...new Set([0, ...next])].sort((a, b) => a - b),
      after,
    );
  };
  const matches = (text: string): boolean | undefined => {
    let state = stateOf([0], "nothing");
    for (let i = 0; i < text.length; i++) {
      if (work > MOST_WORK) return undefined;
      const code = text.codePointAt(i) ?? 0;
      if (code > 0xffff) i++;
      const next: State | true = state.next[code] ?? over(state, String.fromCodePoint(code));
      state.next[code] = next;
      if (next === true) return true;
      state = next;
    }
    state.ends ??= reach(steps, state.at, state.before, "nothing") === undefined;
    return state.ends;
  };
  return { matches };
}

function isOver(step: Step | undefined, char: string): boolean {
  return step?.kind === "char" && step.is.test(char);
}

/** All steps that are reached without a character; undefined where that is a match. */
function reach(
  steps: readonly Step[],
  from: readonly number[],
  before: Beside,
  after: Beside,
): readonly number[] | undefined {
  const seen = new Set(from);
  for (const i of seen) {
    const step = steps[i];
    if (step?.kind === "match") return undefined;
    if (step?.kind === "fork") for (const to of step.to) seen.add(to);
    if (step?.kind === "edge" && isAt(step.at, before, after)) seen.add(i + 1);
  }
  return [...seen];
}

function isAt(edge: Edge, before: Beside, after: Beside): boolean {
  switch (edge) {
    case "^":
      return before === "nothing";
    case "$":
      return after === "nothing";
    case "\\b":
      return (before === "word") !== (after === "word");
    case "\\B":
      return (before === "word") === (after === "word");
  }
}

// A tree of an expression → steps of an automaton that is in many places at once (Thompson 1968).

import type { Edge, Pattern } from "./parse.ts";

export type Step =
  /** On to the next step behind a character that is one of these. */
  | { readonly kind: "char"; readonly is: RegExp }
  /** On to the next step at such a place. */
  | { readonly kind: "edge"; readonly at: Edge }
  /** On at all of these at once. */
  | { readonly kind: "fork"; readonly to: readonly number[] }
  | { readonly kind: "match" };

/** An expression of more steps is refused: `{1000}` of something is a thousand of them. */
const MOST_STEPS = 1_000;

/** programOf is undefined for what would be too large. */
export function programOf(pattern: Pattern): readonly Step[] | undefined {
  const steps: Step[] = [];
  let parts = 0; // also those without a step: nothing, ten million times

  const add = (part: Pattern): void => {
    if (++parts > 4 * MOST_STEPS || steps.length > MOST_STEPS) return;
    switch (part.kind) {
      case "char":
      case "edge":
        steps.push(part);
        return;
      case "all":
        for (const each of part.parts) add(each);
        return;
      case "any":
        addAny(part.parts);
        return;
      case "repeat":
        addRepeat(part);
    }
  };
  const addAny = (either: readonly Pattern[]): void => {
    const fork = reserve();
    const [starts, ends]: [number[], number[]] = [[], []];
    for (const each of either) {
      starts.push(steps.length);
      add(each);
      ends.push(reserve());
    }
    steps[fork] = { kind: "fork", to: starts };
    for (const end of ends) steps[end] = { kind: "fork", to: [steps.length] };
  };
  const addRepeat = ({ part, least, most }: Pattern & { readonly kind: "repeat" }): void => {
    for (let i = 0; i < least && i <= MOST_STEPS; i++) add(part);
    if (most === Infinity) addLoop(part);
    else for (let i = least; i < most && i - least <= MOST_STEPS; i++) addMaybe(part);
  };
  const addLoop = (part: Pattern): void => {
    const fork = reserve();
    add(part);
    steps.push({ kind: "fork", to: [fork] });
    steps[fork] = { kind: "fork", to: [fork + 1, steps.length] };
  };
  const addMaybe = (part: Pattern): void => {
    const fork = reserve();
    add(part);
    steps[fork] = { kind: "fork", to: [fork + 1, steps.length] };
  };
  /** A step that is set when it is known where it leads. */
  const reserve = (): number => steps.push({ kind: "fork", to: [] }) - 1;

  add(pattern);
  steps.push({ kind: "match" });
  return parts > 4 * MOST_STEPS || steps.length > MOST_STEPS ? undefined : steps;
}

// What depends on the clock, from the runs of a package in several clocks.

import { MAX_MESSAGE } from "../checks/finding.ts";
import type { Finding } from "../model/check.ts";
import { type Clock, type ClockFit, clockName, dependsOn } from "../model/clock.ts";

export interface ClockRun {
  readonly clock: Clock;
  readonly findings: readonly Finding[];
  /** False when the binary did not reach its end: a test without a finding may not have run. */
  readonly isWhole: boolean;
}

/** Dependence is what all runs of a package show about one failure. */
export type Dependence =
  /** It fails in some clocks, passes in others, and did so again. */
  | { readonly kind: "depends"; readonly finding: Finding }
  /** It fails in every clock. */
  | { readonly kind: "always"; readonly finding: Finding }
  /** In one and the same clock it failed and passed. */
  | { readonly kind: "unsteady"; readonly name: string; readonly clock: Clock };

type Result = "fails" | "passes" | "unsteady" | "unknown";

/** dependencesOf compares runs of one package, each clock several times, and names what failed in any. */
export function dependencesOf(runs: readonly ClockRun[]): readonly Dependence[] {
  const names = new Set(runs.flatMap(({ findings }) => findings.map(({ code }) => code)));
  return [...names].map((name) => dependenceOf(name, runs));
}

function dependenceOf(name: string, runs: readonly ClockRun[]): Dependence {
  const clocks = [...new Map(runs.map(({ clock }) => [clockName(clock), clock])).values()];
  const results = clocks.map((clock) => ({
    clock,
    result: combined(
      runs.filter((run) => clockName(run.clock) === clockName(clock)).map((run) => resultIn(name, run)),
    ),
  }));
  const those = (wanted: Result) =>
    results.filter(({ result }) => result === wanted).map(({ clock }) => clock);
  const [unsteady] = those("unsteady");
  if (unsteady !== undefined) return { kind: "unsteady", name, clock: unsteady };
  const fit = { fails: those("fails"), passes: those("passes") };
  const finding = findingIn(fit.fails[0], name, runs);
  return fit.passes.length === 0
    ? { kind: "always", finding }
    : { kind: "depends", finding: { ...finding, message: withFit(finding, fit), clocks: fit } };
}

function resultIn(name: string, { findings, isWhole }: ClockRun): Result {
  if (findings.some(({ code }) => code === name)) return "fails";
  return isWhole ? "passes" : "unknown";
}

function combined(results: readonly Result[]): Result {
  const known = new Set(results.filter((result) => result !== "unknown"));
  const [only = "unknown"] = known;
  return known.size > 1 ? "unsteady" : only;
}

function findingIn(clock: Clock | undefined, name: string, runs: readonly ClockRun[]): Finding {
  const found = runs
    .filter((run) => clock !== undefined && clockName(run.clock) === clockName(clock))
    .flatMap(({ findings }) => findings)
    .find(({ code }) => code === name);
  if (found === undefined) throw new RangeError(`${name} failed in no run`);
  return found;
}

const MOST_NAMED = 6;

/** The sentence that the report shows first, then the test's own message. */
function withFit({ message }: Finding, fit: ClockFit): string {
  const sentence = `depends on ${dependsOn(fit)}: fails in ${listOf(fit.fails)} but passes in ${listOf(fit.passes)}`;
  return `${sentence}\n${message}`.slice(0, MAX_MESSAGE);
}

function listOf(clocks: readonly Clock[]): string {
  const named = clocks.slice(0, MOST_NAMED).map(clockName);
  const left = clocks.length - named.length;
  return [...named, ...(left > 0 ? [`${left} more`] : [])].join(", ");
}

/** addDependences adds to the ordinary findings; one that depends on the clock replaces the ordinary one. */
export function addDependences(
  ordinary: readonly Finding[],
  found: readonly Dependence[],
): readonly Finding[] {
  const fresh = found.flatMap((each) => (each.kind === "unsteady" ? [] : [each]));
  const isSame = (a: Finding, b: Finding) => a.code === b.code && a.file === b.file;
  const replaced = ordinary.map(
    (finding) =>
      fresh.find((each) => each.kind === "depends" && isSame(each.finding, finding))?.finding ?? finding,
  );
  const added = fresh.map(({ finding }) => finding).filter((each) => !ordinary.some((o) => isSame(o, each)));
  return [...replaced, ...added];
}

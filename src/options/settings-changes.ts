// What a pull request changes in its own limits. It may do so, and the report says it.

import type { Limit, RowSelector, Settings, Waiver } from "../model/settings.ts";

export interface SettingsChanges {
  /** One sentence each, without a full stop. */
  readonly sentences: readonly string[];
  readonly newWaivers: ReadonlySet<Waiver>;
}

/** settingsChanges compares the files of both sides; undefined is no file. */
export function settingsChanges(base: Settings | undefined, head: Settings | undefined): SettingsChanges {
  const newWaivers = only(head?.waivers ?? [], base?.waivers ?? [], waiverText);
  const limits = only(head?.limits ?? [], base?.limits ?? [], limitText);
  const gone = only(base?.limits ?? [], head?.limits ?? [], limitText);
  const [before, after] = [base?.threshold, head?.threshold];
  const at = (line: number) => `${head?.file}:${line}`;
  return {
    newWaivers: new Set(newWaivers),
    sentences: [
      ...(before === after
        ? []
        : [`new in this pull request: threshold ${share(after)} for all, ${share(before)} in the base`]),
      ...limits.map((limit) => `new in this pull request: ${limitText(limit)} (${at(limit.line)})`),
      ...gone.map(
        (limit) => `gone in this pull request: ${limitText(limit)} (${base?.file}:${limit.line} of the base)`,
      ),
      ...(isReordered(base?.limits ?? [], head?.limits ?? [])
        ? ["the limits stand in another order than in the base; the last that fits counts"]
        : []),
      ...newWaivers.map((waiver) => `new in this pull request: ${waiverText(waiver)} (${at(waiver.line)})`),
    ],
  };
}

function isReordered(base: readonly Limit[], head: readonly Limit[]): boolean {
  const [before, after] = [base, head].map((limits) => limits.map(limitText));
  const common = (these: readonly string[] = [], others: readonly string[] = []) =>
    these.filter((text) => others.includes(text)).join("\n");
  return common(before, after) !== common(after, before);
}

/** waiverText identifies a waiver by what it allows: another reason alone does not make it new. */
export function waiverText(waiver: Waiver): string {
  return `a waiver up to ${waiver.ceiling.text} for ${targetText(waiver)} until ${waiver.expires}`;
}

export function limitText(limit: Limit): string {
  return `a limit of ${share(limit.threshold)} for ${targetText(limit)}`;
}

function targetText({ package: pkg, benchmark, unit }: RowSelector): string {
  const parts = [
    benchmark === undefined ? "all benchmarks" : `benchmarks ${quoted(benchmark.source)}`,
    pkg === undefined ? "" : `in packages ${quoted(pkg.source)}`,
    unit === undefined ? "" : `in ${unit}`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function quoted(source: string): string {
  return `/${source}/`;
}

/** In percent, without the error of the multiplication: 7 for 0.07, not 7.000000000000001. */
function share(ratio: number | undefined): string {
  return ratio === undefined ? "not set" : `${Number((ratio * 100).toPrecision(12))} %`;
}

function only<T>(these: readonly T[], others: readonly T[], textOf: (entry: T) => string): readonly T[] {
  const known = new Set(others.map(textOf));
  return these.filter((entry) => !known.has(textOf(entry)));
}

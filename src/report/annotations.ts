// Findings of a run as messages at their lines. GitHub shows ten of each level per step and silently drops
// the others: different causes come first, and the last one says how many are left.
// https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations

import type { Annotation, Level } from "../model/annotation.ts";
import { benchmarkKey, displayName } from "../model/benchmark.ts";
import type { Finding } from "../model/check.ts";
import { dependsOn } from "../model/clock.ts";
import type { CodePlace } from "../model/reach.ts";
import type { Report } from "../model/report.ts";
import type { Comparison, Verdict } from "../model/verdict.ts";
import { cutText, shownLine, shownLines, visibleLine } from "../model/visible.ts";
import { formatDelta, formatPair, plural, quantityText } from "./format.ts";
import { endOf, shortName } from "./reach/words.ts";
import { rowNotes } from "./row-notes.ts";
import { changeWord, rowsOf } from "./verdict-groups.ts";

/** MAX_PER_LEVEL is how many annotations of one level GitHub shows for a step. */
export const MAX_PER_LEVEL = 10;
/** Longest message and title, in characters; GitHub cuts longer messages. */
const MAX_MESSAGE = 4096;
const MAX_TITLE = 255;

/** A message before the limits; a lower `rank` comes first. */
interface Candidate {
  readonly annotation: Annotation;
  /** Repeated findings of one cause, such as one check of staticcheck, come after all other causes. */
  readonly cause: string;
  readonly rank: number;
}

const LEVELS = ["error", "warning", "notice"] as const satisfies readonly Level[];

/** annotationsOf are at most ten errors, ten warnings and ten notices, most important first. */
export function annotationsOf(report: Report): readonly Annotation[] {
  const candidates = candidatesOf(report);
  return LEVELS.flatMap((level) => limited(ordered(candidates, level)));
}

/** furtherAnnotations are those that a step does not show, most important first. */
export function furtherAnnotations(report: Report): readonly Annotation[] {
  const candidates = candidatesOf(report);
  return LEVELS.flatMap((level) => ordered(candidates, level).slice(MAX_PER_LEVEL));
}

export function allAnnotations(report: Report): readonly Annotation[] {
  const candidates = candidatesOf(report);
  return LEVELS.flatMap((level) => ordered(candidates, level));
}

function candidatesOf(report: Report): readonly Candidate[] {
  return [...findingsOf(report), ...benchmarksOf(report), ...changedCodeOf(report)];
}

/** Code that does not build hides everything behind it; then come behaviour, speed and style. */
const RANKS = { build: 0, test: 1, benchmark: 2, vet: 3, staticcheck: 4 } as const;

function findingsOf(report: Report): Candidate[] {
  return report.checks.flatMap((check) =>
    check.findings.map((finding) => {
      const isError = check.status === "failed" && !finding.known;
      return findingCandidate(finding, isError ? "error" : "notice");
    }),
  );
}

function findingCandidate(finding: Finding, level: Level): Candidate {
  const { check, code, message, file, line, column } = finding;
  const isBuild = code === "build";
  const title = isBuild ? "does not build" : check === "test" ? testTitle(finding) : `${check} ${code}`;
  return {
    rank: isBuild ? RANKS.build : RANKS[check],
    cause: `${check}\n${code}\n${isBuild ? (file ?? "") : ""}`,
    annotation: made({
      level,
      title,
      message,
      ...place(file, line),
      ...(column === undefined ? {} : { column }),
    }),
  };
}

function testTitle({ code, clocks }: Finding): string {
  return clocks === undefined ? `${code} failed` : `${code} depends on ${dependsOn(clocks)}`;
}

const SPOKEN: readonly Verdict[] = ["regression", "broken", "inconclusive"];

/**
 * One message per benchmark and verdict, however many units it has. What was not begun is said of all at
 * once.
 */
function benchmarksOf(report: Report): Candidate[] {
  return SPOKEN.flatMap((verdict) => {
    const groups = new Map<string, Comparison[]>();
    for (const row of rowsOf(report.comparisons, verdict)) {
      if (row.notBegun === true) continue;
      const key = `${benchmarkKey(row)}\n${row.waiver === undefined}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const worst: Level = verdict === "regression" && report.outcome === "failed" ? "error" : "warning";
    return [...groups.values()].map((rows) =>
      benchmarkCandidate(rows, rows.every((row) => row.waiver !== undefined) ? "notice" : worst),
    );
  });
}

function benchmarkCandidate(rows: readonly Comparison[], level: Level): Candidate {
  const [first] = rows;
  if (first === undefined) throw new RangeError("a benchmark without rows");
  const words =
    first.verdict === "regression" ? rows.map((row) => changeWord(row.unit, "regression")) : [first.verdict];
  const waived = first.waiver === undefined ? "" : " (waived)";
  const title = `${displayName(first)}: ${[...new Set(words)].join(", ")}${waived}`;
  const message = rows.map(sentenceOf).join("\n");
  return {
    rank: RANKS.benchmark + SPOKEN.indexOf(first.verdict) / SPOKEN.length,
    cause: `benchmark\n${benchmarkKey(first)}`,
    annotation: made({ level, title, message, ...place(first.file, first.line) }),
  };
}

/** Benchmarks that are named at the code that they reach. */
const MAX_NAMED = 10;

/**
 * One message for each piece of changed code that is the nearest to benchmarks that got worse, where the head
 * has it.
 */
function changedCodeOf({ comparisons }: Report): Candidate[] {
  const groups = new Map<string, Comparison[]>();
  const rows = rowsOf(comparisons, "regression");
  for (const row of new Map(rows.toReversed().map((each) => [benchmarkKey(each), each])).values()) {
    const end = nearestChange(row);
    const key = end && JSON.stringify([end.name, end.file, end.line]);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => changedCodeCandidate(group.toReversed()));
}

/** Undefined where it is removed, or not in the repository. */
function nearestChange({ reach }: Comparison): CodePlace | undefined {
  const [way] = reach?.ways ?? [];
  if (way === undefined || way.how === "removed") return undefined;
  const end = endOf(way);
  return /^(?:[/\\]|[A-Za-z]:|\.\.\/)/.test(end.file) ? undefined : end;
}

function changedCodeCandidate(rows: readonly Comparison[]): Candidate {
  const [first] = rows;
  const end = first && nearestChange(first);
  if (end === undefined) throw new RangeError("changed code without a place");
  const named = rows
    .slice(0, MAX_NAMED)
    .map((row) => `${displayName(row)} ${formatDelta(row.delta, null, null)}`.trim());
  const more = rows.length > MAX_NAMED ? [`+${rows.length - MAX_NAMED} more`] : [];
  return {
    rank: RANKS.benchmark + 0.1,
    cause: `changed code\n${end.file}\n${end.line}`,
    annotation: made({
      level: rows.every((row) => row.waiver !== undefined) ? "notice" : "warning",
      title: `${shortName(end.name)}: reached by ${plural(rows.length, "benchmark")} that got worse`,
      message: [...named, ...more].join("\n"),
      ...place(end.file, end.line),
    }),
  };
}

/** `1.02 µs to 1.17 µs, +14.7 % (12.0 to 17.0): why`. */
function sentenceOf(row: Comparison): string {
  const [base, head] = formatPair(row.base, row.head, row.unit).map(quantityText);
  const values = row.base === null || row.head === null ? "" : `${base} to ${head}`;
  const counted = row.delta === null || row.pairs === 0 ? "" : plural(row.pairs, "pair");
  const change = formatDelta(row.delta, row.lo, row.hi);
  const facts = [values, change, counted].filter((part) => part !== "").join(", ");
  const why = rowNotes({ ...row, warnings: [] }).join("; ");
  return [facts, why].filter((part) => part !== "").join(": ");
}

/** The first of every cause, by rank, then the second of every cause, and so on. */
function ordered(candidates: readonly Candidate[], level: Level): readonly Annotation[] {
  const seen = new Map<string, number>();
  return candidates
    .filter((candidate) => candidate.annotation.level === level)
    .map((candidate) => {
      const repeat = seen.get(candidate.cause) ?? 0;
      seen.set(candidate.cause, repeat + 1);
      return { ...candidate, repeat };
    })
    .sort((a, b) => a.repeat - b.repeat || a.rank - b.rank)
    .map(({ annotation }) => annotation);
}

function limited(annotations: readonly Annotation[]): readonly Annotation[] {
  const shown = annotations.slice(0, MAX_PER_LEVEL);
  const left = annotations.length - shown.length;
  return left === 0
    ? shown
    : shown.map((annotation, i) => (i === shown.length - 1 ? withMore(annotation, left) : annotation));
}

function withMore(annotation: Annotation, left: number): Annotation {
  const more = `\n+${left} more in the summary`;
  return { ...annotation, message: cutText(annotation.message, MAX_MESSAGE - more.length) + more };
}

/** GitHub does not show an empty message: then the title is the message. */
function made({ title, message, ...rest }: Annotation): Annotation {
  const shown = shownLines(message.trim(), MAX_MESSAGE) || shownLine(title, MAX_MESSAGE);
  return { ...rest, title: shownLine(title, MAX_TITLE), message: shown };
}

/** No place for a name with hidden characters: made visible, it would be no file's name. */
function place(file: string | undefined, line: number | undefined): Pick<Annotation, "file" | "line"> {
  if (file !== undefined && visibleLine(file) !== file) return {};
  return { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
}

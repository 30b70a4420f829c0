// What a trend shows, as CSV and JSON.

import type { Dot } from "./columns-of-lines.ts";

export interface ExportLine {
  readonly branch: string;
  readonly region: string;
  readonly benchmark: string;
  readonly unit: string;
  /** Machine of absolute values; "" for relative ones. */
  readonly machine: string;
  /** Full hash of what the values are relative to; "" for absolute ones. */
  readonly base: string;
  readonly dots: readonly Dot[];
}

export interface ExportCommit {
  readonly sha: string;
  /** ISO 8601 in UTC. */
  readonly measured: string;
}

type CommitOf = (place: number) => ExportCommit;

const COLUMNS = [
  "branch",
  "region",
  "benchmark",
  "unit",
  "machine",
  "base",
  "commit",
  "measured",
  "value",
  "lo",
  "hi",
];

/** csvOf has a row for each value. Ratios are as they are: 0.031 is 3.1 % more than the base. */
export function csvOf(lines: readonly ExportLine[], commitOf: CommitOf): string {
  const rows = lines.flatMap((line) =>
    line.dots.map((dot) => {
      const { sha, measured } = commitOf(dot.place);
      const named = [
        line.branch,
        line.region,
        line.benchmark,
        line.unit,
        line.machine,
        line.base,
        sha,
        measured,
      ];
      return [...named, numberText(dot.centre), numberText(dot.lo), numberText(dot.hi)];
    }),
  );
  return [COLUMNS, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

/** RFC 4180. A text that a spreadsheet would compute is kept from it by an apostrophe. */
function csvCell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function numberText(value: number | null): string {
  return value === null ? "" : String(value);
}

export function jsonOf(lines: readonly ExportLine[], commitOf: CommitOf): string {
  const told = lines.map(({ dots, ...line }) => ({
    ...line,
    points: dots.map((dot) => {
      const { sha, measured } = commitOf(dot.place);
      return { commit: sha, measured, value: dot.centre, lo: dot.lo, hi: dot.hi };
    }),
  }));
  return `${JSON.stringify({ schema: 1, lines: told }, null, 1)}\n`;
}

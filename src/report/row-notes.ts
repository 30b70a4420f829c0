// Sentences below a row, plain text: why this verdict, its limits, why it does not fail, and doubts.

import type { Comparison } from "../model/verdict.ts";
import { formatDelta, formatThreshold, formatValue, quantityText } from "./format.ts";

/** rowNotes are one sentence each, without a full stop. */
export function rowNotes(row: Comparison): readonly string[] {
  return [ownWords(row), instructionsNote(row), limitNote(row), waiverNote(row), ...row.warnings].filter(
    (text) => text !== "",
  );
}

const SHARE = "[±+−-]?[\\d.]+(?:e[+-]?\\d+)? %";
/** The beginning of a reason with numbers: `+14.7 % (+12.0 % to +17.0 %), `, `14.7 % slower (…); `. */
const NUMBERS = new RegExp(
  `^${SHARE}(?: (?:slower|faster)| (?:more|less) \\S+)?(?: \\(${SHARE} to ${SHARE}\\))?(?: after \\d+ pairs?)?(?:[,;] |$)`,
);
/** `10 → 12 allocs/op in all of 20 pairs`. */
const VALUES = /^\S+ → \S+ \S+(?:: | (?=in all of ))/;

/** `2 allocs/op in all of 5 pairs`, which the row calls exact. */
const IN_ALL = /^(?:\S+ \S+ )?in all of \d+ pairs?$/;
/** That is what unchanged means. */
const WITHIN = /^within ±[\d.]+ %$/;

/** The reason without what the row has: the change, the interval, the pairs, and what its verdict means. */
function ownWords({ reason, verdict, base, head, delta, lo, hi, pairs }: Comparison): string {
  if (base === null || head === null || delta === null) return reason;
  const rest = reason.replace(NUMBERS, "").replace(VALUES, "");
  const words = rest === reason ? reason : rest.replace(new RegExp(`(?:^|, )${pairs} pairs?(?:[,;] |$)`), "");
  const isExact = lo !== null && lo === hi;
  return (isExact && IN_ALL.test(words)) || (verdict === "unchanged" && WITHIN.test(words)) ? "" : words;
}

/** unitWithoutNumber is the unit of a row without a number; "" for the time, which all benchmarks have. */
export function unitWithoutNumber({ base, head, unit }: Comparison): string {
  return base === null && head === null && unit !== "sec/op" ? unit : "";
}

/** More time for the same instructions is not more work: it is memory, waiting or code layout. */
function instructionsNote({ instructions, delta }: Comparison): string {
  if (instructions === undefined) return "";
  const [base, head] = [instructions.base, instructions.head].map((x) =>
    quantityText(formatValue(x < 100 ? x : Math.round(x), "")).trim(),
  );
  const change = formatDelta(instructions.delta, null, null);
  const isWork = delta !== null && instructions.delta > delta / 3;
  return `${change} instructions (${base} to ${head} an operation)${isWork ? "" : ": not more work, but slower work (memory, waiting, code layout)"}`;
}

function limitNote({ threshold }: Comparison): string {
  return threshold === undefined ? "" : `its own threshold is ${formatThreshold(threshold)}`;
}

/** The reason comes last: it is the user's text, and may end in any way. */
function waiverNote({ waiver }: Comparison): string {
  if (waiver === undefined) return "";
  const { ceiling, expires, source, isNew, reason } = waiver;
  return `waived up to ${ceiling} until ${expires} (UTC) by ${source}${isNew ? ", new in this pull request" : ""}: ${reason}`;
}

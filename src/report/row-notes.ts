// The sentences below a row: why this verdict, what limits it had, why it does not fail, and doubts. Plain text.

import type { Comparison } from "../model/verdict.ts";
import { formatThreshold } from "./format.ts";

/** rowNotes are one sentence each, without a full stop. */
export function rowNotes(row: Comparison): readonly string[] {
  return [row.reason, limitNote(row), waiverNote(row), ...row.warnings].filter((text) => text !== "");
}

function limitNote({ threshold }: Comparison): string {
  return threshold === undefined ? "" : `its own threshold is ${formatThreshold(threshold)}`;
}

/** The reason ends the sentence: where it stops is not ours to say. */
function waiverNote({ waiver }: Comparison): string {
  if (waiver === undefined) return "";
  const { ceiling, expires, source, isNew, reason } = waiver;
  return `waived up to ${ceiling} until ${expires} (UTC) by ${source}${isNew ? ", new in this pull request" : ""}: ${reason}`;
}

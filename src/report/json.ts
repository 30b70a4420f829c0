// A report as report.json. What is written is what can be read: the reader puts it in order and checks it.

import type { Report } from "../model/report.ts";
import { cutText } from "../model/visible.ts";
import { MAX_TEXT_CHARS } from "./fields.ts";
import { readReport } from "./parse-report.ts";

/**
 * reportJson writes a report with its fields always in the same order, numbers in full, two spaces of indent
 * and a line end. Values that are no number become null where null is allowed; elsewhere they throw
 * ReportFormatError.
 */
export function reportJson(report: Report): string {
  const plain: unknown = JSON.parse(JSON.stringify(report, (_, value) => bounded(value)));
  return `${JSON.stringify(readReport(plain), null, 2)}\n`;
}

/** A text that no reader would take is cut. */
function bounded(value: unknown): unknown {
  return typeof value === "string" ? cutText(value, MAX_TEXT_CHARS) : value;
}

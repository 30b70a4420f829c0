// A report as report.json. What is written can be read: a run's report is checked once, at its end.

import { MAX_TEXT_CHARS } from "../model/bounded.ts";
import type { Report } from "../model/report.ts";
import { cutText } from "../model/visible.ts";
import { readReport } from "./parse-report.ts";

/**
 * settled is the report as its reader will see it: its fields in order, each text passed through `clean` and
 * cut at the reader's limit. Values that are no number become null where null is allowed; elsewhere they
 * throw ReportFormatError.
 */
export function settled(report: Report, clean = (text: string) => text): Report {
  const written = (value: unknown) =>
    typeof value === "string" ? cutText(clean(value), MAX_TEXT_CHARS) : value;
  return readReport(JSON.parse(JSON.stringify(report, (_, value) => written(value))));
}

/** printReport is the text of a report that was settled or read, with a line end and all digits. */
export function printReport(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** reportJson is the text of any report. */
export function reportJson(report: Report): string {
  return printReport(settled(report));
}

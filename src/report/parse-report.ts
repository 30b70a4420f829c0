// A stored report, read as data from outside: bounded, checked, its fields in the order of docs/report.md.

import { REPORT_SCHEMA, type Report, reportShape } from "../model/report.ts";
import { Mismatch, number, object, type Shape } from "../model/shape.ts";
import { ReportFormatError } from "./report-error.ts";

/** MAX_REPORT_CHARS is the longest text that is read: some 100,000 comparisons. */
export const MAX_REPORT_CHARS = 64 * 1024 * 1024;

/** parseReport reads the text of a report.json. Throws ReportFormatError. */
export function parseReport(text: string): Report {
  if (text.length > MAX_REPORT_CHARS)
    throw new ReportFormatError("size", `a report of ${text.length} characters is above ${MAX_REPORT_CHARS}`);
  return readReport(parseJson(text));
}

/** readReport checks a parsed value and puts its fields in order. Throws ReportFormatError. */
export function readReport(value: unknown): Report {
  const { schema } = checked(object({ schema: number }), value);
  if (schema !== REPORT_SCHEMA)
    throw new ReportFormatError("schema", `report has schema ${schema}; this version reads ${REPORT_SCHEMA}`);
  return checked(reportShape, value);
}

function checked<T>(shape: Shape<T>, value: unknown): T {
  const found = shape(value);
  if (found instanceof Mismatch) throw new ReportFormatError("shape", found.told("report"));
  return found;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ReportFormatError("json", `the report is not JSON: ${cause.message}`, { cause });
  }
}

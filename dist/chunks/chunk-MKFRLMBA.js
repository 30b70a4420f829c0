import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  REPORT_SCHEMA,
  reportShape
} from "./chunk-HWS6TEKE.js";
import {
  Mismatch,
  number,
  object
} from "./chunk-DFRP22PA.js";
import {
  SteadyError
} from "./chunk-24M4FNCI.js";

// src/report/report-error.ts
var HINTS = {
  size: "this is no report of go-steady; look at the job that wrote it",
  json: "the file is cut or is no report.json; run the job that wrote it again",
  schema: "use the same version of go-steady in the job that writes the report and in the one that reads it",
  shape: "run the job that wrote it again, with this version of go-steady"
};
var ReportFormatError = class extends SteadyError {
  name = "ReportFormatError";
  exitCode = 2;
  problem;
  constructor(problem, message, options) {
    super(message, HINTS[problem], options);
    this.problem = problem;
  }
};

// src/report/parse-report.ts
var MAX_REPORT_CHARS = 64 * 1024 * 1024;
function parseReport(text) {
  if (text.length > MAX_REPORT_CHARS)
    throw new ReportFormatError("size", `a report of ${text.length} characters is above ${MAX_REPORT_CHARS}`);
  return readReport(parseJson(text));
}
function readReport(value) {
  const { schema } = checked(object({ schema: number }), value);
  if (schema !== REPORT_SCHEMA)
    throw new ReportFormatError("schema", `report has schema ${schema}; this version reads ${REPORT_SCHEMA}`);
  return checked(reportShape, value);
}
function checked(shape, value) {
  const found = shape(value);
  if (found instanceof Mismatch) throw new ReportFormatError("shape", found.told("report"));
  return found;
}
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ReportFormatError("json", `the report is not JSON: ${cause.message}`, { cause });
  }
}

export {
  parseReport,
  readReport
};

import { SteadyError } from "../model/errors.ts";

/** ReportProblem is: too large, no JSON, a schema of another version, or values of a wrong shape. */
export type ReportProblem = "size" | "json" | "schema" | "shape";

const HINTS: Readonly<Record<ReportProblem, string>> = {
  size: "this is no report of go-steady; look at the job that wrote it",
  json: "the file is cut or is no report.json; run the job that wrote it again",
  schema: "use the same version of go-steady in the job that writes the report and in the one that reads it",
  shape: "run the job that wrote it again, with this version of go-steady",
};

/** ReportFormatError means that this version cannot read a report. The message may quote hostile text. */
export class ReportFormatError extends SteadyError {
  override readonly name = "ReportFormatError" as const;
  override readonly exitCode = 2;
  readonly problem: ReportProblem;

  constructor(problem: ReportProblem, message: string, options?: ErrorOptions) {
    super(message, HINTS[problem], options);
    this.problem = problem;
  }
}

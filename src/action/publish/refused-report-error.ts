import { SteadyError } from "../../model/errors.ts";

/** RefusedReportError: nothing was posted, because what was found is not a report of that run. */
export class RefusedReportError extends SteadyError {
  override readonly name = "RefusedReportError" as const;
  override readonly exitCode = 3;

  constructor(message: string, options?: ErrorOptions) {
    super(message, "nothing was posted; look at the run that left it before you trust its change", options);
  }
}

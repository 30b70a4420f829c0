// One line of `go test -json`. https://pkg.go.dev/cmd/test2json

import { numberAt, parseObject, textAt } from "../../model/json-value.ts";

/** TestEvent is a line; texts are "" and numbers 0 where the line has none. */
export interface TestEvent {
  /** `start`, `run`, `output`, `pass`, `fail`, `skip`, `build-output` … */
  readonly action: string;
  readonly pkg: string;
  /** Full name with its parents, "" for the package itself. */
  readonly test: string;
  readonly output: string;
  /** Since Go 1.27: `error`, `error-continue`, `frame`, or "" for other output; always "" before. */
  readonly outputType: string;
  /** Seconds. */
  readonly elapsed: number;
  /** Since Go 1.24, in `build-output` and `build-fail`: what was built. */
  readonly importPath: string;
  /** Since Go 1.24, in a package's `fail`: what did not build. */
  readonly failedBuild: string;
}

/** parseTestEvent reads a line; null for one that is no event. */
export function parseTestEvent(line: string): TestEvent | null {
  const json = line.startsWith("{") ? parseObject(line) : null;
  if (json === null || textAt(json, "Action") === "") return null;
  return {
    action: textAt(json, "Action"),
    pkg: textAt(json, "Package"),
    test: textAt(json, "Test"),
    output: textAt(json, "Output"),
    outputType: textAt(json, "OutputType"),
    elapsed: numberAt(json, "Elapsed"),
    importPath: textAt(json, "ImportPath"),
    failedBuild: textAt(json, "FailedBuild"),
  };
}

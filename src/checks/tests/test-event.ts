// One line of `go test -json`. https://pkg.go.dev/cmd/test2json

import { fitting, fromJson, number, object, or, type TypeOf, text } from "../../model/shape.ts";

/** Texts are "" and numbers 0 where the line has none. */
const testEvent = object({
  /** `start`, `run`, `output`, `pass`, `fail`, `skip`, `build-output` … */
  Action: text,
  Package: or(text, ""),
  /** Full name with its parents, "" for the package itself. */
  Test: or(text, ""),
  Output: or(text, ""),
  /** Since Go 1.27: `error`, `error-continue`, `frame`, or "" for other output; always "" before. */
  OutputType: or(text, ""),
  /** Seconds. */
  Elapsed: or(number, 0),
  /** Since Go 1.24, in `build-output` and `build-fail`: what was built. */
  ImportPath: or(text, ""),
  /** Since Go 1.24, in a package's `fail`: what did not build. */
  FailedBuild: or(text, ""),
});

export type TestEvent = TypeOf<typeof testEvent>;

/** parseTestEvent reads a line; undefined for one that is no event. */
export function parseTestEvent(line: string): TestEvent | undefined {
  const event = line.startsWith("{") ? fitting(testEvent, fromJson(line)) : undefined;
  return event?.Action === "" ? undefined : event;
}

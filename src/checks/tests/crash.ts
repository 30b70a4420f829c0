// A crash of a test binary: a panic, a fatal error of the runtime, a time limit, or a data race.

import type { ToolPlace } from "../finding.ts";
import { type Frame, firstGoroutine, parseFrames } from "./stack-trace.ts";
import { placeOfFrame, type TestSources } from "./test-place.ts";

/** Crash is the message for a crash, and the call in the repository that it points to. */
interface Crash {
  readonly message: string;
  readonly place: ToolPlace | undefined;
}

interface TimeLimit {
  /** As Go prints it: `10m0s`. */
  readonly after: string;
  /** The tests that were running; empty when none was. */
  readonly tests: readonly string[];
}

/** isRace is true for the report of the race detector, after which the test goes on. */
export function isRace(crash: readonly string[]): boolean {
  return crash[0]?.startsWith("WARNING: DATA RACE") ?? false;
}

/** readCrash is the message, without addresses and goroutine numbers, and the repository's own call. */
export function readCrash(crash: readonly string[], sources: TestSources): Crash {
  const own = isRace(crash) ? firstOwn(parseFrames(crash), sources) : panickingCall(crash, sources);
  const what = isRace(crash) ? "data race" : panicMessage(crash);
  return {
    message: own === undefined ? what : `${what}\nin ${own.frame.function}`,
    place: own?.place,
  };
}

/** readTimeLimit reads `panic: test timed out after 2s` and the tests below it; null for another crash. */
export function readTimeLimit(crash: readonly string[]): TimeLimit | null {
  const after = /^panic: test timed out after (\S+)/.exec(crash[0] ?? "")?.[1];
  if (after === undefined) return null;
  const end = crash.indexOf("");
  const running = crash.slice(1, end < 0 ? undefined : end);
  return { after, tests: running.flatMap((line) => /^\t+(.+) \(\d[^()]*\)$/.exec(line)?.[1] ?? []) };
}

/** placeInTest is the first call below the test's own function, or that function, in all goroutines. */
export function placeInTest(
  crash: readonly string[],
  test: string,
  sources: TestSources,
): ToolPlace | undefined {
  const name = /^[^/]*/.exec(test)?.[0] ?? "";
  const frames = parseFrames(crash).filter((frame) => frame.function.split(".").includes(name));
  return firstOwn(frames, sources)?.place;
}

/** The call that panicked stands below the last `panic`; above it are deferred functions. */
function panickingCall(crash: readonly string[], sources: TestSources) {
  const frames = parseFrames(firstGoroutine(crash));
  const last = frames.findLastIndex((frame) => frame.function === "panic");
  return firstOwn(frames.slice(last + 1), sources) ?? firstOwn(frames, sources);
}

function firstOwn(frames: readonly Frame[], sources: TestSources) {
  for (const frame of frames) {
    const place = frame.function === "" ? undefined : placeOfFrame(frame, sources);
    if (place !== undefined) return { frame, place };
  }
  return undefined;
}

/** All lines of the panic's value, without the repetition that testing prints. */
function panicMessage(crash: readonly string[]): string {
  const end = crash.findIndex((line) => line === "" || line.startsWith("goroutine "));
  return crash
    .slice(0, end < 0 ? 1 : Math.max(end, 1))
    .filter((line) => !line.startsWith("\tpanic: "))
    .map((line) => line.replace(/ \[recovered.*\]$/, "").replace(/ (code|addr|pc)=0x[0-9a-f]+/g, ""))
    .join("\n");
}

// Runs failed tests again, each alone: one that then passes depends on something else than the code.

import type { FlakyTest } from "../../model/check.ts";
import { exactName } from "../../patterns/exact-name.ts";
import type { Exit } from "../../ports/process/child.ts";
import { mayBeFlaky, splitFlaky, type TestName } from "./flaky.ts";
import { withoutOutputs } from "./output-files.ts";
import { makeTestRunReader, type TestRun } from "./test-run.ts";

export interface Again {
  /** How often each is run again at most. */
  readonly times: number;
  /** Flags of `go test`, without packages. */
  readonly flags: readonly string[];
  /** Arguments for the test program, after `-args`. */
  readonly passedOn: readonly string[];
  readonly go: (args: readonly string[], onLine: (line: string) => void) => Promise<Exit>;
}

export interface RunAgain extends ReturnType<typeof splitFlaky> {
  readonly found: readonly Pick<FlakyTest, "pkg" | "test" | "failures" | "runs">[];
}

/** runAgain runs nothing where no failed test may be flaky. */
export async function runAgain(run: TestRun, again: Again): Promise<RunAgain> {
  const found: RunAgain["found"][number][] = [];
  for (const { pkg, test } of again.times === 0 ? [] : mayBeFlaky(run)) {
    const failures = await failuresUntilPass({ pkg, test }, again);
    if (failures !== undefined) found.push({ pkg, test, failures: failures + 1, runs: failures + 2 });
  }
  return { ...splitFlaky(run, found), found };
}

/** How often it failed again before it passed; undefined where it never did, or crashed. */
async function failuresUntilPass({ pkg, test }: TestName, again: Again): Promise<number | undefined> {
  const flags = withoutOutputs(again.flags).filter((flag) => !/^--?cover(profile|pkg|mode)?(=|$)/.test(flag));
  const own = ["-count=1", `-run=${exactName(test)}`];
  for (let failures = 0; failures < again.times; failures++) {
    const reader = makeTestRunReader();
    const exit = await again.go(["test", "-json", ...flags, ...own, pkg, ...again.passedOn], reader.add);
    const { ends = [], failedPackages, failedTests } = reader.end();
    const end = ends.find((each) => each.pkg === pkg && each.test === test);
    if (exit.code === 0) return end?.outcome === "passed" ? failures : undefined;
    const hasCrashed = [...failedPackages, ...failedTests].some(({ output }) => output.crash.length > 0);
    if (hasCrashed || end?.outcome !== "failed") return undefined;
  }
  return undefined;
}

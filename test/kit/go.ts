// Real Go for tests: built test binaries, and a way to run them.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run } from "../../src/measure/sampling/run.ts";
import type { TestBinary } from "../../src/measure/sampling/test-command.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import { makeProcesses, type Processes } from "../../src/ports/process/process.ts";

/** What Go says of itself: build.mjs asks once for all test files. */
const { STEADY_TEST_GOCACHE: goCache = "", STEADY_TEST_GOVERSION: goVersion = "" } = process.env;

/** goEnvironment is the environment of go commands in tests, whatever the machine has set. */
export const goEnvironment = {
  ...childEnvironment(process.env),
  GOFLAGS: "-buildvcs=false",
  GOTOOLCHAIN: "local",
  GOCACHE: goCache,
};

/** goOnPath is the version of the Go that tests use: `go1.26.8`. */
export const goOnPath = goVersion;

/** testCache is a folder that all tests of a run share, as a user's runs share theirs: our own Go programs are linked once. Absolute. */
export const testCache: string = join(process.env.STEADY_TEST_ROOT ?? "", "cache");

/**
 * ONE_LINK_ORDER are build flags for jobs that are not about link orders: flags for a pattern of packages leave the
 * first order alone, and linking anew for each pair is most of what a small job takes.
 */
export const ONE_LINK_ORDER = "-ldflags=all=-w";

/** temporaryFolder makes a folder below the one of all tests, and the function that removes it. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(process.env.STEADY_TEST_ROOT ?? tmpdir(), "test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** buildFixture builds the test binary of a package of test/fixtures/benchmarks. */
export function buildFixture(pkg: string, out: string): TestBinary {
  const dir = join(process.cwd(), "test/fixtures/benchmarks", pkg);
  const path = join(out, `${pkg}.test`);
  execFileSync("go", ["test", "-c", "-trimpath", "-o", path, "."], { cwd: dir, env: goEnvironment });
  return { path, dir, env: goEnvironment };
}

/** plainRun starts test binaries without the Go helper. */
export function plainRun(processes: Processes = makeProcesses(new AbortController().signal)): Run {
  return (binary, args, timeoutMs) =>
    processes.run({
      file: binary.path,
      args,
      cwd: binary.dir,
      env: binary.env,
      timeoutMs,
      maxOutput: 4 * 1024 * 1024,
    });
}

// What goes on beside the benchmarks while a recording is made.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @typedef {"quiet" | "neighbour" | "build"} Regime */

/** @type {readonly Regime[]} */
export const REGIMES = ["quiet", "neighbour", "build"];

/** Works and rests for random times of the same mean, 20 to 400 ms. */
const BUSY_HALF_OF_THE_TIME = `
const rest = new Int32Array(new SharedArrayBuffer(4));
for (;;) {
  const until = performance.now() + 20 + 380 * Math.random();
  while (performance.now() < until);
  Atomics.wait(rest, 0, 0, 20 + 380 * Math.random());
}`;

/**
 * disturb starts what a regime has beside the benchmarks; the result ends it.
 * @param {Regime} regime
 * @param {{ go: string, env: Readonly<Record<string, string>> }} go
 * @returns {() => void}
 */
export function disturb(regime, { go, env }) {
  if (regime === "quiet") return () => {};
  const cache = mkdtempSync(join(tmpdir(), "go-steady-score-cache-"));
  const children =
    regime === "neighbour"
      ? [
          start(process.execPath, ["-e", BUSY_HALF_OF_THE_TIME], env),
          start(process.execPath, ["-e", BUSY_HALF_OF_THE_TIME], env),
        ]
      : [
          start("sh", ["-c", `while :; do "$1" build -a -o /dev/null net/http; done`, "sh", go], {
            ...env,
            GOCACHE: cache,
          }),
        ];
  const end = () => {
    for (const { pid } of children) if (pid !== undefined) process.kill(-pid, "SIGKILL");
    rmSync(cache, { recursive: true, force: true, maxRetries: 10 });
  };
  // They are in groups of their own, and would go on without us.
  const leave = () => process.exit(1);
  const signals = /** @type {const} */ (["SIGTERM", "SIGINT"]);
  process.once("exit", end);
  for (const signal of signals) process.once(signal, leave);
  return () => {
    process.off("exit", end);
    for (const signal of signals) process.off(signal, leave);
    end();
  };
}

/** @param {string} file @param {string[]} args @param {Readonly<Record<string, string>>} env */
function start(file, args, env) {
  return spawn(file, args, { env, cwd: tmpdir(), stdio: "ignore", detached: true });
}

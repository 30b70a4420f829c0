// Thirty runs of the main branch, each on a new machine: how large the caches become, and what they save. npm
// run caches
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const RUNS = 30;

const { status } = spawnSync(
  process.execPath,
  [
    ...["--experimental-vm-modules", "--no-warnings=ExperimentalWarning", "node_modules/jest/bin/jest.js"],
    ...["test/caches/growth.test.ts", "--testTimeout=3600000"],
  ],
  {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, STEADY_CACHE_RUNS: process.argv[2] ?? String(RUNS) },
    stdio: "inherit",
  },
);
process.exitCode = status ?? 1;

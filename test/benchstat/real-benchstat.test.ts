// Compares with benchstat itself on random inputs. STEADY_CASES sets how many; without it there are 80, and 2,000 every night.
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { byForm } from "../kit/long.ts";
import { type RandomCase, randomCase } from "./random-case.ts";
import { randomQuery } from "./random-query.ts";
import { type Ran, run } from "./run.ts";

const BENCHSTAT = "golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da";
const CASES = Number(process.env.STEADY_CASES ?? byForm({ short: 80, long: 2000 }));
// Processes at once.
const BATCH = 8;

const folder = mkdtempSync(join(tmpdir(), "steady-benchstat-"));
let missing: string | null = null;

beforeAll(() => {
  try {
    const env = { ...process.env, GOBIN: folder, GOFLAGS: "-mod=mod" };
    execFileSync("go", ["install", BENCHSTAT], { env, cwd: folder, stdio: "pipe" });
  } catch (error) {
    missing = error instanceof Error ? error.message : String(error);
  }
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runReal({ args, files }: RandomCase, cwd: string): Promise<Ran> {
  mkdirSync(cwd);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, path), text);
  return new Promise((resolve) => {
    execFile(join(folder, "benchstat"), [...args], { cwd }, (error, stdout, stderr) => {
      rmSync(cwd, { recursive: true });
      resolve({ stdout, stderr, exitCode: typeof error?.code === "number" ? error.code : 0 });
    });
  });
}

// What differs on purpose: the usage text, the exit code of errors, and a word about files without results.
function comparable({ stdout, stderr }: Ran): { stdout: string; stderr: string } {
  return {
    stdout,
    stderr: stderr.replace(/Usage: .*$/s, "Usage").replace(/benchstat: no benchmark results in .*\n$/, ""),
  };
}

async function difference(seed: number): Promise<unknown[]> {
  const random = seed % 4 === 0 ? randomQuery(seed) : randomCase(seed);
  const real = comparable(await runReal(random, join(folder, String(seed))));
  const ours = comparable(run(random.args, random.files));
  const equal = real.stdout === ours.stdout && real.stderr === ours.stderr;
  return equal ? [] : [{ seed, args: random.args, real, ours }];
}

test("prints what benchstat prints on random inputs", async () => {
  if (missing !== null) {
    if (process.env.CI) throw new Error(`benchstat is needed for this test: ${missing}`);
    process.stderr.write(`SKIPPED: no comparison with benchstat, it could not be built: ${missing}\n`);
    return;
  }
  const differences: unknown[] = [];
  for (let seed = 0; seed < CASES; seed += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, CASES - seed) }, (_, i) => difference(seed + i));
    differences.push(...(await Promise.all(batch)).flat());
  }
  expect(differences.slice(0, 3)).toEqual([]);
}, 3_600_000);

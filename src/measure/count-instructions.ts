// Instructions of an operation, counted by valgrind: nearly the same on every machine and in every layout, so
// that they tell more work from slower work. https://valgrind.org/docs/manual/cg-manual.html

import { join } from "node:path";
import type { Instructions } from "../model/verdict.ts";
import { readText, removeFile } from "../ports/files/files.ts";
import { isolated } from "./sampling/isolated.ts";
import type { Run } from "./sampling/run.ts";
import type { Subject } from "./sampling/sample.ts";
import { benchmarkArgs, exactly, type TestBinary } from "./sampling/test-command.ts";

interface CountRequest {
  readonly wanted: readonly { readonly subject: Subject; readonly secPerOp: number }[];
  /** Path of the program. */
  readonly valgrind: string;
  readonly run: Run;
  /** Folder for valgrind's log, absolute. */
  readonly folder: string;
  /** Seconds on the clock of `now`; nothing begins later. */
  readonly deadline: number;
  readonly now: () => number;
}

type InstructionCount =
  | { readonly kind: "counted"; readonly subject: Subject; readonly instructions: Instructions }
  | { readonly kind: "trouble"; readonly subject: Subject; readonly trouble: string };

/** Seconds of the benchmark's own time that are counted; valgrind takes about fifty times as long. */
const COUNTED_SECONDS = 0.004;
/** One of the two counts is so many times smaller: their difference leaves out start and set-up. */
const LESS = 4;
const LONGEST_SECONDS = 20;

/**
 * countInstructions counts both sides of each, in order, while there is time. What valgrind cannot run is
 * left out.
 */
export async function countInstructions(counting: CountRequest): Promise<readonly InstructionCount[]> {
  const counted: InstructionCount[] = [];
  for (const { subject, secPerOp } of counting.wanted) {
    const trouble = await isolated(async () => {
      const base = await perOperation(counting, subject, "base", secPerOp);
      const head = base === undefined ? undefined : await perOperation(counting, subject, "head", secPerOp);
      if (base === undefined || head === undefined) return;
      const instructions = { base, head, delta: head / base - 1 };
      counted.push({ kind: "counted", subject, instructions });
    });
    if (trouble !== undefined) counted.push({ kind: "trouble", subject, trouble });
  }
  return counted;
}

async function perOperation(
  counting: CountRequest,
  { name, ...subject }: Subject,
  side: "base" | "head",
  secPerOp: number,
): Promise<number | undefined> {
  const many = Math.max(2, Math.min(1e7, Math.round(COUNTED_SECONDS / secPerOp)));
  const few = Math.max(1, Math.floor(many / LESS));
  const binary = subject[side];
  if (binary === undefined) return undefined;
  const at = (iterations: number) => instructionsOf(counting, binary, name, iterations);
  const less = await at(few);
  const more = less === undefined ? undefined : await at(many);
  if (less === undefined || more === undefined || more <= less) return undefined;
  return (more - less) / (many - few);
}

/** On one thread and without garbage collection, both of which would make the number vary by chance. */
async function instructionsOf(
  { valgrind, run, folder, deadline, now }: CountRequest,
  binary: TestBinary,
  name: string,
  iterations: number,
): Promise<number | undefined> {
  const left = deadline - now();
  if (left <= 0) return undefined;
  const { path, dir, env } = binary;
  const log = join(folder, "valgrind.log");
  await removeFile(log);
  const tool = [
    "--tool=cachegrind",
    "--cache-sim=no",
    "--vgdb=no", // its pipes for debuggers stay in the temporary folder when the time limit ends it
    "--cachegrind-out-file=/dev/null",
    `--log-file=${log}`,
  ];
  const args = benchmarkArgs(binary, { ...exactly(name), benchtime: `${iterations}x`, repeats: 1, procs: 1 });
  const program = { path: valgrind, dir, env: { ...env, GOMAXPROCS: "1", GOGC: "off" } };
  const timeoutMs = 1000 * Math.min(left, LONGEST_SECONDS);
  const { code } = await run(program, [...tool, "--", path, ...args], timeoutMs);
  return code === 0 ? readCount((await readText(log)) ?? "") : undefined;
}

/** readCount is the number of instructions in valgrind's log; undefined where it has none. */
export function readCount(log: string): number | undefined {
  const [, digits] = /^==\d+== I\s+refs:\s+([\d,]+)\s*$/m.exec(log) ?? [];
  return digits === undefined ? undefined : Number(digits.replaceAll(",", ""));
}

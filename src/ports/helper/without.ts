// What is used where the helper cannot be built: no resource use is known, and only equal bytes are the same.

import { readText, sameBytes } from "../files/files.ts";
import type { Processes } from "../process/process.ts";
import type { BenchmarkFunction, FileBenchmarks } from "./answers.ts";
import { type Helper, MAX_RUN_OUTPUT, NOT_RUN } from "./helper.ts";

export function withoutHelper(processes: Processes): Helper {
  return {
    run: ({ path: file, dir: cwd, env }, args, timeoutMs) =>
      processes.run({ file, args, cwd, env, timeoutMs, maxOutput: MAX_RUN_OUTPUT }),
    async sameBinary(base, head) {
      const same = await sameBytes(base, head);
      return { same, reason: same ? "the files are equal" : "the files differ" };
    },
    async sameTokens(pairs) {
      const same = await Promise.all(pairs.map(([base, head]) => sameBytes(base, head)));
      const different = [...same.keys()].filter((i) => !same[i]);
      return { different, reasons: different.map(() => "the files differ") };
    },
    benchmarks: (files) => Promise.all(files.map(benchmarksOf)),
    overlay: async () => ({ kind: "impossible", reason: "the Go helper could not be built" }),
    takeTurns: async () => ({
      ...{ records: [], base: NOT_RUN, head: NOT_RUN },
      ...{ ended: "diverged", reason: "the Go helper is gone, without which there are no turns" },
    }),
    reach: async () => ({ kind: "unknown", reason: "the Go helper is gone, which knows Go's types" }),
    async [Symbol.asyncDispose]() {},
  };
}

/** At the start of a line, with one parameter `*testing.B`; a letter behind "Benchmark" is no small one. */
const FUNCTION =
  /^func[ \t]+(Benchmark(?:[^\p{Ll}\s(][\p{L}\p{Nd}_]*)?)[ \t]*\(\s*(?:[\p{L}_][\p{L}\p{Nd}_]*\s+)?\*\s*(?:[\p{L}_][\p{L}\p{Nd}_]*\s*\.\s*)?B\s*,?\s*\)\s*\{/gmu;

/** Comments and literals: what looks like a function in them is none. */
const NOT_CODE = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

async function benchmarksOf(file: string): Promise<FileBenchmarks> {
  const source = (await readText(file)) ?? "";
  const code = source.replace(NOT_CODE, (part) => part.replace(/[^\n]/g, " "));
  return { benchmarks: [...code.matchAll(FUNCTION)].map((match) => functionAt(code, match)) };
}

function functionAt(code: string, { 0: all, 1: name = "", index }: RegExpExecArray): BenchmarkFunction {
  const column = Buffer.byteLength(all.slice(0, all.indexOf(name))) + 1;
  return { name, line: code.slice(0, index).split("\n").length, column, hash: "" };
}

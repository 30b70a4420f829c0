// Runs `stat` in this process on files held in memory.

import { stat } from "../../src/cli/print-stat.ts";
import { compileGoRegexp } from "../../src/patterns/go-regexp.ts";

/** Ran is what a run left behind. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** run starts `stat` with these arguments; files that are not listed are missing, "-" is standard input. */
export function run(args: readonly string[], files: Readonly<Record<string, string | Uint8Array>>): Ran {
  const output = { stdout: "", stderr: "" };
  const bytesOf = (path: string): Uint8Array[] => {
    const content = files[path];
    if (content === undefined) throw Object.assign(new Error(`missing: ${path}`), { code: "ENOENT" });
    return [typeof content === "string" ? new TextEncoder().encode(content) : content];
  };
  const exitCode = stat(args, {
    compile: compileGoRegexp,
    readFile: bytesOf,
    readStdin: () => bytesOf("-"),
    stdout: (text) => {
      output.stdout += text;
    },
    stderr: (text) => {
      output.stderr += text;
    },
  });
  return { ...output, exitCode };
}

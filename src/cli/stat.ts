// go-steady stat [flags] FILE...

import { readChunks, readStandardInput } from "../ports/files/chunks.ts";
import { loadEngine, stat as runStat } from "./print-stat.ts";

export async function stat(args: readonly string[]): Promise<number> {
  return runStat(args, {
    compile: await loadEngine(args),
    readFile: readChunks,
    readStdin: readStandardInput,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
  });
}

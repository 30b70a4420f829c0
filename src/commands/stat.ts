// go-steady stat [flags] FILE...

import { readChunks, readStandardInput } from "../ports/chunks.ts";
import { loadEngine, stat as runStat } from "../steps/stat.ts";

/** stat prints what benchstat prints. */
export async function stat(args: readonly string[]): Promise<number> {
  return runStat(args, {
    compile: await loadEngine(args),
    readFile: readChunks,
    readStdin: readStandardInput,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
  });
}

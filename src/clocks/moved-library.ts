// The overlay that moves the clock of tests, written for the Go of the run.

import { dirname, join } from "node:path";
import { readText, writeText } from "../ports/files/files.ts";
import type { Go } from "../ports/process/go-command.ts";
import { changeTime, filesToChange } from "./time-overlay.ts";

/** MovedLibrary is the file for -overlay, or why there is none. */
export type MovedLibrary =
  | { readonly kind: "written"; readonly path: string }
  | { readonly kind: "impossible"; readonly reason: string };

/** writeMovedLibrary writes the changed files and the overlay into `out`, an absolute path. */
export async function writeMovedLibrary(go: Go, out: string): Promise<MovedLibrary> {
  const root = join(dirname(dirname(go.path)), "src");
  if (/[\\/]golang\.org[\\/]toolchain@/.test(root))
    return { kind: "impossible", reason: "this Go lies in the module cache, of which Go replaces no file" };
  const texts = await Promise.all(
    filesToChange(go.goos).map(async (file) => [file, await readText(join(root, file))] as const),
  );
  const there = texts.filter((each): each is [string, string] => each[1] !== undefined);
  const changed = changeTime(go.goos, new Map(there));
  if (changed.kind === "unknown")
    return { kind: "impossible", reason: `${changed.file} of ${go.version} is not as it is known` };
  const replaced: Record<string, string> = {};
  for (const [file, text] of changed.files) {
    const copy = join(out, file.replaceAll("/", "-"));
    await writeText(copy, text);
    replaced[join(root, file)] = copy;
  }
  const path = join(out, "overlay.json");
  await writeText(path, JSON.stringify({ Replace: replaced }));
  return { kind: "written", path };
}

// Files that `go test` writes because a flag names them, relative to the folder where the user starts it.
// https://pkg.go.dev/cmd/go#hdr-Testing_flags

import { flagValue, joinValues } from "../../build/flags.ts";
import { isAbsolutePath } from "../../build/source-path.ts";

const PROFILES = ["coverprofile", "cpuprofile", "memprofile", "blockprofile", "mutexprofile", "trace"];
const OUTPUT = new RegExp(
  `^--?(?:test\\.)?(?:${[...PROFILES, "outputdir", "artifacts", "o"].join("|")})(?:=|$)`,
);

/** withoutOutputs drops flags that name files, for a run that must not overwrite the files of another one. */
export function withoutOutputs(flags: readonly string[]): readonly string[] {
  return joinValues(flags).filter((flag) => !OUTPUT.test(flag));
}

/** profileOf is the file that a profile's flag names, also in its form for test binaries. */
export function profileOf(flags: readonly string[], name: string): string | undefined {
  return flagValue(flags, `(?:test\\.)?${name}`);
}

/** relativeOutputs are the relative file names in the flags; `_artifacts` for the folder of -artifacts. */
export function relativeOutputs(flags: readonly string[]): readonly string[] {
  const named = [...PROFILES, "o"].map((name) => profileOf(flags, name));
  const artifacts = profileOf(flags, "artifacts");
  const all = [...named, artifacts === undefined || artifacts === "false" ? undefined : "_artifacts"];
  return all.filter((name) => name !== undefined).filter((name) => name !== "" && !isAbsolutePath(name));
}

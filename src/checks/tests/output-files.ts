// Files that `go test` writes because a flag names them. Relative names are meant for the folder that the
// user starts it in.
// https://pkg.go.dev/cmd/go#hdr-Testing_flags

import { flagValue, joinValues } from "../../build/flags.ts";
import { isAbsolutePath } from "../../build/source-path.ts";

const PROFILES = ["coverprofile", "cpuprofile", "memprofile", "blockprofile", "mutexprofile", "trace"];
const OUTPUT = new RegExp(
  `^--?(?:test\\.)?(?:${[...PROFILES, "outputdir", "artifacts", "o"].join("|")})(?:=|$)`,
);

/**
 * withoutOutputs are the flags without those that name files: for a run whose files would overwrite those of
 * another one.
 */
export function withoutOutputs(flags: readonly string[]): readonly string[] {
  return joinValues(flags).filter((flag) => !OUTPUT.test(flag));
}

/** profileOf is what a flag that names a profile names, also in its form for test binaries. */
export function profileOf(flags: readonly string[], name: string): string | undefined {
  return flagValue(flags, `(?:test\\.)?${name}`);
}

/**
 * relativeOutputs are the relative names among what the flags have written; `_artifacts` for the folder of
 * -artifacts.
 */
export function relativeOutputs(flags: readonly string[]): readonly string[] {
  const named = [...PROFILES, "o"].map((name) => profileOf(flags, name));
  const artifacts = profileOf(flags, "artifacts");
  const all = [...named, artifacts === undefined || artifacts === "false" ? undefined : "_artifacts"];
  return all.filter((name) => name !== undefined).filter((name) => name !== "" && !isAbsolutePath(name));
}

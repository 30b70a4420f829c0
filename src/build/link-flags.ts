// Flags for the linker, beside those that a user has.

import { compareGoVersions, type GoVersion } from "../toolchain/versions/version.ts";
import { flagValue, joinValues } from "./flags.ts";

/**
 * withLinkFlags is `buildFlags` with `extra` in front of the user's linker flags: those of `buildFlags`, else
 * those of GOFLAGS, which a flag on the command line replaces. Null when these hold for a pattern of packages
 * only (`-ldflags=pattern=…`).
 */
export function withLinkFlags(
  buildFlags: readonly string[],
  goflags: readonly string[],
  extra: readonly string[],
): readonly string[] | null {
  const theirs = (flagValue(buildFlags, "ldflags") ?? flagValue(goflags, "ldflags") ?? "").trim();
  if (theirs !== "" && !/^[-'"]/.test(theirs)) return null;
  const others = joinValues(buildFlags).filter((flag) => !/^--?ldflags(=|$)/.test(flag));
  const all = [...extra, theirs].filter((text) => text !== "").join(" ");
  return all === "" ? others : [...others, `-ldflags=${all}`];
}

const ALIGNS: GoVersion = { text: "1.25", major: 1, minor: 25 };

/** alignment starts functions at multiples of 64 bytes, where the linker can: moving them changes less. */
export function alignment(version: GoVersion | null): readonly string[] {
  return version !== null && compareGoVersions(version, ALIGNS) >= 0 ? ["-funcalign=64"] : [];
}

/** WITHOUT_DEBUGGING saves a third of the linking time; only debuggers read what it leaves out. */
export const WITHOUT_DEBUGGING = "-w";

/** linkOrder gives the functions of a program a random order; `number`, 1 or more, is its seed. */
export function linkOrder(number: number): string {
  return `-randlayout=${number}`;
}

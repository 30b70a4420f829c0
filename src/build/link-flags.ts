// Flags for the linker, beside those that a user has.

import { compareGoVersions, type GoVersion } from "../toolchain/versions/version.ts";
import { flagValue, joinValues } from "./flags.ts";

/**
 * withLinkFlags is `buildFlags` with `extra` in front of the linker's flags that stand there or, when none
 * do, in GOFLAGS, which the go command would forget otherwise. Null when those hold for a pattern of packages
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

/**
 * alignment begins every function at a multiple of 64 bytes, where the linker can, so that moving it about
 * changes less.
 */
export function alignment(version: GoVersion | null): readonly string[] {
  return version !== null && compareGoVersions(version, ALIGNS) >= 0 ? ["-funcalign=64"] : [];
}

/**
 * WITHOUT_DEBUGGING: what debuggers read takes a third of the time of linking, and no program that runs looks
 * at it.
 */
export const WITHOUT_DEBUGGING = "-w";

/** linkOrder puts the functions of a program into an order of its own; the number is 1 or more. */
export function linkOrder(number: number): string {
  return `-randlayout=${number}`;
}

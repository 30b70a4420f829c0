// Which Go a project asks for, and which of the installed ones that is.

import { UsageError } from "../model/errors.ts";
import {
  compareGoVersions,
  type GoVersion,
  isLanguageVersion,
  isSameLanguage,
  parseGoVersion,
} from "./version.ts";
import type { VersionLines } from "./version-file.ts";

/** OLDEST_GO is the oldest Go that is used: older ones lack what vet, staticcheck and measuring need. */
export const OLDEST_GO: GoVersion = { text: "1.22", major: 1, minor: 22 };

/** Requirement is the Go that is asked for. */
export interface Requirement {
  /** A language version asks for its newest release, anything else for exactly that. */
  readonly version: GoVersion;
  /** What asks, for a sentence: `go.mod says "go 1.26"`. */
  readonly because: string;
  /** True when a newer Go may stand in: a file's minimum, not a version that the user named. */
  readonly allowsNewer: boolean;
}

const FORMS = "write a version such as 1.26 (its newest release), 1.26.8 or 1.27rc1";

/** requirementOfInput reads `go-version`. Throws UsageError for what is no version, or one below OLDEST_GO. */
export function requirementOfInput(input: string): Requirement {
  const version = parseGoVersion(input.trim().replace(/\.x$/, ""));
  if (version === null) throw new UsageError(`go-version: ${JSON.stringify(input)} is no Go version`, FORMS);
  if (compareGoVersions(version, OLDEST_GO) < 0)
    throw new UsageError(
      `go-version: ${version.text} is too old`,
      `the oldest Go that works is ${OLDEST_GO.text}`,
    );
  return { version, because: `go-version is ${JSON.stringify(input)}`, allowsNewer: false };
}

/**
 * requirementOfLines is the `toolchain` line, else the `go` line, of a file; `toolchain default` and a toolchain
 * below the `go` line count as no line, as they do for Go. Never below OLDEST_GO; a file that says nothing asks for that.
 * Throws UsageError for a version that cannot be read.
 */
export function requirementOfLines(file: string, lines: VersionLines): Requirement {
  const go = readLine(file, "go", lines.go);
  const toolchain = lines.toolchain === "default" ? null : readLine(file, "toolchain", lines.toolchain);
  const counts = toolchain !== null && (go === null || compareGoVersions(toolchain, go) >= 0);
  const version = counts ? toolchain : go;
  if (version === null)
    return { version: OLDEST_GO, because: `${file} names no Go version`, allowsNewer: true };
  const because = `${file} says "${counts ? `toolchain ${lines.toolchain}` : `go ${lines.go}`}"`;
  return compareGoVersions(version, OLDEST_GO) < 0
    ? {
        version: OLDEST_GO,
        because: `${because}, and ${OLDEST_GO.text} is the oldest that works`,
        allowsNewer: true,
      }
    : { version, because, allowsNewer: true };
}

/** minimumOfLines is the oldest Go that may build the project: its `go` line, at least OLDEST_GO. */
export function minimumOfLines(file: string, lines: VersionLines): GoVersion {
  const go = readLine(file, "go", lines.go);
  return go !== null && compareGoVersions(go, OLDEST_GO) > 0 ? go : OLDEST_GO;
}

/** isAskedFor is true when a Go is what the requirement names. */
export function isAskedFor({ version }: Requirement, installed: GoVersion): boolean {
  if (!isLanguageVersion(version)) return compareGoVersions(version, installed) === 0;
  return isSameLanguage(version, installed) && installed.pre === undefined;
}

/**
 * chooseGo is the installed Go for a requirement: the newest of those that it names, else, where a newer one may
 * stand in, the oldest above it. The first of equals, so the caller's order is the preference. Null when there is none.
 */
export function chooseGo<T extends { readonly version: GoVersion }>(
  requirement: Requirement,
  installed: readonly T[],
): T | null {
  const named = installed.filter(({ version }) => isAskedFor(requirement, version));
  if (named.length > 0) return extreme(named, 1);
  const above = installed.filter(
    ({ version }) => version.pre === undefined && compareGoVersions(version, requirement.version) > 0,
  );
  return requirement.allowsNewer ? extreme(above, -1) : null;
}

function extreme<T extends { readonly version: GoVersion }>(all: readonly T[], sign: 1 | -1): T | null {
  return all.reduce<T | null>(
    (best, each) => (best === null || sign * compareGoVersions(each.version, best.version) > 0 ? each : best),
    null,
  );
}

function readLine(file: string, verb: string, text: string | undefined): GoVersion | null {
  if (text === undefined) return null;
  const version = parseGoVersion(text);
  if (version === null) throw new UsageError(`${file}: "${verb} ${text}" is no Go version`, FORMS);
  return version;
}

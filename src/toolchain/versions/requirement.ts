// Which Go a project or its user asks for, and which of the installed ones that is.

import { UsageError } from "../../model/errors.ts";
import { compareGoVersions, type GoVersion, parseGoVersion } from "./version.ts";
import type { VersionLines } from "./version-file.ts";
import { parsePlainVersion } from "./version-range.ts";
import { isWanted, OLDEST_GO, parseWanted, type Wanted, wantedOf } from "./wanted.ts";

export interface Requirement {
  readonly wanted: Wanted;
  /** As asked for, for a sentence: `1.26`, `>=1.25`, `stable`. */
  readonly text: string;
  /** What asks, for a sentence: `go.mod says "go 1.26"`. */
  readonly because: string;
  /** A Go newer than this may stand in: a file's minimum. Absent for a version that the user named. */
  readonly minimum?: GoVersion;
}

const FORMS =
  "write a version such as 1.26 (its newest release), 1.26.8 or 1.27rc1, a range such as >=1.25 <1.27, stable or oldstable";

/** requirementOfInput reads `go-version`. Throws UsageError for no version, or one below OLDEST_GO. */
export function requirementOfInput(input: string): Requirement {
  const text = input.trim();
  const wanted = parseWanted(text);
  if (wanted === null) throw new UsageError(`go-version: ${JSON.stringify(input)} is no Go version`, FORMS);
  const version = parsePlainVersion(text);
  if (version !== null && version.minor >= 0 && compareGoVersions(version, OLDEST_GO) < 0)
    throw new UsageError(`go-version: ${version.text} is too old`, whatToWrite(version));
  return { wanted, text: version?.text ?? text, because: `go-version is ${JSON.stringify(input)}` };
}

/** A number without quotes loses its last zero: YAML reads 1.30 as 1.3. */
function whatToWrite({ text }: GoVersion): string {
  const oldest = `the oldest Go that works is ${OLDEST_GO.text}`;
  return /^1\.[2-9]$/.test(text)
    ? `${oldest}; if you wrote ${text}0, put it in quotes, for YAML drops the 0`
    : oldest;
}

const LINE_FORMS = "write it as Go does: go 1.26, go 1.26.8, toolchain go1.26.8";

/**
 * requirementOfLines is what a file asks for; in go.mod and go.work the `toolchain` line, else the `go` line.
 * `toolchain default` and a toolchain below the `go` line count as no line, as they do for Go. At least
 * OLDEST_GO, also for a file that says nothing. Throws UsageError for a version that cannot be read.
 */
export function requirementOfLines(file: string, lines: VersionLines): Requirement {
  if (lines.wanted !== undefined) return requirementOfWanted(file, lines.wanted);
  const go = readLine(file, "go", lines.go);
  const toolchain = lines.toolchain === "default" ? null : readLine(file, "toolchain", lines.toolchain);
  const counts = toolchain !== null && (go === null || compareGoVersions(toolchain, go) >= 0);
  const version = counts ? toolchain : go;
  if (version === null) return atLeast(OLDEST_GO, `${file} names no Go version`);
  const because = `${file} says "${counts ? `toolchain ${lines.toolchain}` : `go ${lines.go}`}"`;
  if (compareGoVersions(version, OLDEST_GO) < 0)
    return atLeast(OLDEST_GO, `${because}, and ${OLDEST_GO.text} is the oldest that works`);
  const suffix = counts ? /-.*$/s.exec(lines.toolchain ?? "")?.[0] : undefined;
  const leftOut = suffix === undefined ? "" : `, of which ${suffix} is its maker's name and not asked for`;
  return atLeast(version, `${because}${leftOut}`);
}

/** A version is a minimum, as in go.mod; a range or a name has no minimum. */
function requirementOfWanted(file: string, text: string): Requirement {
  const because = `${file} says ${JSON.stringify(text)}`;
  const version = parsePlainVersion(text) ?? parseGoVersion(`go${text.replace(/^go/, "")}`); // with a maker's suffix
  if (version === null) {
    const wanted = parseWanted(text);
    if (wanted !== null) return { wanted, text, because };
    throw new UsageError(`${file}: ${JSON.stringify(text)} is no Go version`, FORMS);
  }
  if (version.minor >= 0 && compareGoVersions(version, OLDEST_GO) < 0)
    return atLeast(OLDEST_GO, `${because}, and ${OLDEST_GO.text} is the oldest that works`);
  return atLeast(version, because);
}

function atLeast(version: GoVersion, because: string): Requirement {
  return { wanted: wantedOf(version), text: version.text, because, minimum: version };
}

/** minimumOfLines is the oldest Go that may build the project: its `go` line, at least OLDEST_GO. */
export function minimumOfLines(file: string, lines: VersionLines): GoVersion {
  const go = readLine(file, "go", lines.go);
  return go !== null && compareGoVersions(go, OLDEST_GO) > 0 ? go : OLDEST_GO;
}

/**
 * chooseGo is the newest installed Go that is asked for, else the oldest above the minimum. Of equals it is
 * the first, so the caller's order is the preference. Null when there is none, and for `stable` and
 * `oldstable`, which only a list of all releases can decide.
 */
export function chooseGo<T extends { readonly version: GoVersion }>(
  { wanted, minimum }: Requirement,
  installed: readonly T[],
): T | null {
  if (wanted.kind === "stable" || wanted.kind === "oldstable") return null;
  const named = installed.filter(({ version }) => isWanted(wanted, version));
  if (named.length > 0) return extreme(named, 1);
  if (minimum === undefined) return null;
  const above = installed.filter(
    ({ version }) => version.pre === undefined && compareGoVersions(version, minimum) > 0,
  );
  return extreme(above, -1);
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
  if (version === null) throw new UsageError(`${file}: "${verb} ${text}" is no Go version`, LINE_FORMS);
  return version;
}

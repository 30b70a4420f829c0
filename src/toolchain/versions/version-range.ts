// Ranges of Go versions, written as npm writes them: `1.25`, `1.25.x`, `>=1.25 <1.27`, `^1.25.3`, `~1.25.3`,
// `1.24 - 1.25`, `1.24 || 1.26`. https://github.com/npm/node-semver#ranges

import {
  compareGoVersions,
  type GoVersion,
  isLanguageVersion,
  isSameLanguage,
  parseCachedVersion,
} from "./version.ts";

/** VersionRange is a list of alternatives; a version is in one when all of its bounds hold. */
export type VersionRange = readonly (readonly Bound[])[];

/** Bound is one comparison; `=` with a language version means all of its releases. */
interface Bound {
  readonly operator: "=" | "<" | "<=" | ">" | ">=";
  readonly version: GoVersion;
}

/** `*` is any version. */
const ANY: Bound = { operator: ">=", version: { text: "0", major: 0, minor: -1 } };

/** parseVersionRange is null when a part of the text is no range. */
export function parseVersionRange(text: string): VersionRange | null {
  const alternatives = text.split("||").map(parseAlternative);
  return alternatives.every((bounds) => bounds !== null) ? alternatives : null;
}

/** isInRange takes a pre-release only where a bound names one of the same language version. */
export function isInRange(range: VersionRange, version: GoVersion): boolean {
  return range.some((bounds) => {
    const namesPre = bounds.some((b) => b.version.pre !== undefined && isSameLanguage(b.version, version));
    return (version.pre === undefined || namesPre) && bounds.every((bound) => holds(bound, version));
  });
}

/** parsePlainVersion reads `1.26.8`, `go1.26`, `v1.26`, `1.26.x`, `1.27rc1`, `1.27.0-rc.1`; else null. */
export function parsePlainVersion(text: string): GoVersion | null {
  return parseCachedVersion(text.replace(/^v(?=\d)/, "").replace(/(\.[xX*])+$/, ""));
}

function parseAlternative(text: string): readonly Bound[] | null {
  const hyphen = /^\s*(\S+)\s+-\s+(\S+)\s*$/.exec(text);
  const words = hyphen === null ? wordsOf(text) : [`>=${hyphen[1]}`, `<=${hyphen[2]}`];
  if (words.length === 0) return null;
  const bounds = words.map(parseWord);
  return bounds.every((each) => each !== null) ? bounds.flat() : null;
}

/** In `>= 1.25, <1.27` the blank after `>=` and the comma do not count. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([<>=~^])\s+/g, "$1")
    .split(/[\s,]+/)
    .filter((word) => word !== "");
}

function parseWord(word: string): readonly Bound[] | null {
  if (/^[*xX]$/.test(word)) return [ANY];
  const [, operator = "", rest = ""] = /^([<>]=?|=|\^|~)?(.*)$/s.exec(word) ?? [];
  const version = parsePlainVersion(rest);
  if (version === null) return null;
  if (operator === "^") return [{ operator: ">=", version }, all(version.major, -1)];
  if (operator === "~") return [{ operator: ">=", version }, all(version.major, version.minor)];
  return [{ operator: operator === "" ? "=" : (operator as Bound["operator"]), version }];
}

function all(major: number, minor: number): Bound {
  return { operator: "=", version: { text: minor < 0 ? `${major}` : `${major}.${minor}`, major, minor } };
}

/** A language version stands for all of its releases: `>1.25` begins at 1.26, `<=1.25` ends before it. */
function holds({ operator, version }: Bound, candidate: GoVersion): boolean {
  const order = compareGoVersions(candidate, version);
  const isWithin = isLanguageVersion(version) ? includes(version, candidate) : order === 0;
  switch (operator) {
    case "=":
      return isWithin;
    case "<":
      return order < 0;
    case ">=":
      return order >= 0;
    case ">":
      return order > 0 && !isWithin;
    case "<=":
      return order < 0 || isWithin;
  }
}

function includes({ major, minor }: GoVersion, candidate: GoVersion): boolean {
  return candidate.major === major && (minor < 0 || candidate.minor === minor);
}

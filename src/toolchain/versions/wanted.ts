// Which releases of Go would do, and which one of a list that is.

import { compareGoVersions, type GoVersion, isLanguageVersion } from "./version.ts";
import { isInRange, parsePlainVersion, parseVersionRange, type VersionRange } from "./version-range.ts";

/** OLDEST_GO is the oldest Go that is used: older ones lack what vet, staticcheck and measuring need. */
export const OLDEST_GO: GoVersion = { text: "1.22", major: 1, minor: 22 };

/**
 * Wanted is one release, or the newest of a range; `stable` is the newest release at all and `oldstable` the
 * newest of the language version before that. What names no single release needs a list of all releases, or
 * there may be a newer one.
 */
export type Wanted =
  | { readonly kind: "exactly"; readonly version: GoVersion }
  | { readonly kind: "range"; readonly range: VersionRange }
  | { readonly kind: "stable" }
  | { readonly kind: "oldstable" };

/**
 * wantedOf is what a version asks for: a language version for its newest release, any other for exactly that.
 */
export function wantedOf(version: GoVersion): Wanted {
  return isLanguageVersion(version)
    ? { kind: "range", range: [[{ operator: "=", version }]] }
    : { kind: "exactly", version };
}

/** parseWanted reads what a user asks for; null when it is no version, range or name. */
export function parseWanted(text: string): Wanted | null {
  if (text === "stable" || text === "oldstable") return { kind: text };
  if (text === "latest") return { kind: "stable" };
  const version = parsePlainVersion(text);
  if (version !== null) return wantedOf(version);
  const range = parseVersionRange(text);
  return range === null ? null : { kind: "range", range };
}

/** isWanted says whether a Go is one that would do; whether it is the newest such is another question. */
export function isWanted(wanted: Wanted, version: GoVersion): boolean {
  if (wanted.kind === "exactly") return compareGoVersions(wanted.version, version) === 0;
  if (compareGoVersions(version, OLDEST_GO) < 0) return false;
  return wanted.kind === "range" ? isInRange(wanted.range, version) : version.pre === undefined;
}

/**
 * resolveWanted is the release that is asked for, given all that there are; a single one need not be among
 * them. Null when none fits.
 */
export function resolveWanted(wanted: Wanted, releases: readonly GoVersion[]): GoVersion | null {
  if (wanted.kind === "exactly") return wanted.version;
  const fitting = releases.filter((version) => isWanted(wanted, version));
  const newest = newestOf(fitting);
  if (wanted.kind !== "oldstable" || newest === null) return newest;
  return newestOf(fitting.filter(({ major, minor }) => major === newest.major && minor === newest.minor - 1));
}

function newestOf(versions: readonly GoVersion[]): GoVersion | null {
  return versions.reduce<GoVersion | null>(
    (best, each) => (best === null || compareGoVersions(each, best) > 0 ? each : best),
    null,
  );
}

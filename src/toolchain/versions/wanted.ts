// Which releases of Go fit, and which one of a list is taken.

import { compareGoVersions, type GoVersion, isLanguageVersion } from "./version.ts";
import { isInRange, parsePlainVersion, parseVersionRange, type VersionRange } from "./version-range.ts";

/** OLDEST_GO is the oldest Go that is used: older ones lack what vet, staticcheck and measuring need. */
export const OLDEST_GO: GoVersion = { text: "1.22", major: 1, minor: 22 };

/**
 * Wanted is one release, or the newest: of a range, of all (`stable`), of the language version before that
 * (`oldstable`). The newest needs a list of all releases: an installed one may not be it.
 */
export type Wanted =
  | { readonly kind: "exactly"; readonly version: GoVersion }
  | { readonly kind: "range"; readonly range: VersionRange }
  | { readonly kind: "stable" }
  | { readonly kind: "oldstable" };

/** wantedOf is the newest release for a language version, and exactly that release for any other version. */
export function wantedOf(version: GoVersion): Wanted {
  return isLanguageVersion(version)
    ? { kind: "range", range: [[{ operator: "=", version }]] }
    : { kind: "exactly", version };
}

/** parseWanted is null for what is no version, range or name. */
export function parseWanted(text: string): Wanted | null {
  if (text === "stable" || text === "oldstable") return { kind: text };
  if (text === "latest") return { kind: "stable" };
  const version = parsePlainVersion(text);
  if (version !== null) return wantedOf(version);
  const range = parseVersionRange(text);
  return range === null ? null : { kind: "range", range };
}

/** isWanted says whether a Go fits; a newer one may fit, too. */
export function isWanted(wanted: Wanted, version: GoVersion): boolean {
  if (wanted.kind === "exactly") return compareGoVersions(wanted.version, version) === 0;
  if (compareGoVersions(version, OLDEST_GO) < 0) return false;
  return wanted.kind === "range" ? isInRange(wanted.range, version) : version.pre === undefined;
}

/** resolveWanted is the release to take, null when none fits. A single one need not be in `releases`. */
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

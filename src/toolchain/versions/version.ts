// Versions of Go and their order, as Go itself has them: 1.21 < 1.21rc1 < 1.21.0 < 1.21.1.
// https://go.dev/doc/toolchain#version and the go/version package.

/** GoVersion is a Go release, a pre-release, or a language version (1.26 without a patch number). */
export interface GoVersion {
  /** Without "go" and without a maker's suffix: `1.26.8`, `1.27rc1`, `1.22`. */
  readonly text: string;
  readonly major: number;
  /** -1 for a bare `1`. */
  readonly minor: number;
  /** Absent in a language version and in a pre-release. */
  readonly patch?: number;
  /** Absent outside of pre-releases. */
  readonly pre?: { readonly kind: "alpha" | "beta" | "rc"; readonly number: number };
}

const NUMBER = "(0|[1-9]\\d{0,8})"; // like Go: no leading zeros; nine digits keep the number exact
const VERSION = new RegExp(`^${NUMBER}(?:\\.${NUMBER}(?:\\.${NUMBER}|(alpha|beta|rc)${NUMBER})?)?$`);

/**
 * parseGoVersion reads `1.26.8`, `go1.27rc1`, `go1.26.1-custom` (a maker's suffix does not count) and what
 * `go env GOVERSION` prints (`go1.26.8 X:name`). Null for everything else, a development version included.
 */
export function parseGoVersion(text: string): GoVersion | null {
  const named = /^go(\S+)/.exec(text)?.[1]?.replace(/-.*$/s, "");
  const bare = named ?? text;
  const match = VERSION.exec(bare);
  if (match === null) return null;
  const [, major, minor, patch, kind, number] = match;
  return {
    text: bare,
    major: Number(major),
    minor: minor === undefined ? -1 : Number(minor),
    ...(patch === undefined ? {} : { patch: Number(patch) }),
    ...(isPreKind(kind) ? { pre: { kind, number: Number(number) } } : {}),
  };
}

/**
 * compareGoVersions is negative when a is older than b, 0 for the same release. Before Go 1.21 a version
 * without patch number is the first release; since then it comes before its release candidates.
 */
export function compareGoVersions(a: GoVersion, b: GoVersion): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  return left.reduce((order, value, i) => order || value - (right[i] ?? 0), 0);
}

/** parseCachedVersion reads a tool cache's semantic version: `1.26.8`, and `1.27.0-rc.1` for 1.27rc1. */
export function parseCachedVersion(text: string): GoVersion | null {
  return parseGoVersion(text.replace(/^(\d+\.\d+)\.0-(alpha|beta|rc)\.(\d+)$/, "$1$2$3"));
}

/** isLanguageVersion is true for 1.26, which names no release, and false for 1.26.0 and 1.27rc1. */
export function isLanguageVersion(version: GoVersion): boolean {
  return version.patch === undefined && version.pre === undefined;
}

/** isSameLanguage is true for releases of one language version: 1.26.1 and 1.26.8. */
export function isSameLanguage(a: GoVersion, b: GoVersion): boolean {
  return a.major === b.major && a.minor === b.minor;
}

const PRE_KINDS = ["alpha", "beta", "rc"] as const; // in their order

function isPreKind(kind: string | undefined): kind is (typeof PRE_KINDS)[number] {
  return PRE_KINDS.some((known) => known === kind);
}

/** Major, minor, stage (0 language version, 1 to 3 pre-releases, 4 release), number in the stage. */
function sortKey({ major, minor, patch, pre }: GoVersion): readonly number[] {
  if (pre !== undefined) return [major, minor, 1 + PRE_KINDS.indexOf(pre.kind), pre.number];
  if (patch !== undefined) return [major, minor, 4, patch];
  return major === 1 && minor < 21 ? [major, minor, 4, 0] : [major, minor, 0, 0];
}

// Which staticcheck fits which Go. It is built with the project's Go, so a release's own minimum counts, and
// it reads what that Go's compiler writes, so it must not be much older.

import { compareGoVersions, parseGoVersion } from "../toolchain/versions/version.ts";

interface StaticcheckRelease {
  /** Semantic version of the module: labels such as 2026.1 are not served by every module proxy. */
  readonly version: string;
  /** Oldest Go that it is used with. */
  readonly since: string;
}

/** Newest first: the first whose `since` the Go reaches. Each was tried with a Go of its row. */
const RELEASES: readonly StaticcheckRelease[] = [
  { version: "v0.8.2", since: "1.27rc1" }, // 2026.2.2: v0.7.0 cannot read export data of Go 1.27, v0.8.1 not that of 1.27.2
  { version: "v0.7.0", since: "1.25.0" }, // 2026.1: its go.mod says 1.25.0
  { version: "v0.6.1", since: "1.23.0" }, // 2025.1.1: its go.mod says 1.23
  { version: "v0.5.1", since: "1.22.1" }, // 2024.1.1: its go.mod says 1.22.1
];

export const STATICCHECK = "honnef.co/go/tools/cmd/staticcheck";

/** staticcheckFor is null for a Go below all rows; a version that cannot be read gets the newest release. */
export function staticcheckFor(goVersion: string): StaticcheckRelease | null {
  const go = parseGoVersion(goVersion);
  const fits = ({ since }: StaticcheckRelease): boolean => {
    const oldest = parseGoVersion(since);
    return go === null || (oldest !== null && compareGoVersions(go, oldest) >= 0);
  };
  return RELEASES.find(fits) ?? null;
}

// The module golang.org/toolchain: every release of Go as a module, which any module proxy serves.
// https://go.dev/blog/toolchain, and src/cmd/go/internal/toolchain for what the go command does with it.

import { type GoVersion, parseGoVersion } from "../versions/version.ts";

/** Platform is in Go's words: `linux`, `amd64`. */
export interface Platform {
  readonly os: string;
  readonly arch: string;
}

export const TOOLCHAIN_MODULE = "golang.org/toolchain";

const PREFIX = "v0.0.1-go";
const SYSTEMS: Readonly<Record<string, string>> = { win32: "windows", sunos: "solaris" };
const PROCESSORS: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386", mipsel: "mipsle" };

/** platformOf names Node's system and processor as Go does; ppc64 on Linux is the little-endian one. */
export function platformOf(system: string, processor: string): Platform {
  const arch = processor === "ppc64" && system === "linux" ? "ppc64le" : processor;
  return { os: SYSTEMS[system] ?? system, arch: PROCESSORS[arch] ?? arch };
}

/** moduleVersion is the version of the module that has a Go for a platform: `v0.0.1-go1.26.8.linux-amd64`. */
export function moduleVersion(version: GoVersion, { os, arch }: Platform): string {
  return `${PREFIX}${version.text}.${os}-${arch}`;
}

/** releasesInList are the versions of Go for a platform in what a proxy answers to `@v/list`. */
export function releasesInList(list: string, { os, arch }: Platform): readonly GoVersion[] {
  const end = `.${os}-${arch}`;
  return list
    .split(/\s+/)
    .filter((line) => line.startsWith(PREFIX) && line.endsWith(end))
    .map((line) => parseGoVersion(line.slice(PREFIX.length, -end.length)))
    .filter((version) => version !== null);
}

/** isProgram is true for a file that has to be executable: zips of modules do not keep that. */
export function isProgram(path: string): boolean {
  return /^(bin|pkg\/tool)\/|^lib\/go_[^/]+_[^/]+_exec$|^lib\/.*\/go_[^/]+_[^/]+_exec$/.test(path);
}

/** placeInToolchain undoes the name `_go.mod`: a module cannot have a go.mod below its root. */
export function placeInToolchain(path: string): string {
  return path.replace(/(^|\/)_go\.mod$/, "$1go.mod");
}

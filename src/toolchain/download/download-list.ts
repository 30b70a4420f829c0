// The list of downloads that go.dev publishes: every release with its files and their SHA-256.
// https://go.dev/dl/?mode=json&include=all

import { anything, fitting, fromJson, list, number, object, text, where } from "../../model/shape.ts";
import { type GoVersion, parseGoVersion } from "../versions/version.ts";
import type { Platform } from "./toolchain-module.ts";

/** Archive is one release for one platform. */
export interface Archive {
  readonly version: GoVersion;
  /** `go1.26.8.linux-amd64.tar.gz`. */
  readonly name: string;
  /** In hexadecimal. */
  readonly sha256: string;
  readonly size: number;
}

/** Where the archives' name for a processor differs from GOARCH. */
const PROCESSORS: Readonly<Record<string, string>> = { arm: "armv6l" };

const release = object({ version: text, files: list(anything) });
const archive = object({ kind: text, os: text, arch: text });
/** The name becomes a part of a path and of an address. */
const named = object({
  filename: where(text, "the name of an archive", (name) => /^go[\w.-]+\.(tar\.gz|zip)$/.test(name)),
  sha256: where(text, "a SHA-256", (hash) => /^[0-9a-f]{64}$/.test(hash)),
  size: number,
});

/** parseDownloadList reads the archives for a platform; undefined when the text is no such list. */
export function parseDownloadList(json: string, { os, arch }: Platform): readonly Archive[] | undefined {
  return fitting(list(anything), fromJson(json))?.flatMap((each): readonly Archive[] => {
    const { version: said = "", files = [] } = fitting(release, each) ?? {};
    const version = parseGoVersion(said);
    const file = files.find((each) => {
      const found = fitting(archive, each);
      return found?.kind === "archive" && found.os === os && found.arch === (PROCESSORS[arch] ?? arch);
    });
    const found = fitting(named, file);
    if (version === null || found === undefined) return [];
    return [{ version, name: found.filename, sha256: found.sha256, size: found.size }];
  });
}

// The list of downloads that go.dev publishes: every release with its files and their SHA-256.
// https://go.dev/dl/?mode=json&include=all

import { isObject } from "../../model/json-value.ts";
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

/** The archives' name for a processor where it differs. */
const PROCESSORS: Readonly<Record<string, string>> = { arm: "armv6l" };

/** parseDownloadList reads the archives for a platform; undefined when the text is no such list. */
export function parseDownloadList(text: string, { os, arch }: Platform): readonly Archive[] | undefined {
  const json = parseJson(text);
  if (!Array.isArray(json)) return undefined;
  return json.filter(isObject).flatMap((release): readonly Archive[] => {
    const version = parseGoVersion(String(release.version));
    const files: readonly unknown[] = Array.isArray(release.files) ? release.files : [];
    const file = files
      .filter(isObject)
      .find((f) => f.kind === "archive" && f.os === os && f.arch === (PROCESSORS[arch] ?? arch));
    if (version === null || file === undefined) return [];
    const { filename: name, sha256, size } = file;
    // The name becomes a part of a path and of an address.
    const isNamed = typeof name === "string" && /^go[\w.-]+\.(tar\.gz|zip)$/.test(name);
    const isHashed = typeof sha256 === "string" && /^[0-9a-f]{64}$/.test(sha256);
    return isNamed && isHashed && typeof size === "number" ? [{ version, name, sha256, size }] : [];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

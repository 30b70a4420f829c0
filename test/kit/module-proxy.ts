// A folder that is a Go module proxy: GOPROXY=file://…, with modules made on the spot.

import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeZip } from "./small-zip.ts";

/** ProxyModule is one version of a module. */
export interface ProxyModule {
  readonly path: string;
  readonly version: string;
  /** Texts by path inside the module; its go.mod is made. */
  readonly files: Readonly<Record<string, string>>;
}

/** addModule puts a version into the folder, and gives its lines of go.sum. */
export function addModule(folder: string, { path, version, files }: ProxyModule): string {
  const place = join(folder, path, "@v");
  const mod = `module ${path}\n\ngo 1.22\n`;
  const all = Object.entries({ "go.mod": mod, ...files });
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, `${version}.mod`), mod);
  writeFileSync(
    join(place, `${version}.info`),
    JSON.stringify({ Version: version, Time: "2026-01-01T00:00:00Z" }),
  );
  const prefix = `${path}@${version}/`;
  writeFileSync(join(place, `${version}.zip`), makeZip(all.map(([name, text]) => [prefix + name, text])));
  const zipHash = h1(all.map(([name, text]) => [prefix + name, text]));
  return `${path} ${version} ${zipHash}\n${path} ${version}/go.mod ${h1([["go.mod", mod]])}\n`;
}

/** The hash of go.sum: of the lines of hash and name, sorted by name. https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash */
function h1(files: readonly (readonly [string, string])[]): string {
  const lines = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => `${createHash("sha256").update(text).digest("hex")}  ${name}\n`);
  return `h1:${createHash("sha256").update(lines.join("")).digest("base64")}`;
}

// Writes src/toolchain/known-toolchains.ts: hashes of Go toolchains, each proved by the checksum database.
// node scripts/known-toolchains.mjs 1.25.14 1.26.10 (what is there already is replaced)
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";

const PLATFORMS = ["darwin-amd64", "darwin-arm64", "linux-amd64", "linux-arm64", "windows-amd64"];
const MODULE = "golang.org/toolchain";

/** The program's own code asks and checks; scripts cannot import TypeScript, so it is bundled first. */
const ENTRY = `
export { lookUpHash } from "./src/toolchain/download/checksum-database.ts";
export { makeDownloads } from "./src/ports/download.ts";
export { systemDigest } from "./src/ports/files/digest.ts";
export { readGoSettings } from "./src/toolchain/go-settings.ts";`;

const folder = await mkdtemp(join(tmpdir(), "known-"));
const outfile = join(folder, "code.mjs");
const banner = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
await esbuild.build({
  stdin: { contents: ENTRY, resolveDir: process.cwd() },
  ...{ outfile, bundle: true, platform: "node", target: "node20", format: "esm", banner: { js: banner } },
});
const { lookUpHash, makeDownloads, systemDigest, readGoSettings } = await import(pathToFileURL(outfile).href);
await rm(folder, { recursive: true });

const settings = await readGoSettings(process.env, process.platform);
const { authorization } = settings;
const cancelled = new AbortController().signal;
const downloads = makeDownloads({ patienceMs: 30_000, cancelled, authorization });
const rows = [];
for (const version of process.argv.slice(2))
  for (const platform of PLATFORMS) {
    const name = `v0.0.1-go${version}.${platform}`;
    const answer = await lookUpHash({ downloads, digest: systemDigest, settings }, MODULE, name);
    if (answer.kind === "published") rows.push(`  "${name}": "${answer.hash}",`);
    else console.error(`${name} is left out: ${answer.reasons.join("; ")}`);
  }
downloads[Symbol.dispose]();
await writeFile(
  "src/toolchain/known-toolchains.ts",
  `// Hashes of toolchains for where no checksum database can be asked. Written by scripts/known-toolchains.mjs, which
// took each from sum.golang.org, signature and proof checked.

/** KNOWN_TOOLCHAINS has the \`h1:\` hash of the module's zip for versions of golang.org/toolchain. */
export const KNOWN_TOOLCHAINS: ReadonlyMap<string, string> = new Map(
  Object.entries({
${rows.map((row) => `  ${row}`).join("\n")}
  }),
);
`,
);

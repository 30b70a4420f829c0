// Bundles src/ into dist/: two entries, everything heavy in chunks that load when they are used.
import { readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

export async function build() {
  const { version } = JSON.parse(await readFile(`${root}package.json`, "utf8"));
  await rm(`${root}dist`, { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["src/action.ts", "src/cli.ts"],
    outdir: "dist",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    legalComments: "linked",
    chunkNames: "chunks/[name]-[hash]",
    define: { VERSION: JSON.stringify(version) },
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
  await writeFile(`${root}dist/package.json`, '{ "type": "module" }\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();

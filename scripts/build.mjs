// Bundles src/ into dist/: three entries and a thread, everything heavy in chunks that load when they are used. And page/ into
// dist/page/: what a browser loads, small.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** Nothing is touched when the source does not build; a file that is right already is not written again. */
export async function build() {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      ...{ action: "src/action/start.ts", post: "src/action/post.ts", cli: "src/cli/main.ts" },
      "read-packs": "src/cli/history/read-packs.ts",
    },
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
    plugins: [withoutClient],
    write: false,
    logLevel: "warning",
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [path, Buffer.from(contents)]));
  for (const { path, contents } of await pageFiles()) files.set(path, Buffer.from(contents));
  files.set(join(dist, "package.json"), Buffer.from('{ "type": "module" }\n'));
  for (const [path, contents] of files) await writeIfNew(path, contents);
  for (const path of await filesIn(dist)) if (!files.has(path)) await rm(path);
}

/**
 * What is used of two packages of GitHub's needs no HTTP client. Loading one does nothing by itself, which its
 * package does not say: under a name of their own it is left out. Else it would be half of what the action loads
 * before its verdict.
 * @type {esbuild.Plugin}
 */
const withoutClient = {
  name: "without-client",
  setup({ onResolve, resolve: find }) {
    onResolve({ filter: /^@actions\/http-client/ }, async ({ path, ...from }) => {
      const { importer, resolveDir, kind, pluginData } = from;
      if (pluginData === "found" || !/@actions.(core|tool-cache)\b/.test(importer)) return undefined;
      const found = await find(path, { importer, resolveDir, kind, pluginData: "found" });
      return { path: found.path, errors: found.errors, suffix: "?unused", sideEffects: false };
    });
  },
};

/** A script and a style sheet, and the document that names them. */
async function pageFiles() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { page: "page/main.ts" },
    outdir: "dist/page",
    bundle: true,
    format: "iife",
    platform: "browser",
    target: ["chrome110", "firefox113", "safari16.4"],
    minify: true,
    charset: "utf8",
    legalComments: "inline",
    write: false,
    logLevel: "warning",
  });
  const html = await readFile(join(root, "page/index.html"));
  return [...outputFiles, { path: join(dist, "page/index.html"), contents: html }];
}

/** @param {string} path @param {Buffer} contents */
async function writeIfNew(path, contents) {
  const old = await readFile(path).catch(() => undefined);
  if (old?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}

/** @param {string} folder */
async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile()).map((e) => resolve(e.parentPath, e.name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();

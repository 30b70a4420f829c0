// Parts of the program, bundled from their source, so that a script needs no build.

import { build } from "esbuild";

/**
 * loadSource imports what a module of TypeScript exports.
 * @param {string} entry its text
 * @param {string} [root] to which its paths are relative; absent: the working directory
 * @returns {Promise<any>} the caller says of which type
 */
export async function loadSource(entry, root = process.cwd()) {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
  });
  const text = outputFiles[0]?.text ?? "";
  return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}

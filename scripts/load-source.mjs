// Parts of the program, bundled from their source, so that a script needs no build.

import { build } from "esbuild";

/**
 * loadSource imports what a module of TypeScript exports.
 * @param {string} entry its text; paths are relative to the working directory
 * @returns {Promise<any>} the caller says of which type
 */
export async function loadSource(entry) {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
  });
  const text = outputFiles[0]?.text ?? "";
  return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}

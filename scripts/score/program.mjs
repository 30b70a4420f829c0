// The judge and the U test, bundled from their source, so that a replay needs no build.

import { build } from "esbuild";

const entry = `
export { judgeLook } from "./src/judge/judge-look.ts";
export { defaultPolicy, looks } from "./src/judge/policy.ts";
export { createUTest } from "./src/stats/u-test.ts";
`;

/** @returns {Promise<import("./score.mjs").Program>} */
export async function loadProgram() {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
  });
  const text = outputFiles[0]?.text ?? "";
  return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}

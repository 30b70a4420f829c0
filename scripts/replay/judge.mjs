// Bundles the judge from its source, so that a replay needs no build.

import { build } from "esbuild";

const entry = `
export { judgeLook } from "./src/judge/judge-look.ts";
export { defaultPolicy, looks } from "./src/judge/policy.ts";
`;

/** @returns {Promise<typeof import("../../src/judge/judge-look.ts") & typeof import("../../src/judge/policy.ts")>} */
export async function loadJudge() {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
  });
  const text = outputFiles[0]?.text ?? "";
  return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}

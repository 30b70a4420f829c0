import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  exitCodeOf
} from "./chunk-KJRZGJM4.js";
import {
  worldOf
} from "./chunk-SZULZLJ7.js";
import {
  runJob
} from "./chunk-XK727PSH.js";
import {
  renderText,
  textOptions
} from "./chunk-PSA5X4PN.js";
import "./chunk-U24TQ5YI.js";
import "./chunk-VPSJZY4B.js";
import "./chunk-7JWRXTTX.js";
import {
  OPTION_FLAGS,
  optionsOf,
  readFlags
} from "./chunk-KTDE5TBB.js";
import {
  decodeOptions
} from "./chunk-A7BHGX7I.js";
import "./chunk-3B3MXZRB.js";
import "./chunk-Q2XJ5CR4.js";
import "./chunk-IIYA4P2H.js";
import "./chunk-FGH6IGD5.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown,
  reportJson
} from "./chunk-5CJW73S5.js";
import "./chunk-FGW6IVGG.js";
import "./chunk-4ABQDYWG.js";
import "./chunk-O56LA2UH.js";
import "./chunk-QZZDND3G.js";
import "./chunk-3AWJCZHR.js";
import {
  writeText
} from "./chunk-DBYILJSR.js";
import "./chunk-QNJZBNN7.js";
import {
  UsageError
} from "./chunk-P3DMVTQD.js";
import "./chunk-PQGZYQOC.js";
import "./chunk-ZNTIR3PH.js";

// src/commands/run.ts
var FLAGS = {
  ...OPTION_FLAGS,
  base: "value",
  head: "value",
  "no-checks": "switch",
  all: "switch",
  json: "value",
  markdown: "value"
};
async function run(args) {
  const flags = readFlags("run", args, FLAGS);
  const { base, head, json, markdown } = flags.values;
  const options = decodeOptions({
    ...optionsOf(flags),
    ...base === void 0 ? {} : { "baseline-ref": base },
    ...head === void 0 ? {} : { head },
    ...flags.values["no-checks"] === void 0 ? {} : { stage: "bench" },
    ...flags.positionals.length === 0 ? {} : { packages: flags.positionals.join(" ") }
  });
  if (options.stage === "report")
    throw new UsageError(
      "stage report comments on a pull request: only the action does that",
      "leave --stage out, or name all, test or bench"
    );
  const report = await runJob(worldOf(process.cwd()), options);
  process.stdout.write(renderText(report, { ...textOptions(), all: flags.values.all === "true" }));
  await writeReports(report, { json, markdown });
  return exitCodeOf(report.outcome);
}
async function writeReports(report, { json, markdown }) {
  if (json !== void 0) await write(json, reportJson(report));
  if (markdown !== void 0) await write(markdown, renderMarkdown(report, { budget: SUMMARY_BUDGET }));
}
async function write(path, text) {
  await writeText(path, text).catch((cause) => {
    throw new UsageError(
      `${path} cannot be written: ${cause.message}`,
      "name a file in a folder that can be written",
      { cause }
    );
  });
}
export {
  run
};

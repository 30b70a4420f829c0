import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  exitCodeOf
} from "./chunk-KJRZGJM4.js";
import {
  worldOf
} from "./chunk-BKMBIJYS.js";
import {
  renderText,
  textOptions
} from "./chunk-SHFD7RGL.js";
import {
  OPTION_FLAGS,
  optionsOf,
  readFlags
} from "./chunk-SDEIBMSE.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown,
  reportJson
} from "./chunk-2G3PA4VH.js";
import {
  runJob
} from "./chunk-IVBNELJZ.js";
import "./chunk-54HQHD2Y.js";
import "./chunk-YPHCI5UA.js";
import "./chunk-KKAM4X6L.js";
import {
  decodeOptions
} from "./chunk-ITWNE2N6.js";
import "./chunk-PQGZYQOC.js";
import "./chunk-LHTKZ7JH.js";
import "./chunk-FGH6IGD5.js";
import "./chunk-QZZDND3G.js";
import "./chunk-3AWJCZHR.js";
import "./chunk-QNJZBNN7.js";
import {
  UsageError
} from "./chunk-P3DMVTQD.js";
import {
  writeText
} from "./chunk-DBYILJSR.js";
import "./chunk-LFVQBYH3.js";
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

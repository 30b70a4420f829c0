import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  exitCodeOf
} from "./chunk-KEOESLXV.js";
import {
  worldOf
} from "./chunk-KR7ILEZF.js";
import {
  renderText,
  textOptions
} from "./chunk-Y6XHZZYG.js";
import {
  OPTION_FLAGS,
  optionsOf,
  readFlags
} from "./chunk-3ER4MOM4.js";
import {
  runJob
} from "./chunk-LEQ4NWQA.js";
import {
  decodeOptions
} from "./chunk-PXZPHN3C.js";
import "./chunk-CEKARBSP.js";
import "./chunk-HNO7732A.js";
import "./chunk-THWVTQEW.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown,
  reportJson
} from "./chunk-HUPCKELQ.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-72JLAI6Q.js";
import "./chunk-EZU22YTH.js";
import "./chunk-QHSSFLMP.js";
import "./chunk-HYXKKCIY.js";
import "./chunk-VICM7ME6.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-PFSQUJXH.js";
import {
  writeText
} from "./chunk-V3AUUH6G.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-3JY7GF3M.js";
import "./chunk-SZJENFAO.js";
import "./chunk-JR7FY5LL.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-H5OXRYZR.js";
import "./chunk-7CLAPSYU.js";
import "./chunk-D2IPKYKL.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-AAE6QJKS.js";
import "./chunk-ZNTIR3PH.js";

// src/cli/run.ts
var FLAGS = {
  ...OPTION_FLAGS,
  base: "value",
  head: "value",
  "no-checks": "switch",
  all: "switch",
  verbose: "switch",
  json: "value",
  markdown: "value"
};
async function run(args) {
  const flags = readFlags("run", args, FLAGS);
  const { base, head, json, markdown } = flags.values;
  const options = await decodeOptions({
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
  const report = await runJob(
    await worldOf(process.cwd(), { verbose: flags.values.verbose === "true" }),
    options
  );
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

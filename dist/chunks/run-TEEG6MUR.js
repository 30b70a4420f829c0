import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  worldOf
} from "./chunk-YK2ZCAQC.js";
import {
  runJob
} from "./chunk-ST2ILQIH.js";
import "./chunk-3MMWSJVR.js";
import "./chunk-FGW6IVGG.js";
import {
  exitCodeOf
} from "./chunk-KJRZGJM4.js";
import {
  renderText,
  textOptions
} from "./chunk-7PUELGF2.js";
import {
  OPTION_FLAGS,
  optionsOf,
  readFlags
} from "./chunk-ZQAXL33F.js";
import "./chunk-E6XNDQRP.js";
import {
  decodeOptions
} from "./chunk-Z2P4FTV2.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown,
  reportJson
} from "./chunk-4QIUEKFO.js";
import "./chunk-WR75CLZK.js";
import "./chunk-P7PG5553.js";
import "./chunk-VHMBSUWD.js";
import "./chunk-G4CT7EOV.js";
import "./chunk-N3I2NR3L.js";
import "./chunk-PXW7IQSP.js";
import "./chunk-FGH6IGD5.js";
import "./chunk-JR7FY5LL.js";
import "./chunk-O56LA2UH.js";
import "./chunk-QZL2IPRH.js";
import "./chunk-SDLG2VBR.js";
import "./chunk-4ROA4REK.js";
import {
  UsageError
} from "./chunk-MF2IKNT3.js";
import "./chunk-VKG5TQXU.js";
import {
  writeText
} from "./chunk-ZBCYFZZX.js";
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
  const report = await runJob(await worldOf(process.cwd()), options);
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

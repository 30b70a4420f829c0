import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  worldOf
} from "./chunk-WI3RBBEZ.js";
import {
  runJob
} from "./chunk-ZR222MUG.js";
import "./chunk-5YNPR5TV.js";
import "./chunk-FGW6IVGG.js";
import "./chunk-JCOX7PFT.js";
import {
  exitCodeOf
} from "./chunk-KEOESLXV.js";
import {
  renderText,
  textOptions
} from "./chunk-UTK3KOO6.js";
import {
  OPTION_FLAGS,
  optionsOf,
  readFlags
} from "./chunk-3C3BH2WY.js";
import {
  decodeOptions
} from "./chunk-4R4KVGXU.js";
import "./chunk-IP6Y2QQR.js";
import "./chunk-K272VITH.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown,
  reportJson
} from "./chunk-TC6MFTLE.js";
import "./chunk-OXNJ42Q2.js";
import "./chunk-QHSSFLMP.js";
import "./chunk-6M2NMWDT.js";
import "./chunk-XRCYJHEA.js";
import "./chunk-JR7FY5LL.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-D757BWTV.js";
import "./chunk-NE5JS72K.js";
import "./chunk-XP6KCWQL.js";
import "./chunk-SMU3WGUX.js";
import "./chunk-RLA4DKNV.js";
import "./chunk-MSDFCHOJ.js";
import {
  writeText
} from "./chunk-QPDY7BUD.js";
import {
  UsageError
} from "./chunk-MF2IKNT3.js";
import "./chunk-2TOWFMY4.js";
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

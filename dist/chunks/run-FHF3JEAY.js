import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  exitCodeOf
} from "./chunk-KEOESLXV.js";
import {
  worldOf
} from "./chunk-A4GFWPCM.js";
import {
  renderText,
  textOptions
} from "./chunk-M6LGVBYX.js";
import {
  OPTION_FLAGS,
  optionsOf,
  readFlags
} from "./chunk-VM6IXTR5.js";
import {
  runJob
} from "./chunk-XBAG4B3S.js";
import {
  decodeOptions
} from "./chunk-7ZPAONSQ.js";
import "./chunk-CEKARBSP.js";
import "./chunk-5OC46UZJ.js";
import "./chunk-T5AORQIM.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown,
  reportJson
} from "./chunk-6YFDDVEA.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-LLZSR7GQ.js";
import "./chunk-4TW3CDEU.js";
import "./chunk-QHSSFLMP.js";
import "./chunk-6UK5OJBK.js";
import "./chunk-74XYS2R6.js";
import "./chunk-RKKIUTI4.js";
import "./chunk-SZJENFAO.js";
import "./chunk-CBQRNSJM.js";
import "./chunk-CDSJ65ZR.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-PFSQUJXH.js";
import {
  writeText
} from "./chunk-V3AUUH6G.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-FJWWYUUG.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-E5I3PS5K.js";
import "./chunk-D2EUQ5RK.js";
import "./chunk-S6NVDAZT.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
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

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  exitCodeOf
} from "./chunk-KEOESLXV.js";
import {
  worldOf
} from "./chunk-TLE5YI43.js";
import {
  renderText,
  textOptions
} from "./chunk-J2LMS7ZV.js";
import "./chunk-TDZWUB4V.js";
import {
  OPTION_FLAGS,
  optionsOf,
  readFlags
} from "./chunk-G3DEVUH4.js";
import {
  runJob
} from "./chunk-DZ6S2GPJ.js";
import "./chunk-GIMIKOY4.js";
import "./chunk-PSPX6LVF.js";
import "./chunk-FZAJKIV5.js";
import "./chunk-REGO4XKY.js";
import {
  decodeOptions
} from "./chunk-DLPENSBO.js";
import "./chunk-4OCL7RF4.js";
import "./chunk-CEKARBSP.js";
import "./chunk-EFOLSQGR.js";
import "./chunk-FRBYGMXV.js";
import "./chunk-NSPYGX7L.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown,
  reportJson
} from "./chunk-UKFD5O3C.js";
import "./chunk-IME7JRYV.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-3SKYIS7Y.js";
import "./chunk-JJKXSF7N.js";
import "./chunk-LKAME3P3.js";
import "./chunk-QHSSFLMP.js";
import "./chunk-JU42CFDF.js";
import "./chunk-LKD2ZAQO.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-3S2IUK33.js";
import "./chunk-MBELPWAG.js";
import "./chunk-SZJENFAO.js";
import "./chunk-KCNSDP4A.js";
import "./chunk-U3KDL4N6.js";
import "./chunk-CDSJ65ZR.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-NX5L2E3H.js";
import {
  writeText
} from "./chunk-BIEXPDPA.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-FJWWYUUG.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-E5I3PS5K.js";
import "./chunk-TIDE5FIA.js";
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
var NOT_HERE = {
  report: "stage report comments on a pull request: only the action does that",
  publish: "stage publish is a command of its own here: go-steady publish --report FILE --history WHERE"
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
  if (options.stage === "report" || options.stage === "publish")
    throw new UsageError(NOT_HERE[options.stage], "leave --stage out, or name all, test or bench");
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

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  exitCodeOf
} from "./chunk-KEOESLXV.js";
import {
  renderText
} from "./chunk-Y4J5ONRQ.js";
import {
  textOptions
} from "./chunk-J4SWGV6Q.js";
import {
  runJob
} from "./chunk-BQXVJ43F.js";
import "./chunk-2IIV4WHT.js";
import "./chunk-P77RBGZK.js";
import "./chunk-CIA7WALE.js";
import "./chunk-5OMNHXWK.js";
import "./chunk-6S2YCVTF.js";
import "./chunk-SJHRRUJI.js";
import "./chunk-SHCBYKF6.js";
import {
  writeOutput
} from "./chunk-NUBRGTMB.js";
import {
  worldOf
} from "./chunk-5K6FG77B.js";
import "./chunk-TDZWUB4V.js";
import {
  OPTION_FLAGS,
  optionsOf,
  readFlags
} from "./chunk-3J5WFFSJ.js";
import "./chunk-RZMH7A5K.js";
import "./chunk-GCUJ53XN.js";
import "./chunk-PTWLJUAC.js";
import "./chunk-EFWBEPZI.js";
import {
  decodeOptions
} from "./chunk-B4EB6BMR.js";
import "./chunk-7BG6PQZX.js";
import "./chunk-IHZTRPTF.js";
import "./chunk-DPPV2HHV.js";
import "./chunk-XCYQLI3X.js";
import "./chunk-6327TXBC.js";
import "./chunk-ESU4RD2C.js";
import "./chunk-EFOLSQGR.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown
} from "./chunk-SXZPRHRC.js";
import "./chunk-XPS7GCSP.js";
import "./chunk-QCYAO3T7.js";
import "./chunk-KIYM7BQ4.js";
import {
  reportJson
} from "./chunk-POFL6SQ6.js";
import "./chunk-MKFRLMBA.js";
import "./chunk-HWS6TEKE.js";
import "./chunk-OAZDRLRA.js";
import "./chunk-QYIM7R4O.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-T5SCUCRB.js";
import "./chunk-I5TOALYV.js";
import "./chunk-QHSSFLMP.js";
import "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-LKD2ZAQO.js";
import "./chunk-3S2IUK33.js";
import "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-TCB475YW.js";
import "./chunk-UOVHRURF.js";
import "./chunk-IB6JDDNN.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import "./chunk-XTVYU3JP.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-4AZBHOVA.js";
import "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-C7ZSNA6D.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-ODAI55VM.js";
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
  publish: "stage publish is a command of its own here: go-steady publish --report FILE --history WHERE",
  page: "stage page is for the action: go-steady page makes the page of a history"
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
  if (options.stage === "report" || options.stage === "publish" || options.stage === "page")
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
  if (json !== void 0) await writeOutput(json, reportJson(report));
  if (markdown !== void 0) await writeOutput(markdown, renderMarkdown(report, { budget: SUMMARY_BUDGET }));
}
export {
  run
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  worldOf
} from "./chunk-UTD7TRRZ.js";
import {
  runJob
} from "./chunk-TBFRHTOZ.js";
import {
  writeText
} from "./chunk-SMWXNW4E.js";
import {
  exitCodeOf
} from "./chunk-KJRZGJM4.js";
import {
  renderText,
  textOptions
} from "./chunk-GSFFGY7U.js";
import {
  OPTION_FLAGS,
  optionsOf,
  readFlags
} from "./chunk-GFDWUC2L.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown,
  reportJson
} from "./chunk-GWHVWPKX.js";
import "./chunk-NVCYLUGP.js";
import {
  decodeOptions
} from "./chunk-OLZOI7BD.js";
import {
  UsageError
} from "./chunk-5AU7R6SA.js";
import "./chunk-YPHCI5UA.js";
import "./chunk-CCM24OQZ.js";

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

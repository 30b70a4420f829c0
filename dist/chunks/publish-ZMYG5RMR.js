import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  packHistory,
  publishReports
} from "./chunk-OWWAZY4V.js";
import "./chunk-QI6HPCEE.js";
import "./chunk-2BMMDPSS.js";
import "./chunk-W3B2AJGU.js";
import "./chunk-QQDU3EWU.js";
import {
  WHERE_RULE,
  decodeWhere
} from "./chunk-NOEO777H.js";
import {
  worldOf
} from "./chunk-5K6FG77B.js";
import "./chunk-TDZWUB4V.js";
import {
  readFlags
} from "./chunk-3J5WFFSJ.js";
import "./chunk-EFWBEPZI.js";
import "./chunk-IHZTRPTF.js";
import "./chunk-DPPV2HHV.js";
import "./chunk-XCYQLI3X.js";
import {
  runGit
} from "./chunk-6327TXBC.js";
import {
  parseReport
} from "./chunk-MKFRLMBA.js";
import "./chunk-HWS6TEKE.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-I5TOALYV.js";
import "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-3S2IUK33.js";
import {
  decodeRegion
} from "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import "./chunk-XTVYU3JP.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-QWPZQBH2.js";
import "./chunk-4AZBHOVA.js";
import {
  shortCommit
} from "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-C7ZSNA6D.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import {
  readText
} from "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-ODAI55VM.js";
import "./chunk-S6NVDAZT.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/cli/publish.ts
var FLAGS = {
  report: "value",
  history: "value",
  region: "value",
  branch: "value",
  remote: "value",
  run: "value",
  job: "value",
  pack: "switch",
  verbose: "switch"
};
async function publish(args) {
  const { values, positionals } = readFlags("publish", args, FLAGS);
  const { report: file, remote = "origin", run = "", job = "", pack, verbose } = values;
  const where = readWhere(values.history);
  if (positionals.length > 0)
    throw new UsageError(
      `publish: ${JSON.stringify(positionals[0])} belongs to no flag`,
      "name the report with --report"
    );
  if (file === void 0 && pack === void 0)
    throw new UsageError(
      "publish: there is no report",
      "name it: --report report.json (go-steady run --json report.json writes it)"
    );
  const world = await worldOf(process.cwd(), { verbose: verbose === "true" });
  const warn = world.runner.warning;
  if (file !== void 0) {
    const report = await readReport(file);
    const published = await publishReports(
      { ...world, warn },
      {
        ...{ where, remote, code: "origin", reports: [{ report, job }], run: { id: run, attempt: 1 } },
        ...{ region: readRegion(values.region), branch: values.branch ?? await branchHere(world, report) }
      }
    );
    process.stdout.write(`${sentence(published)}
`);
  }
  if (pack !== void 0) {
    const packed = await packHistory({ ...world, warn }, { where, remote });
    process.stdout.write(
      packed === 0 ? "nothing to pack: fewer than 64 entries are older than two days\n" : `packed ${packed} entries
`
    );
  }
  return 0;
}
function sentence({ name, added }) {
  return added.length > 0 ? `added to ${name}` : `it is in ${name} already: nothing was added`;
}
function readWhere(text) {
  const where = text === void 0 ? void 0 : decodeWhere(text);
  if (where !== void 0) return where;
  const what = text === void 0 ? "there is no --history" : `--history: ${JSON.stringify(text)} is no place`;
  throw new UsageError(`publish: ${what}`, `say where the history is: ${WHERE_RULE}`);
}
function readRegion(text) {
  if (text === void 0) return void 0;
  const region = decodeRegion(text);
  if (region !== void 0) return region;
  throw new UsageError(
    `publish: --region: ${JSON.stringify(text)} is not a word of at most 60 letters, digits, dots and dashes`,
    "name it like eu-west"
  );
}
async function readReport(file) {
  const text = await readText(file);
  if (text === void 0)
    throw new UsageError(`publish: there is no file ${file}`, "go-steady run --json FILE writes a report");
  return parseReport(text);
}
async function branchHere({ processes, env, cwd }, { head }) {
  const ask = async (...args) => (await runGit(processes, env, args, cwd)).stdout.trim();
  const branch = await ask("symbolic-ref", "--quiet", "--short", "HEAD");
  if (branch !== "" && await ask("rev-parse", "HEAD") === head.sha) return branch;
  throw new UsageError(
    `publish: which branch ${shortCommit(head.sha)} is of is not known: it is not what is checked out here`,
    "name it: --branch main"
  );
}
export {
  publish
};

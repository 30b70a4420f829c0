import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  inTime
} from "./chunk-Y5HB5B34.js";
import {
  foreign,
  left,
  right
} from "./chunk-6UZFVPXB.js";
import {
  formatOf,
  printAnswer,
  readCall,
  readHistory,
  words
} from "./chunk-CCICG3NV.js";
import "./chunk-GNFMYYWA.js";
import "./chunk-P6AAPPRN.js";
import "./chunk-W3B2AJGU.js";
import "./chunk-QQDU3EWU.js";
import "./chunk-NOEO777H.js";
import "./chunk-J4SWGV6Q.js";
import "./chunk-5K6FG77B.js";
import "./chunk-TDZWUB4V.js";
import "./chunk-3J5WFFSJ.js";
import "./chunk-EFWBEPZI.js";
import "./chunk-7BG6PQZX.js";
import "./chunk-IHZTRPTF.js";
import "./chunk-DPPV2HHV.js";
import "./chunk-XCYQLI3X.js";
import "./chunk-6327TXBC.js";
import "./chunk-QCYAO3T7.js";
import "./chunk-OZZPMOMX.js";
import {
  formatUtc,
  plural
} from "./chunk-T5SCUCRB.js";
import "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-3S2IUK33.js";
import "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import "./chunk-XTVYU3JP.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-W5QPDSER.js";
import "./chunk-QWPZQBH2.js";
import "./chunk-4AZBHOVA.js";
import {
  shortCommit
} from "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-C7ZSNA6D.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-ODAI55VM.js";
import "./chunk-S6NVDAZT.js";
import "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/history/answer/list-entries.ts
function listEntries(entries, notes) {
  const newest = inTime(entries).toReversed();
  const commits = new Set(entries.map(({ commit }) => commit.sha)).size;
  return {
    headline: newest.length === 0 ? "The history has no entries." : headlineOf(newest, commits),
    tables: newest.length === 0 ? [] : [tableOf(newest)],
    notes,
    json: { entries: newest.map(jsonOf), notes }
  };
}
function headlineOf(newest, commits) {
  const [first, last] = [newest.at(-1)?.time ?? "", newest[0]?.time ?? ""];
  const count = `${plural(newest.length, "entry", "entries")} of ${plural(commits, "commit")}`;
  return `${count}, ${formatUtc(first)} to ${formatUtc(last)}.`;
}
function tableOf(entries) {
  return {
    title: "",
    columns: [
      left("time"),
      left("commit"),
      foreign("branch"),
      foreign("region"),
      left("outcome"),
      right("rows")
    ],
    rows: entries.map((entry) => [
      formatUtc(entry.time),
      shortCommit(entry.commit.sha),
      entry.branch,
      entry.region,
      entry.source === "run" ? entry.outcome : "imported",
      String(rowsIn(entry))
    ]),
    flexible: 2
  };
}
function rowsIn({ comparisons, identical, values }) {
  return comparisons.length + identical.length + values.length;
}
function jsonOf(entry) {
  const { commit, branch, region, run, time, outcome, source, base, tests } = entry;
  return {
    ...{ commit: commit.sha, branch, region, run: run.id, attempt: run.attempt, job: run.job, time },
    ...{ title: commit.title, outcome, source, base: base?.sha ?? null },
    ...{ benchmarks: rowsIn(entry), tests: tests.length }
  };
}

// src/cli/history/list.ts
async function list(args) {
  const call = await readCall("list", args);
  words(call, []);
  const format = formatOf(call);
  const { entries, doubts } = await readHistory(call);
  printAnswer(listEntries(entries, doubts), format);
  return 0;
}
export {
  list
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  listEvents
} from "./chunk-SQX5YVEQ.js";
import "./chunk-XZZOGPXV.js";
import {
  eventsOf,
  readGraph
} from "./chunk-N75GC5PS.js";
import "./chunk-6UZFVPXB.js";
import {
  formatOf,
  printAnswer,
  readCall,
  words
} from "./chunk-CCICG3NV.js";
import "./chunk-GNFMYYWA.js";
import {
  lineOf
} from "./chunk-Y4P2OJX4.js";
import "./chunk-MYBURSSD.js";
import "./chunk-KSPTZLDE.js";
import "./chunk-P6AAPPRN.js";
import "./chunk-2BMMDPSS.js";
import "./chunk-W3B2AJGU.js";
import "./chunk-QQDU3EWU.js";
import "./chunk-NOEO777H.js";
import "./chunk-J4SWGV6Q.js";
import "./chunk-SJHRRUJI.js";
import "./chunk-SHCBYKF6.js";
import "./chunk-5K6FG77B.js";
import "./chunk-TDZWUB4V.js";
import "./chunk-3J5WFFSJ.js";
import "./chunk-EFWBEPZI.js";
import "./chunk-B4EB6BMR.js";
import "./chunk-7BG6PQZX.js";
import "./chunk-IHZTRPTF.js";
import "./chunk-DPPV2HHV.js";
import "./chunk-XCYQLI3X.js";
import "./chunk-6327TXBC.js";
import "./chunk-QCYAO3T7.js";
import "./chunk-OAZDRLRA.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-T5SCUCRB.js";
import "./chunk-I5TOALYV.js";
import "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-3S2IUK33.js";
import "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import "./chunk-XTVYU3JP.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-ROBDQDMU.js";
import "./chunk-W5QPDSER.js";
import "./chunk-QWPZQBH2.js";
import "./chunk-4AZBHOVA.js";
import "./chunk-AFNJ52PR.js";
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

// src/cli/history/events.ts
async function events(args) {
  const call = await readCall("events", args, { config: "value" });
  words(call, []);
  const format = formatOf(call);
  const { graph, branch, doubts, titleOf } = await readGraph(call);
  const [found = { events: [], doubts: [] }] = await eventsOf(call, graph, [branch]);
  const answer = listEvents({
    ...{ branch, titleOf, notes: doubts, since: call.filter.since },
    ...{ events: found.events, doubts: found.doubts, leftOut: graph.leftOut },
    ...{ commits: lineOf(graph, branch).length, series: graph.series.length }
  });
  printAnswer(answer, format);
  return 0;
}
export {
  events
};

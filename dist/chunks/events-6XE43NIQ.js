import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  listEvents
} from "./chunk-CTC7HV5R.js";
import "./chunk-XZZOGPXV.js";
import "./chunk-6UZFVPXB.js";
import {
  eventsOf,
  readGraph
} from "./chunk-AM3CX46B.js";
import {
  formatOf,
  printAnswer,
  readCall,
  words
} from "./chunk-O76HC5NW.js";
import "./chunk-GNFMYYWA.js";
import {
  lineOf
} from "./chunk-DT2F7HAT.js";
import "./chunk-MYBURSSD.js";
import "./chunk-KSPTZLDE.js";
import "./chunk-BW27ZNTG.js";
import "./chunk-J4SWGV6Q.js";
import "./chunk-CH56L5DB.js";
import "./chunk-SHCBYKF6.js";
import "./chunk-B4EB6BMR.js";
import "./chunk-7BG6PQZX.js";
import "./chunk-2BMMDPSS.js";
import "./chunk-R55FP7VV.js";
import "./chunk-NOEO777H.js";
import "./chunk-5K6FG77B.js";
import "./chunk-TDZWUB4V.js";
import "./chunk-3J5WFFSJ.js";
import "./chunk-EFWBEPZI.js";
import "./chunk-IHZTRPTF.js";
import "./chunk-DPPV2HHV.js";
import "./chunk-XCYQLI3X.js";
import "./chunk-T6M75FW2.js";
import "./chunk-T5SCUCRB.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-I5TOALYV.js";
import "./chunk-QQDU3EWU.js";
import "./chunk-6327TXBC.js";
import "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-3S2IUK33.js";
import "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import "./chunk-FJWWYUUG.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-6IQTYRCI.js";
import "./chunk-6WIPCAIE.js";
import "./chunk-XVP6U5RD.js";
import "./chunk-CJ3S3EL5.js";
import "./chunk-KHU7WTUW.js";
import "./chunk-C7ZSNA6D.js";
import "./chunk-XETCMLLO.js";
import "./chunk-YX77YAK6.js";
import "./chunk-SMI5HJ5O.js";
import "./chunk-ZOG3P5RO.js";
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

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  covariancesWith,
  makeLadder,
  ratioOf
} from "./chunk-NOOV755O.js";
import {
  readGraph,
  tagsHere
} from "./chunk-N75GC5PS.js";
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
import {
  median
} from "./chunk-6S2YCVTF.js";
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

// src/history/answer/tell-next.ts
function tellNext(branch, next2, notes) {
  return { headline: headlineOf(branch, next2), tables: [], notes, json: { branch, next: next2, notes } };
}
function headlineOf(branch, next2) {
  switch (next2.kind) {
    case "none":
      return `Nothing to compare next on ${branch}: ${next2.why}.`;
    case "gap":
      return `${commandFor(next2)} closes a gap: nothing connects these commits for ${next2.benchmarks} benchmarks.`;
    case "shrinks":
      return `${commandFor(next2)} narrows the widest interval most: on average from \xB1${width(next2.now)} to \xB1${width(next2.after)}.`;
  }
}
function commandFor({ base, head }) {
  return `go-steady run --base ${base} --head ${head}`;
}
function width(error) {
  return `${(ratioOf({ ln: 0, error }).hi * 100).toFixed(2)} %`;
}

// src/history/ladder/next-edge.ts
var BACK = [10, 20, 50, 100, 200, 500, 1e3];
var MOST_SERIES = 32;
function nextEdge(graph, branch, releases) {
  const line = lineOf(graph, branch);
  const head = line.at(-1);
  if (head === void 0) return { kind: "none", why: `nothing was published for ${branch}` };
  const candidates = candidatesOf(graph, line, releases);
  const views = mostUnsure(graph).map((series) => viewFrom(graph.edgesOf(series), head));
  if (views.length === 0) return { kind: "none", why: "every comparison is exact" };
  return gapOf(graph, { line, head, views }) ?? best(graph, { candidates, head, views });
}
function mostUnsure(graph) {
  const unsureOf = (series) => graph.edgesOf(series).variance.reduce((n, v) => v > 0 ? n + 1 : n, 0);
  return [...graph.series.keys()].filter((series) => !graph.isStill(series)).map((series) => ({ series, unsure: unsureOf(series) })).filter(({ unsure }) => unsure > 0).sort((a, b) => b.unsure - a.unsure).slice(0, MOST_SERIES).map(({ series }) => series);
}
function candidatesOf(graph, line, releases) {
  const newest = line.length - 1;
  const back = [...BACK.filter((n) => n < newest), newest].flatMap((n) => line[newest - n] ?? []);
  const tagged = graph.commits.flatMap(({ sha }, i) => releases.includes(sha) ? [i] : []);
  return [.../* @__PURE__ */ new Set([...tagged, ...back])].filter((commit) => commit !== line[newest]);
}
function viewFrom(edges, head) {
  const ladder = makeLadder(edges, head);
  const home = ladder.rungOf(head)?.component;
  const widest = ladder.rungs.filter(({ component }) => component === home).reduce((most, rung) => rung.error > (most?.error ?? 0) ? rung : most, void 0);
  const covariance = widest === void 0 ? () => void 0 : covariancesWith(edges, { reference: head, commit: widest.commit });
  const unsure = [...edges.variance.filter((v) => v > 0)];
  return { ladder, home, widest, covariance, variance: unsure.length === 0 ? 0 : median(unsure) };
}
function gapOf(graph, { line, head, views }) {
  for (const commit of line.toReversed()) {
    const apart = views.filter(({ ladder, home }) => {
      const rung = ladder.rungOf(commit);
      return rung !== void 0 && rung.component !== home;
    });
    if (2 * apart.length > views.length)
      return { kind: "gap", base: shaOf(graph, commit), head: shaOf(graph, head), benchmarks: apart.length };
  }
  return void 0;
}
function shaOf(graph, commit) {
  return graph.commits[commit]?.sha ?? "";
}
function best(graph, { candidates, head, views }) {
  const errorsWith = (commit) => views.reduce((sum, view) => sum + errorWith(view, commit), 0) / views.length;
  const now = errorsWith(void 0);
  const ranked = candidates.map((commit) => ({ commit, after: errorsWith(commit) })).sort((a, b) => a.after - b.after);
  const [first] = ranked;
  if (first === void 0 || !(first.after < now))
    return { kind: "none", why: "no comparison of the newest commit would make an interval narrower" };
  return {
    kind: "shrinks",
    base: shaOf(graph, first.commit),
    head: shaOf(graph, head),
    now,
    after: first.after
  };
}
function errorWith({ widest, covariance, variance, ladder }, commit) {
  if (widest === void 0) return 0;
  const shared = commit === void 0 ? void 0 : covariance(commit);
  const own = commit === void 0 ? void 0 : ladder.rungOf(commit)?.error;
  if (shared === void 0 || own === void 0 || variance + own ** 2 === 0) return widest.error;
  return Math.sqrt(Math.max(0, widest.error ** 2 - shared ** 2 / (variance + own ** 2)));
}

// src/cli/history/next.ts
async function next(args) {
  const call = await readCall("next", args);
  words(call, []);
  const format = formatOf(call);
  const { graph, branch, doubts } = await readGraph(call);
  printAnswer(tellNext(branch, nextEdge(graph, branch, await tagsHere(call)), doubts), format);
  return 0;
}
export {
  next
};

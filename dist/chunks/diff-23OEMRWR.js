import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  differenceOf,
  ratioOf
} from "./chunk-NOOV755O.js";
import {
  labelOf
} from "./chunk-XZZOGPXV.js";
import {
  readGraph,
  resolveHere
} from "./chunk-N75GC5PS.js";
import {
  foreign,
  left
} from "./chunk-6UZFVPXB.js";
import {
  formatOf,
  printAnswer,
  readCall,
  words
} from "./chunk-CCICG3NV.js";
import "./chunk-GNFMYYWA.js";
import "./chunk-Y4P2OJX4.js";
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
import {
  formatDelta,
  plural
} from "./chunk-T5SCUCRB.js";
import "./chunk-I5TOALYV.js";
import "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-3S2IUK33.js";
import "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import {
  cutList
} from "./chunk-XTVYU3JP.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-ROBDQDMU.js";
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
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/history/answer/compare-commits.ts
var MOST_NAMED = 20;
function compareCommits(request) {
  const { graph, base, head } = request;
  const { known, unknown } = differencesIn(request);
  const differ = known.filter(isOutside).toSorted((a, b) => Math.abs(b.ln) - Math.abs(a.ln));
  const notes = [...request.notes, ...notesOf({ known, unknown, differ })];
  const [from, to] = [base, head].map((commit) => graph.commits[commit]?.sha ?? "");
  return {
    headline: headlineOf({
      from: shortCommit(from ?? ""),
      to: shortCommit(to ?? ""),
      known,
      unknown,
      differ
    }),
    tables: differ.length === 0 ? [] : [tableOf(differ)],
    notes,
    json: { base: from, head: to, differences: known.map(jsonOf), unknown: unknown.map(nameOf), notes }
  };
}
function differencesIn({ graph, base, head, unit }) {
  const [known, unknown] = [[], []];
  for (const [number, series] of graph.series.entries()) {
    if (unit !== void 0 && series.unit !== unit) continue;
    const found = base === head ? { ln: 0, error: 0 } : differenceOf(graph.edgesOf(number), base, head);
    if (found === void 0) unknown.push(series);
    else known.push({ ...series, ln: found.ln, error: found.error });
  }
  return { known, unknown };
}
function isOutside(difference) {
  const { lo, hi } = ratioOf(difference);
  return lo > 0 || hi < 0;
}
function headlineOf({
  from,
  to,
  known,
  unknown,
  differ
}) {
  if (known.length + unknown.length === 0)
    return `Nothing was compared: ${from} and ${to} cannot be told apart.`;
  if (known.length === 0)
    return `No comparison leads from ${from} to ${to}: nothing is known of ${plural(unknown.length, "series", "series")}.`;
  const same = known.filter(({ ln, error }) => ln === 0 && error === 0).length;
  const open = known.length - differ.length - same;
  const counts = [`${differ.length} differ`, `${same} are exactly the same`, `${open} show no difference`];
  const lost = unknown.length === 0 ? [] : [`${unknown.length} are not connected`];
  return `From ${from} to ${to} of ${plural(known.length + unknown.length, "series", "series")}: ${[...counts, ...lost].join(", ")}.`;
}
function tableOf(differ) {
  return {
    title: "",
    columns: [left("change"), foreign("benchmark"), foreign("unit")],
    rows: differ.map((difference) => {
      const { delta, lo, hi } = ratioOf(difference);
      return [formatDelta(delta, lo, hi), labelOf(difference.benchmark), difference.unit];
    }),
    flexible: 1
  };
}
function notesOf({ known, unknown, differ }) {
  const unsure = known.filter(({ error }) => error > 0);
  const chance = Math.round(unsure.length / 20);
  const open = unsure.filter((difference) => !differ.includes(difference));
  const widest = open.reduce((most, { error }) => Math.max(most, error), 0);
  const { hi } = ratioOf({ ln: 0, error: widest });
  const named = unknown.slice(0, MOST_NAMED).map(({ benchmark, unit }) => `${labelOf(benchmark)} ${unit}`);
  const rest = unknown.length - named.length;
  return [
    ...open.length > 0 ? [`what shows no difference is the same within ${(hi * 100).toFixed(1)} % at worst`] : [],
    ...chance > 0 ? [`each interval holds with 95 %: about ${chance} of ${unsure.length} leave out 0 by chance`] : [],
    ...named.map((name) => `no comparison leads from one commit to the other for ${name}`),
    ...rest > 0 ? [`and for ${rest} more, which --json names`] : []
  ];
}
function nameOf({ benchmark: { pkg, name, procs }, unit }) {
  return { pkg, name, procs, unit };
}
function jsonOf(difference) {
  return { ...nameOf(difference), ...ratioOf(difference), error: difference.error };
}

// src/history/find-commit.ts
var MOST_NAMED2 = 5;
async function findCommit(hashes, wanted, resolve) {
  const begun = /^[0-9a-f]{4,64}$/.test(wanted) ? hashes.filter((sha) => sha.startsWith(wanted)) : [];
  const [found, ...more] = begun;
  if (found !== void 0 && more.length === 0) return found;
  if (found !== void 0)
    throw new UsageError(
      `${JSON.stringify(wanted)} begins ${begun.length} commits of the history`,
      `write more of one of them: ${cutList(begun, MOST_NAMED2)}`
    );
  const known = await resolve(wanted);
  if (known !== void 0 && hashes.includes(known)) return known;
  throw new UsageError(
    known === void 0 ? `the history has no commit ${JSON.stringify(wanted)}, and git here knows none of that name` : `${JSON.stringify(wanted)} is ${known}, which no entry of the history measured`,
    "go-steady history list shows the commits that it has"
  );
}

// src/cli/history/diff.ts
async function diff(args) {
  const call = await readCall("diff", args, { unit: "value" });
  const names = words(call, ["COMMIT", "COMMIT"]);
  const format = formatOf(call);
  const { graph, doubts } = await readGraph(call);
  const hashes = graph.commits.map(({ sha }) => sha);
  const [base = -1, head = -1] = await Promise.all(
    names.map(
      async (name) => hashes.indexOf(await findCommit(hashes, name, (each) => resolveHere(call, each)))
    )
  );
  printAnswer(compareCommits({ graph, base, head, unit: call.flags.unit, notes: doubts }), format);
  return 0;
}
export {
  diff
};

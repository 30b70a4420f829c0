import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  measuredIn
} from "./chunk-TZSQV2GJ.js";
import {
  eventJson,
  stateText
} from "./chunk-SQX5YVEQ.js";
import {
  makeLadder,
  ratioOf
} from "./chunk-NOOV755O.js";
import {
  labelOf
} from "./chunk-XZZOGPXV.js";
import {
  eventsOf,
  graphOf
} from "./chunk-N75GC5PS.js";
import {
  foreign,
  left,
  right
} from "./chunk-6UZFVPXB.js";
import {
  formatOf,
  printAnswer,
  readCall,
  words
} from "./chunk-CCICG3NV.js";
import "./chunk-GNFMYYWA.js";
import {
  lineOf,
  partOfGraph
} from "./chunk-Y4P2OJX4.js";
import "./chunk-MYBURSSD.js";
import "./chunk-KSPTZLDE.js";
import {
  openHistory
} from "./chunk-P6AAPPRN.js";
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
  formatValue,
  quantityText
} from "./chunk-T5SCUCRB.js";
import {
  benchmarkKey,
  displayName,
  functionOf
} from "./chunk-I5TOALYV.js";
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
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/history/answer/absolute-values.ts
function createValues(wanted) {
  const keys = new Set(wanted.map(benchmarkKey));
  const found = /* @__PURE__ */ new Map();
  const keyOf = (sha, benchmark, unit) => `${sha}
${benchmarkKey(benchmark)}
${unit}`;
  return {
    add: (entry) => {
      const { commit, machine } = entry;
      for (const { benchmark, values } of measuredIn(entry)) {
        if (!keys.has(benchmarkKey(benchmark))) continue;
        for (const { unit, value } of values) {
          const key = keyOf(commit.sha, benchmark, unit);
          if (!found.has(key)) found.set(key, { value, cpu: machine.cpu });
        }
      }
    },
    at: (sha, benchmark, unit) => found.get(keyOf(sha, benchmark, unit))
  };
}

// src/history/answer/show-benchmark.ts
var MOST_ROWS = 50;
function showBenchmarks(request) {
  const { branch, graph, since } = request;
  const lines = graph.series.map((series, number) => lineOf2(request, series, number));
  const notes = [...request.notes, ...lines.flatMap((line) => notesOf(line, graph, since))];
  return {
    headline: `${lines.length === 1 ? lines.map(({ series }) => titleOf(series)).join() : `${lines.length} series`} on ${branch}.`,
    tables: lines.map((line) => tableOf(line, since)),
    notes,
    json: { branch, benchmarks: lines.map((line) => jsonOf(line, graph)), notes }
  };
}
function titleOf({ benchmark, unit }) {
  return `${labelOf(benchmark)} ${unit}`;
}
function lineOf2({ graph, line, events, values }, series, number) {
  const ladder = makeLadder(graph.edgesOf(number));
  const { benchmark, unit } = series;
  const own = events.filter(
    (event) => event.unit === unit && labelOf(event.benchmark) === labelOf(benchmark)
  );
  const points = [...line].flatMap((commit) => {
    const [rung, at] = [ladder.rungOf(commit), graph.commits[commit]];
    if (rung === void 0 || at === void 0) return [];
    return [
      {
        commit: at.sha,
        time: at.measured,
        rung,
        isReference: isReference(ladder, rung),
        value: values.at(at.sha, benchmark, unit),
        events: own.filter((event) => event.commit === at.sha)
      }
    ];
  });
  return { series, points, events: own, components: ladder.components };
}
function isReference(ladder, { commit, component }) {
  return ladder.components[component]?.reference === commit;
}
function tableOf({ series, points }, since) {
  const shown = shownOf(points, since).toReversed();
  return {
    title: titleOf(series),
    columns: [left("commit"), left("measured"), left("change"), right("value"), foreign("")],
    rows: shown.map((point) => {
      const { delta, lo, hi } = ratioOf(point.rung);
      return [
        shortCommit(point.commit),
        point.time === "" ? "-" : point.time.slice(0, 10),
        point.isReference ? "first of its line" : formatDelta(delta, lo, hi),
        point.value === void 0 ? "" : quantityText(formatValue(point.value.value, series.unit)),
        point.events.map(eventText).join("; ")
      ];
    }),
    flexible: 4
  };
}
function shownOf(points, since) {
  return since === void 0 ? points.slice(-MOST_ROWS) : points.filter(({ time }) => Date.parse(time) >= since.getTime());
}
function eventText(event) {
  return `${event.kind} ${formatDelta(event.delta, null, null)}, ${stateText(event)}`;
}
function notesOf({ series, points, components }, graph, since) {
  const more = points.length - shownOf(points, since).length;
  const lines = new Set(points.map(({ rung }) => rung.component)).size;
  return [
    ...more > 0 ? [`${titleOf(series)} has ${more} earlier commits: --since shows them`] : [],
    ...lines > 1 ? [`${titleOf(series)} has ${lines} lines that no comparison connects: each begins at 0 %`] : [],
    ...contradictionsIn(components, graph).map((told) => `${titleOf(series)}: ${told}`)
  ];
}
function contradictionsIn(components, graph) {
  const hash = (commit) => shortCommit(graph.commits[commit]?.sha ?? "");
  return components.flatMap(({ contradictions }) => contradictions).map(({ base, head, ln, expected }) => {
    const [said, others] = [ln, expected].map((x) => formatDelta(Math.expm1(x), null, null));
    return `${hash(base)} to ${hash(head)} was measured as ${said}, and all other comparisons say ${others}: a machine was wrong, or it depends on something that is not in the commit`;
  });
}
function jsonOf({ series, points, events, components }, graph) {
  const { pkg, name, procs } = series.benchmark;
  return {
    ...{ pkg, name, procs, unit: series.unit },
    points: points.map(({ commit, time, rung, value }) => ({
      ...{ commit, time, line: rung.component, ...ratioOf(rung), error: rung.error },
      ...{ value: value?.value ?? null, cpu: value?.cpu ?? null }
    })),
    events: events.map(eventJson),
    contradictions: contradictionsIn(components, graph)
  };
}

// src/history/find-benchmarks.ts
var MOST_NAMED = 5;
function findBenchmarks(all, wanted) {
  const named = all.filter((benchmark) => namesOf(benchmark).includes(wanted));
  if (named.length > 0) return named;
  const leaves = all.filter((benchmark) => functionNames(benchmark).includes(wanted));
  if (leaves.length > 0) return leaves;
  throw new UsageError(
    `the history has no benchmark ${JSON.stringify(wanted)}`,
    all.length === 0 ? "it has none at all; go-steady history list shows its entries" : `the nearest of its ${all.length} benchmarks: ${cutList(nearest(all, wanted), MOST_NAMED)}`
  );
}
function namesOf(benchmark) {
  return withPackage(benchmark.pkg, [displayName(benchmark), benchmark.name]);
}
function functionNames({ pkg, name }) {
  return withPackage(pkg, [functionOf(name)]);
}
function withPackage(pkg, names) {
  const both = names.flatMap((name) => [name, `Benchmark${name}`]);
  return [...both, ...both.map((name) => `${pkg}.${name}`)];
}
function nearest(all, wanted) {
  const names = [...new Set(all.map(displayName))];
  const plain = wanted.toLowerCase();
  const ranked = names.map((name) => ({ name, steps: distance(name.toLowerCase(), plain) }));
  return ranked.toSorted((a, b) => a.steps - b.steps || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
}
var MOST_LETTERS = 200;
function distance(name, typed) {
  const [a, b] = [name.slice(0, MOST_LETTERS), typed.slice(0, MOST_LETTERS)];
  let row = Array.from({ length: a.length + 1 }, (_, i) => i);
  for (const [j, letter] of [...b].entries()) {
    const next = [j + 1];
    for (let i = 0; i < a.length; i++) {
      const change = (row[i] ?? 0) + (a[i] === letter ? 0 : 1);
      next.push(Math.min(change, (row[i + 1] ?? 0) + 1, (next[i] ?? 0) + 1));
    }
    row = next;
  }
  const left2 = row.map((steps, i) => steps + (a.length - i) / 4);
  return left2.reduce((least, steps) => Math.min(least, steps), Number.POSITIVE_INFINITY);
}

// src/cli/history/show.ts
async function show(args) {
  var _stack = [];
  try {
    const call = await readCall("show", args, { unit: "value", config: "value" });
    const [name = ""] = words(call, ["BENCHMARK"]);
    const format = formatOf(call);
    const { world, where, remote } = call;
    const history = __using(_stack, await openHistory(world, where, remote), true);
    const { graph: whole, branch, doubts } = await graphOf(call, history);
    const graph = partOfGraph(whole, seriesOf(whole, name, call.flags.unit));
    const values = createValues(graph.series.map(({ benchmark }) => benchmark));
    const { region, since } = call.filter;
    for await (const record of history.read())
      if (record.kind === "entry" && record.file.region === (region ?? record.file.region))
        values.add(record.entry);
    const [{ events } = { events: [] }] = await eventsOf(call, graph, [branch]);
    const line = lineOf(graph, branch);
    printAnswer(showBenchmarks({ branch, graph, line, events, values, since, notes: doubts }), format);
    return 0;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function seriesOf({ series }, name, unit) {
  const found = new Set(
    findBenchmarks(
      series.map(({ benchmark }) => benchmark),
      name
    )
  );
  const numbers = [...series.keys()].filter((i) => {
    const { benchmark } = series[i] ?? {};
    return benchmark !== void 0 && found.has(benchmark);
  });
  const inUnit = numbers.filter((i) => unit === void 0 || series[i]?.unit === unit);
  if (inUnit.length > 0) return inUnit;
  const units = [...new Set(numbers.flatMap((i) => series[i]?.unit ?? []))];
  throw new UsageError(
    `${JSON.stringify(name)} has no values in ${JSON.stringify(unit)}`,
    `its units are ${cutList(units, 10)}`
  );
}
export {
  show
};

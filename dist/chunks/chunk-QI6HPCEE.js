import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  RefusedError,
  entryPaths,
  fileOf,
  insist
} from "./chunk-W3B2AJGU.js";
import {
  benchmarkKey
} from "./chunk-I5TOALYV.js";
import {
  shortHash
} from "./chunk-GOR4J6GN.js";
import {
  cutText
} from "./chunk-XTVYU3JP.js";
import {
  ENTRY_SCHEMA,
  MAX_NAME,
  MAX_SENTENCE,
  MAX_TITLE,
  Unreadable,
  printBenchmarks,
  printTests,
  readEntry,
  sortBenchmarks,
  sortTests
} from "./chunk-QWPZQBH2.js";
import {
  shortCommit
} from "./chunk-AFNJ52PR.js";

// src/history/print-entry.ts
function printEntry(entry) {
  const { source, run, region, branch, commit, time, machine, outcome, base, checks, reach } = entry;
  const benchmarks = benchmarksOf(entry);
  const indexOf = indexed(benchmarks.map(benchmarkKey));
  const units = [...new Set([...entry.comparisons, ...entry.values].map(({ unit }) => unit))];
  const file = {
    schema: ENTRY_SCHEMA,
    source,
    run: { id: short(run.id), attempt: run.attempt, job: short(run.job) },
    region: short(region),
    branch: short(branch),
    commit: { ...commit, title: cutText(commit.title, MAX_TITLE) },
    time,
    machine: { ...machine, cpu: short(machine.cpu) },
    outcome,
    base: base && { ...base, ref: short(base.ref) },
    checks,
    tests: testsOf(entry),
    reach,
    benchmarks: printBenchmarks(benchmarks),
    identical: runsOf(entry.identical.map((each) => indexOf(benchmarkKey(each)))),
    units,
    ...rowsOf(
      entry.comparisons.filter((row) => !isStill(row)),
      { indexOf, units }
    ),
    still: stillOf(entry.comparisons.filter(isStill), { indexOf, units }),
    values: valuesOf(entry, { indexOf, units })
  };
  return `${JSON.stringify(file)}
`;
}
function benchmarksOf({ identical, comparisons, values }) {
  const all = [...identical, ...[...comparisons, ...values].map(({ benchmark }) => benchmark)];
  const distinct = new Map(all.map((each) => [benchmarkKey(each), each]));
  return sortBenchmarks([...distinct.values()]);
}
function indexed(keys) {
  const known = new Map(keys.map((key, i) => [key, i]));
  return (key) => known.get(key) ?? -1;
}
function runsOf(indices) {
  const runs = [];
  for (const index of indices.toSorted((a, b) => a - b)) {
    const [first = 0, length = 0] = runs.slice(-2);
    if (runs.length > 0 && index === first + length) runs[runs.length - 1] = length + 1;
    else runs.push(index, 1);
  }
  return runs;
}
function rowsOf(comparisons, { indexOf, units }) {
  const verdicts = [...new Set(comparisons.map(({ verdict }) => verdict))];
  const of = (pick) => comparisons.map(pick);
  return {
    verdicts,
    rows: {
      of: of(({ benchmark }) => indexOf(benchmarkKey(benchmark))),
      unit: of(({ unit }) => units.indexOf(unit)),
      verdict: of(({ verdict }) => verdicts.indexOf(verdict)),
      base: of((row) => valued(row.base, row)),
      head: of((row) => valued(row.head, row)),
      ln: of((row) => row.ln === null ? null : row.error === 0 ? digits(row.ln, 9) : rounded(row.ln, 6)),
      error: of(({ error }) => error && digits(error, 3)),
      df: of(({ df }) => df && digits(df, 3)),
      pairs: of(({ pairs }) => pairs),
      orders: of(({ orders }) => orders)
    },
    reasons: noted(
      comparisons,
      ({ reason }) => reason === "" ? void 0 : { text: cutText(reason, MAX_SENTENCE) }
    ),
    through: noted(
      comparisons,
      ({ through }) => through.length === 0 ? void 0 : { names: through.slice(0, 20).map(short) }
    ),
    waived: noted(
      comparisons,
      ({ waived }) => waived && { reason: cutText(waived.reason, MAX_SENTENCE), expires: short(waived.expires) }
    )
  };
}
function isStill(row) {
  const { verdict, base, head, ln, error, reason, through, waived } = row;
  const hasNotes = reason !== "" || through.length > 0 || waived !== void 0;
  return verdict === "unchanged" && base !== null && base === head && ln === 0 && error === 0 && !hasNotes;
}
function stillOf(rows, { indexOf, units }) {
  if (rows.length === 0) return void 0;
  return {
    of: rows.map(({ benchmark }) => indexOf(benchmarkKey(benchmark))),
    unit: rows.map(({ unit }) => units.indexOf(unit)),
    value: rows.map((row) => valued(row.head, row)),
    pairs: rows.map(({ pairs }) => pairs),
    orders: rows.map(({ orders }) => orders)
  };
}
function noted(comparisons, note) {
  const found = comparisons.flatMap((comparison, row) => {
    const said = note(comparison);
    return said === void 0 ? [] : [{ row, ...said }];
  });
  return found.length === 0 ? void 0 : found;
}
function valued(value, { error }) {
  return value === null ? null : digits(value, error === 0 ? 9 : 5);
}
function valuesOf({ values }, { indexOf, units }) {
  if (values.length === 0) return void 0;
  return {
    of: values.map(({ benchmark }) => indexOf(benchmarkKey(benchmark))),
    unit: values.map(({ unit }) => units.indexOf(unit)),
    value: values.map(({ value }) => digits(value, 9))
  };
}
function testsOf({ tests, sameTests, crashedTests, clocks }) {
  if (tests.length === 0) return void 0;
  const sorted = sortTests(tests);
  const packages = [...new Set(sorted.map(({ pkg }) => pkg))];
  const numbersOf = (wanted) => {
    const numbers = packages.flatMap((pkg, number) => wanted.includes(pkg) ? [number] : []);
    return numbers.length === 0 ? void 0 : numbers;
  };
  const indexOf = indexed(sorted.map(testKey));
  const ended = (wanted) => sorted.flatMap(({ outcome }, i) => outcome === wanted ? [i] : []);
  return {
    names: printTests(sorted),
    seconds: sorted.map(({ seconds }) => rounded(seconds, 2)),
    failed: ended("failed"),
    skipped: ended("skipped"),
    flaky: ended("flaky"),
    same: numbersOf(sameTests),
    crashed: numbersOf(crashedTests),
    clocks: clocks.length === 0 ? void 0 : clocks.map((each) => clockOf(each, indexOf))
  };
}
function clockOf({ clock, differs }, indexOf) {
  const ended = (wanted) => differs.filter(({ outcome }) => outcome === wanted).map((each) => indexOf(testKey(each))).filter((index) => index >= 0);
  return { clock, passed: ended("passed"), failed: ended("failed"), skipped: ended("skipped") };
}
function testKey({ pkg, test }) {
  return `${pkg}
${test}`;
}
function short(text) {
  return cutText(text, MAX_NAME);
}
function digits(value, significant) {
  return Number(value.toPrecision(significant));
}
function rounded(value, decimals) {
  return Number(value.toFixed(decimals));
}

// src/history/keep/add-entries.ts
async function addEntries(place, entries, patience) {
  const distinct = [...new Map(entries.map((entry) => [entry.key, entry])).values()];
  let wanted = [];
  let loose = 0;
  await insist(place, patience, async (snapshot) => {
    loose = snapshot.paths.filter((path) => fileOf(path).kind === "entry").length;
    const known = new Set(snapshot.paths);
    wanted = await Promise.all(distinct.map((entry) => planned(snapshot, known, entry)));
    return changeOf(wanted.flatMap(({ entry, path }) => path === void 0 ? [] : [{ entry, path }]));
  });
  const isNew = ({ path }) => path !== void 0;
  const added = wanted.filter(isNew).map(({ entry }) => entry);
  return {
    added,
    loose: loose + added.length,
    there: wanted.filter((each) => !isNew(each)).map(({ entry }) => entry)
  };
}
async function planned(snapshot, known, entry) {
  for (const path of entryPaths(dayOf(entry), shortHash(24, entry.key))) {
    if (!known.has(path)) return { entry, path };
    const [text = ""] = await snapshot.texts([path]);
    const found = readEntry(text);
    if (!(found instanceof Unreadable) && found.key === entry.key) return { entry, path: void 0 };
  }
  throw new RefusedError(`every name of the entry of ${entry.commit.sha} is taken by something else`);
}
function dayOf({ time }) {
  return time.slice(0, 10);
}
function changeOf(planned2) {
  const [first] = planned2;
  if (first === void 0) return void 0;
  const write = planned2.map(({ entry, path }) => ({ path, bytes: Buffer.from(printEntry(entry)) }));
  return { write, remove: [], message: messageOf(planned2.map(({ entry }) => entry)) };
}
function messageOf(entries) {
  const [first] = entries;
  const more = entries.length > 1 ? ` and ${entries.length - 1} more` : "";
  const region = first?.region ? ` in ${first.region}` : "";
  return `Add the run of ${shortCommit(first?.commit.sha ?? "")}${region}${more}`;
}

export {
  addEntries,
  dayOf
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  inTime,
  named,
  wordOf
} from "./chunk-Y5HB5B34.js";
import {
  deciding,
  measuredIn
} from "./chunk-TZSQV2GJ.js";
import {
  goName
} from "./chunk-XZZOGPXV.js";
import {
  eventsOf
} from "./chunk-N75GC5PS.js";
import {
  readCall,
  readHistory,
  words
} from "./chunk-CCICG3NV.js";
import "./chunk-GNFMYYWA.js";
import {
  escapeXml
} from "./chunk-46VFUAJL.js";
import {
  collectGraph
} from "./chunk-Y4P2OJX4.js";
import "./chunk-MYBURSSD.js";
import "./chunk-KSPTZLDE.js";
import "./chunk-P6AAPPRN.js";
import {
  grouped
} from "./chunk-2BMMDPSS.js";
import "./chunk-W3B2AJGU.js";
import "./chunk-QQDU3EWU.js";
import "./chunk-NOEO777H.js";
import "./chunk-J4SWGV6Q.js";
import {
  asWritten,
  resultText
} from "./chunk-2IIV4WHT.js";
import "./chunk-5OMNHXWK.js";
import {
  tUpperQuantile
} from "./chunk-SJHRRUJI.js";
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
  visibleLine
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
import {
  clockName
} from "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import {
  makeFolder,
  readText
} from "./chunk-SMI5HJ5O.js";
import {
  Mismatch,
  entries,
  fromJson,
  object,
  oneOf,
  text,
  where
} from "./chunk-DFRP22PA.js";
import "./chunk-ODAI55VM.js";
import "./chunk-S6NVDAZT.js";
import {
  UnmeasurableError,
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/cli/history/export.ts
import { join, resolve } from "node:path";

// src/history/export/bench-text.ts
function exportBenchText(entries2) {
  const same = entries2.reduce((sum, { identical }) => sum + identical.length, 0);
  const notes = [
    `what is proved to be identical was not measured and has no line: ${same} benchmarks of all runs`
  ];
  return { files: filesOf(entries2), notes: same === 0 ? [] : notes };
}
function* filesOf(entries2) {
  for (const { name, entry } of named(entries2)) {
    const results = resultsOf(entry);
    if (results.length > 0)
      yield { path: `${name}.bench.out`, text: [headerOf(entry), ...resultText(results)] };
  }
}
function headerOf({ machine, region, branch, time, run }) {
  const { goos, goarch, cpu, go } = machine;
  const lines = configLines({ goos, goarch, cpu, "go-version": go, region, branch, time, run: run.id });
  return `${lines.map(({ key, value }) => `${key}: ${value}
`).join("")}
`;
}
function resultsOf({ comparisons, values, commit, base }) {
  const side = (of) => comparisons.map((row) => ({ benchmark: row.benchmark, unit: row.unit, value: row[of] }));
  return [
    ...base === void 0 ? [] : linesOf(side("base"), { commit: base.sha, side: "base" }),
    ...linesOf([...side("head"), ...values], { commit: commit.sha, side: "head" })
  ];
}
function linesOf(numbers, side) {
  const config = configOf(side);
  const lines = grouped(numbers, ({ benchmark }) => benchmarkKey(benchmark)).map((all) => ({
    config: config(all[0].benchmark.pkg),
    fullName: oneWord(displayName(all[0].benchmark)),
    iters: 1,
    // how many there were is not kept, and no reader of ours or of benchstat uses it
    values: all.flatMap(({ unit, value }) => {
      if (value === null) return [];
      const original = asWritten(value, unit) ?? null;
      return [{ value, unit: oneWord(unit), original }];
    })
  }));
  return lines.filter(({ values }) => values.length > 0);
}
function configOf({ commit, side }) {
  const known = /* @__PURE__ */ new Map();
  return (pkg) => {
    const config = known.get(pkg) ?? configLines({ pkg, commit, side });
    known.set(pkg, config);
    return config;
  };
}
function configLines(fields) {
  return Object.entries(fields).map(([key, value]) => ({ key, value: visibleLine(value).trim() })).filter(({ value }) => value !== "");
}
function oneWord(text2) {
  return visibleLine(text2).replaceAll(/\s/gu, "_");
}

// src/history/export/junit.ts
var PASSED = { kind: "passed" };
function junitText(cases, time) {
  const suites = grouped(cases, ({ suite }) => suite);
  const body = suites.map((all) => suiteText(all[0].suite, all, time)).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
${body}</testsuites>
`;
}
function suiteText(name, cases, time) {
  const count = (kind) => `${cases.filter(({ result }) => result.kind === kind).length}`;
  const seconds = cases.reduce((sum, each) => sum + (each.seconds ?? 0), 0);
  const head = tag("testsuite", {
    name,
    tests: `${cases.length}`,
    failures: count("failure"),
    errors: count("error"),
    skipped: count("skipped"),
    time: secondsText(seconds),
    timestamp: time.replace(/\.\d+Z$|Z$/, "")
  });
  return ` <${head}>
${cases.map(caseText).join("")} </testsuite>
`;
}
function caseText({ suite, name, seconds, result, properties }) {
  const time = seconds === void 0 ? {} : { time: secondsText(seconds) };
  const head = tag("testcase", { classname: suite, name, ...time });
  const inside = [propertiesText(properties), resultText2(result)].join("");
  return inside === "" ? `  <${head}/>
` : `  <${head}>
${inside}  </testcase>
`;
}
function propertiesText(properties) {
  if (properties.length === 0) return "";
  const all = properties.map(([name, value]) => `    <${tag("property", { name, value })}/>
`);
  return `   <properties>
${all.join("")}   </properties>
`;
}
function resultText2(result) {
  return result.kind === "passed" ? "" : `   <${tag(result.kind, { message: result.message })}/>
`;
}
function tag(name, attributes) {
  const all = Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`);
  return [name, ...all].join(" ");
}
function secondsText(seconds) {
  return seconds.toFixed(3);
}

// src/history/export/delta-text.ts
function deltaText({ ln, error, df }) {
  if (ln === null) return "";
  const half = halfWidth({ error, df });
  const at = (x) => Math.expm1(x);
  return half === void 0 ? formatDelta(at(ln), null, null) : formatDelta(at(ln), at(ln - half), at(ln + half));
}
function halfWidth({ error, df }) {
  if (error === null) return void 0;
  if (error === 0) return 0;
  return df === null || df <= 0 ? void 0 : error * tUpperQuantile(0.025, df);
}

// src/history/export/junit-cases.ts
function benchmarkCases(entry) {
  return measuredIn(entry).map(benchmarkCase);
}
function benchmarkCase(measured) {
  return {
    suite: measured.benchmark.pkg,
    name: goName(measured.benchmark),
    result: benchmarkResult(measured),
    properties: propertiesOf(measured)
  };
}
function testCases({ tests, clocks }) {
  const elsewhere = clocks.flatMap(
    ({ clock, differs }) => differs.map(
      ({ pkg, test, outcome }) => testCase({ pkg, test: `${test} [${clockName(clock)}]`, outcome, seconds: void 0 })
    )
  );
  return [...tests.map(testCase), ...elsewhere];
}
function checkCases({ checks }) {
  return checks.map((check) => ({
    suite: "go-steady",
    name: check.name,
    seconds: check.seconds,
    result: checkResult(check),
    properties: []
  }));
}
function benchmarkResult(measured) {
  const row = deciding(measured);
  switch (measured.verdict) {
    case "regression":
      return row?.waived === void 0 ? { kind: "failure", message: changeText(row) } : PASSED;
    case "broken":
      return { kind: "error", message: told("broken", row) };
    case "missing":
    case "inconclusive":
      return { kind: "skipped", message: told(measured.verdict, row) };
    case void 0:
      return { kind: "skipped", message: "measured, and compared with nothing" };
    case "improvement":
    case "new":
    case "unchanged":
    case "identical":
      return PASSED;
  }
}
function told(verdict, row) {
  return row === void 0 || row.reason === "" ? verdict : `${verdict}: ${row.reason}`;
}
function changeText(row) {
  return row === void 0 ? "regression" : `${row.unit} ${deltaText(row)}`;
}
var DIGITS = 6;
function propertiesOf(measured) {
  const { verdict, values } = measured;
  const row = deciding(measured) ?? measured.rows[0];
  const { waived } = row ?? {};
  return [
    ...values.map(valueProperty),
    ...verdict === void 0 ? [] : [["verdict", verdict]],
    ...percentOf(measured, row),
    ...waived === void 0 ? [] : [["waived", waived.reason]]
  ];
}
function valueProperty({ value, unit }) {
  const written = asWritten(value, unit) ?? { value, unit };
  return [written.unit, numberText(written.value)];
}
function percentOf({ verdict }, row) {
  if (verdict === "identical") return [["delta-pct", "0"]];
  return row === void 0 || row.ln === null ? [] : [["delta-pct", numberText(Math.expm1(row.ln) * 100, 3)]];
}
function numberText(value, digits = DIGITS) {
  return String(Number(value.toPrecision(digits)));
}
function testCase({ pkg, test, outcome, seconds }) {
  return {
    suite: pkg,
    name: test,
    ...seconds === void 0 ? {} : { seconds },
    result: testResult(outcome),
    properties: outcome === "flaky" ? [["flaky", "true"]] : []
  };
}
function testResult(outcome) {
  if (outcome === "failed") return { kind: "failure", message: "failed" };
  return outcome === "skipped" ? { kind: "skipped", message: "skipped by the test itself" } : PASSED;
}
function checkResult({ status, findings }) {
  switch (status) {
    case "passed":
      return PASSED;
    case "failed":
      return { kind: "failure", message: `${findings} findings` };
    case "skipped":
      return { kind: "skipped", message: "was not run" };
    case "error":
      return { kind: "error", message: "could not run" };
  }
}

// src/history/export/junit-export.ts
function exportJunit(entries2) {
  return { files: filesOf2(entries2), notes: [] };
}
function* filesOf2(entries2) {
  for (const { name, entry } of named(entries2)) {
    const cases = [...checkCases(entry), ...testCases(entry), ...benchmarkCases(entry)];
    yield { path: `${name}.xml`, text: [junitText(cases, entry.time)] };
  }
}

// src/history/export/openmetrics.ts
var OUTCOME = { name: "go_steady_run_passed", help: "1 where the run passed, 0 where it did not." };
var TESTS = { name: "go_steady_tests", help: "Tests of a run, by how they ended." };
var BY_UNIT = {
  "sec/op": { name: "go_steady_benchmark_seconds_per_op", help: "Time of an operation." },
  "B/op": { name: "go_steady_benchmark_bytes_per_op", help: "Bytes allocated by an operation." },
  "allocs/op": { name: "go_steady_benchmark_allocs_per_op", help: "Allocations of an operation." },
  "B/s": { name: "go_steady_benchmark_bytes_per_second", help: "Throughput." }
};
var CUSTOM = { name: "go_steady_benchmark_custom", help: "Metrics of the benchmarks' own." };
var FAMILIES = [OUTCOME, TESTS, ...Object.values(BY_UNIT), CUSTOM];
function exportOpenMetrics(entries2) {
  const series = new Map(FAMILIES.map((family) => [family, /* @__PURE__ */ new Map()]));
  let twice = 0;
  for (const entry of inTime(entries2)) twice += addEntry(series, entry);
  const notes = [
    `left out, since one series has one value at a time: ${twice} later values of the same moment`
  ];
  return { files: [{ path: "history.om", text: textOf(series) }], notes: twice === 0 ? [] : notes };
}
function addEntry(series, entry) {
  const time = (Date.parse(entry.time) / 1e3).toFixed(3);
  let twice = 0;
  for (const { family, labels, value } of samplesOf(entry)) {
    const text2 = labelsText(labels);
    const samples = series.get(family)?.get(text2) ?? [];
    if (samples.at(-1)?.time === time) twice++;
    else samples.push({ time, value });
    series.get(family)?.set(text2, samples);
  }
  return twice;
}
function* samplesOf(entry) {
  const { branch, region, machine, outcome, tests } = entry;
  const place = { branch, region };
  if (outcome !== "unmeasured") yield { family: OUTCOME, labels: place, value: outcome === "passed" ? 1 : 0 };
  if (tests.length > 0)
    for (const end of ["passed", "failed", "skipped", "flaky"]) {
      const value = tests.filter((test) => test.outcome === end).length;
      yield { family: TESTS, labels: { ...place, outcome: end }, value };
    }
  for (const { benchmark, values } of measuredIn(entry)) {
    const name = { package: benchmark.pkg, benchmark: displayName(benchmark) };
    for (const { unit, value } of values) {
      const family = Object.hasOwn(BY_UNIT, unit) ? BY_UNIT[unit] : void 0;
      const own = family === void 0 ? { unit } : {};
      yield { family: family ?? CUSTOM, labels: { ...name, ...own, ...place, cpu: machine.cpu }, value };
    }
  }
}
function* textOf(series) {
  for (const [{ name, help }, all] of series) {
    if (all.size === 0) continue;
    yield `# TYPE ${name} gauge
# HELP ${name} ${help}
`;
    for (const [labels, samples] of all)
      for (const { value, time } of samples) yield `${name}${labels} ${value} ${time}
`;
  }
  yield "# EOF\n";
}
function labelsText(labels) {
  const said = Object.entries(labels).filter(([, value]) => value !== "");
  const all = said.map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return all.length === 0 ? "" : `{${all.join(",")}}`;
}
function escapeLabel(text2) {
  return visibleLine(text2).replaceAll("\\", "\\\\").replaceAll('"', '\\"');
}

// src/history/export/tables.ts
var OF_RUN = ["run", "time", "branch", "region", "commit"];
var RUNS = [
  ...[...OF_RUN, "parents", "authored", "title", "pull", "source", "ci_run", "attempt", "job", "outcome"],
  ...["base_commit", "base_ref", "compared", "cpu", "goos", "goarch", "gomaxprocs", "go"],
  ...["vet", "staticcheck", "test", "benchmarks_reached", "benchmarks_known"]
];
var BENCHMARKS = [
  ...[...OF_RUN, "base_commit", "cpu", "pkg", "name", "procs", "unit", "verdict", "base", "head"],
  ...["ln_ratio", "error", "df", "pairs", "waived", "reason"]
];
var TESTS2 = [...OF_RUN, "pkg", "test", "clock", "outcome", "seconds"];
function tablesOf(entries2) {
  const all = named(entries2);
  return [
    { name: "runs", columns: RUNS, rows: all.map(runRow) },
    { name: "benchmarks", columns: BENCHMARKS, rows: rowsOf(all, benchmarkRows) },
    { name: "tests", columns: TESTS2, rows: rowsOf(all, testRows) }
  ];
}
function* rowsOf(all, rows) {
  for (const each of all) yield* rows(each);
}
function ofRun({ name, entry: { time, branch, region, commit } }) {
  return { run: name, time, branch, region, commit: commit.sha };
}
function runRow(each) {
  const { commit, source, run, outcome, base, machine, reach, checks } = each.entry;
  const statusOf = (name) => checks.find((check) => check.name === name)?.status ?? null;
  return {
    ...ofRun(each),
    parents: commit.parents.join(" "),
    authored: commit.authored === "" ? null : commit.authored,
    title: commit.title,
    pull: commit.pull ?? null,
    source,
    ci_run: run.id,
    attempt: run.attempt,
    job: run.job,
    outcome,
    base_commit: base?.sha ?? null,
    base_ref: base?.ref ?? null,
    compared: base?.how ?? null,
    ...machine,
    vet: statusOf("vet"),
    staticcheck: statusOf("staticcheck"),
    test: statusOf("test"),
    benchmarks_reached: reach?.reached ?? null,
    benchmarks_known: reach?.of ?? null
  };
}
function* benchmarkRows(each) {
  const { comparisons, identical, values, base, machine } = each.entry;
  const shared = { ...ofRun(each), base_commit: base?.sha ?? null, cpu: machine.cpu };
  for (const row of comparisons) yield { ...shared, ...comparedCells(row) };
  for (const benchmark of identical) yield { ...shared, ...benchmark, ...IDENTICAL };
  for (const value of values) yield { ...shared, ...valueCells(value) };
}
function comparedCells(row) {
  const { benchmark, unit, verdict, base, head, ln, error, df, pairs, waived, reason } = row;
  const numbers = { base, head, ln_ratio: ln, error, df, pairs };
  return { ...benchmark, unit, verdict, ...numbers, waived: waived !== void 0, reason };
}
var UNKNOWN = { base: null, ln_ratio: null, error: null, df: null, pairs: 0, waived: false, reason: "" };
var IDENTICAL = {
  ...UNKNOWN,
  unit: null,
  verdict: "identical",
  head: null,
  ln_ratio: 0,
  error: 0
};
function valueCells({ benchmark, unit, value }) {
  return { ...benchmark, unit, ...UNKNOWN, verdict: null, head: value };
}
function* testRows(each) {
  const shared = ofRun(each);
  const { tests, clocks } = each.entry;
  for (const { pkg, test, outcome, seconds } of tests)
    yield { ...shared, pkg, test, clock: "UTC", outcome, seconds };
  for (const { clock, differs } of clocks)
    for (const { pkg, test, outcome } of differs)
      yield { ...shared, pkg, test, clock: clockName(clock), outcome, seconds: null };
}

// src/history/export/table-files.ts
function exportNdjson(entries2) {
  return exported(entries2, "ndjson", jsonLines);
}
function exportCsv(entries2) {
  return exported(entries2, "csv", csvLines);
}
function exported(entries2, ending, lines) {
  const files = tablesOf(entries2).map(
    (table) => ({ path: `${table.name}.${ending}`, text: lines(table) })
  );
  return { files, notes: [] };
}
function* jsonLines({ rows }) {
  for (const row of rows) yield `${JSON.stringify(row)}
`;
}
function* csvLines({ columns, rows }) {
  yield `${columns.join(",")}\r
`;
  for (const row of rows) yield `${columns.map((column) => csvCell(row[column] ?? null)).join(",")}\r
`;
}
function csvCell(value) {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  return value === "" || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

// src/history/export/testgrid/earlier.ts
var EARLIER_FILE = "exported.json";
var SCHEMA = 1;
var buildNumber = where(text, "a number of 19 digits", (id) => /^\d{19}$/.test(id));
var shape = object({ schema: oneOf([SCHEMA]), jobs: entries(entries(buildNumber)) });
function readEarlier(written) {
  const found = shape(fromJson(written));
  if (found instanceof Mismatch) return found.told(EARLIER_FILE);
  return new Map(found.jobs.map(([job, builds]) => [job, new Map(builds)]));
}
function writeEarlier(builds) {
  const jobs = Object.fromEntries([...builds].map(([job, all]) => [job, Object.fromEntries(all)]));
  return `${JSON.stringify({ schema: SCHEMA, jobs }, null, 1)}
`;
}
function numbered(entries2, known) {
  const numbers = new Map(known);
  let highest = [...known.values()].map(BigInt).reduce((a, b) => a > b ? a : b, 0n);
  for (const { key, time } of entries2) {
    if (numbers.has(key)) continue;
    const measured = BigInt(Date.parse(time)) * 1000000n;
    highest = measured > highest ? measured : highest + 1n;
    numbers.set(key, String(highest).padStart(19, "0"));
  }
  return numbers;
}

// src/history/export/testgrid/build-files.ts
var NO_REGION = "unnamed";
function buildFiles({ entry, kind, folder, heldAt }) {
  const cases = kind === "tests" ? testRows2(entry) : benchmarkRows2(entry, heldAt);
  const passed = cases.every(({ result }) => result.kind === "passed" || result.kind === "skipped");
  return [
    { path: `${folder}/started.json`, text: [json(startedOf(entry))] },
    { path: `${folder}/finished.json`, text: [json(finishedOf(entry, passed))] },
    { path: `${folder}/artifacts/junit_${kind}.xml`, text: [junitText(cases, entry.time)] }
  ];
}
function benchmarkRows2(entry, heldAt) {
  return measuredIn(entry).map((measured) => {
    const message = heldAt(measured.benchmark, entry.commit.sha);
    const row = benchmarkCase(measured);
    return message === void 0 ? row : { ...row, result: { kind: "failure", message } };
  });
}
function testRows2(entry) {
  return testCases(entry).flatMap((each) => {
    const isFlaky = each.properties.some(([name]) => name === "flaky");
    const failed = { kind: "failure", message: "failed, and passed when it was run again alone" };
    return isFlaky ? [
      { ...each, result: failed },
      { ...each, result: PASSED }
    ] : [each];
  });
}
function startedOf({ time, commit, machine }) {
  return { timestamp: secondsOf(time), "repo-commit": commit.sha, node: machine.cpu };
}
function finishedOf({ time, commit, branch, region, machine, checks }, passed) {
  const seconds = Math.round(Math.max(0, ...checks.map((check) => check.seconds)));
  return {
    timestamp: secondsOf(time) + seconds,
    passed,
    result: passed ? "SUCCESS" : "FAILURE",
    metadata: {
      Commit: shortCommit(commit.sha),
      "repo-commit": commit.sha,
      branch,
      region: region === "" ? NO_REGION : region,
      goos: machine.goos,
      goarch: machine.goarch,
      go: machine.go,
      cpu: machine.cpu
    }
  };
}
function secondsOf(time) {
  return Math.floor(Date.parse(time) / 1e3);
}
function json(value) {
  return `${JSON.stringify(value)}
`;
}

// src/history/export/testgrid/leaves.ts
function withLeaves(entries2) {
  const known = /* @__PURE__ */ new Map();
  return entries2.map((entry) => {
    const { region, comparisons, values, identical } = entry;
    const keyOf = (benchmark) => `${region}
${benchmark.pkg}
${functionOf(benchmark.name)}`;
    const measured = [...comparisons, ...values].map(({ benchmark }) => benchmark);
    for (const leaves2 of grouped(measured, keyOf)) known.set(keyOf(leaves2[0]), distinct(leaves2));
    const leaves = identical.flatMap((benchmark) => known.get(keyOf(benchmark)) ?? [benchmark]);
    return { ...entry, identical: distinct(leaves) };
  });
}
function distinct(benchmarks) {
  return [...new Map(benchmarks.map((each) => [benchmarkKey(each), each])).values()];
}

// src/history/export/testgrid/columns.ts
var KINDS = ["bench", "tests"];
function columnsOf(entries2) {
  const branches = [...new Set(entries2.map(({ branch }) => branch))].sort();
  const timed = inTime(entries2);
  const all = branches.flatMap(
    (branch) => KINDS.map(
      (kind) => columnsFrom(
        timed.filter((entry) => entry.branch === branch && hasCells(entry, kind)),
        { kind, branch }
      )
    )
  );
  return all.filter((columns) => columns.entries.length > 0);
}
function columnsFrom(entries2, of) {
  const first = /* @__PURE__ */ new Map();
  for (const entry of entries2) {
    const place = `${entry.commit.sha}
${entry.region}`;
    if (!first.has(place)) first.set(place, entry);
  }
  const columns = [...first.values()];
  return {
    ...of,
    entries: of.kind === "bench" ? withLeaves(columns) : columns,
    later: entries2.length - first.size
  };
}
function hasCells({ tests, comparisons, identical, values }, kind) {
  return kind === "tests" ? tests.length > 0 : comparisons.length + identical.length + values.length > 0;
}

// src/history/export/testgrid/config.ts
var DAYS_OF_RESULTS = 365;
function configText({ bucket, dashboard, groups }) {
  return [
    "test_groups:",
    ...groups.flatMap((group) => groupLines(group, bucket)),
    "dashboards:",
    `- name: ${quoted(dashboard)}`,
    "  dashboard_tab:",
    ...groups.flatMap(tabLines),
    ""
  ].join("\n");
}
var DEFAULT_TEXT = `default_test_group:
  days_of_results: ${DAYS_OF_RESULTS}
  num_columns_recent: 10
default_dashboard_tab:
  num_columns_recent: 10
`;
function groupLines({ kind, job, hasRegions }, bucket) {
  return [
    `- name: ${quoted(job)}`,
    `  gcs_prefix: ${quoted(`${bucket}/logs/${job}`)}`,
    `  days_of_results: ${DAYS_OF_RESULTS}`,
    "  num_columns_recent: 10",
    "  disable_prowjob_analysis: true",
    "  build_override_configuration_value: Commit",
    ...kind === "bench" ? ["  short_text_metric: delta-pct"] : [],
    "  num_failures_to_alert: 1",
    "  num_passes_to_disable_alert: 1",
    "  column_header:",
    "  - configuration_value: Commit",
    "  - configuration_value: branch",
    ...hasRegions ? ["  - configuration_value: region", "    list_all_values: true"] : [],
    "  test_name_config:",
    "    name_elements:",
    "    - target_config: Tests name",
    ...hasRegions ? ["    - target_config: region"] : [],
    `    name_format: ${quoted(hasRegions ? "%s [%s]" : "%s")}`
  ];
}
var ALL_ROWS = "exclude-filter-by-regex=%5C.Overall%7C%5EOverall";
function tabLines({ kind, job, tabs }) {
  const all = kind === "bench" ? `${ALL_ROWS}&graph-metrics=ns/op` : ALL_ROWS;
  return tabs.flatMap(({ name, region }) => [
    `  - name: ${quoted(name)}`,
    `    test_group_name: ${quoted(job)}`,
    `    base_options: ${quoted(region === void 0 ? all : onlyRegion(region))}`,
    "    display_local_time: true",
    "    alert_options:",
    "      num_failures_to_alert: 1",
    "      alert_stale_results_hours: 48"
  ]);
}
function onlyRegion(region) {
  const pattern = `\\[${region.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\]$`;
  return `include-filter-by-regex=${encodeURIComponent(pattern)}`;
}
function quoted(text2) {
  return JSON.stringify(text2);
}

// src/history/export/testgrid/held.ts
function heldOn(commits, held) {
  const place = new Map(commits.map((sha, i) => [sha, i]));
  const placeOf = (sha) => (sha === void 0 ? void 0 : place.get(sha)) ?? Number.POSITIVE_INFINITY;
  const spans = new Map(
    grouped(held, ({ benchmark }) => benchmarkKey(benchmark)).map((all) => [
      benchmarkKey(all[0].benchmark),
      all.map(({ from, until, message }) => ({ from: placeOf(from), until: placeOf(until), message }))
    ])
  );
  return (benchmark, sha) => {
    const at = place.get(sha) ?? -1;
    return spans.get(benchmarkKey(benchmark))?.find(({ from, until }) => from <= at && at < until)?.message;
  };
}

// src/history/export/testgrid/export-testgrid.ts
function exportTestGrid(request) {
  const { entries: entries2, bucket, project, earlier, now } = request;
  const oldest = now.getTime() - DAYS_OF_RESULTS * 24 * 3600 * 1e3;
  const young = entries2.filter(({ time }) => Date.parse(time) >= oldest);
  const jobs = jobsOf(columnsOf(young), { project, earlier });
  const builds = new Map([...earlier, ...jobs.map(({ group, numbers }) => [group.job, numbers])]);
  const config = configText({
    bucket,
    dashboard: groupName(project, "go-steady"),
    groups: jobs.map(({ group }) => group)
  });
  const last = [
    { path: "default.yaml", text: [DEFAULT_TEXT] },
    ...jobs.length === 0 ? [] : [{ path: "config.yaml", text: [config] }],
    { path: EARLIER_FILE, text: [writeEarlier(builds)] }
  ];
  return {
    files: filesOf3(jobs, request, last),
    notes: notesOf(jobs, { older: entries2.length - young.length, bucket })
  };
}
function* filesOf3(jobs, { held, earlier }, last) {
  for (const { kind, branch, entries: entries2, group, numbers } of jobs) {
    const commits = [...new Set(entries2.map(({ commit }) => commit.sha))];
    const heldAt = heldOn(
      commits,
      held.filter((each) => each.branch === branch)
    );
    const written = earlier.get(group.job);
    for (const entry of entries2.filter(({ key }) => !written?.has(key))) {
      const folder = `logs/${group.job}/${numbers.get(entry.key)}`;
      yield* buildFiles({ entry, kind, folder, heldAt });
    }
  }
  yield* last;
}
function jobsOf(all, { project, earlier }) {
  const [jobs, tabs] = [freeNames(), freeNames()];
  return all.map((columns) => {
    const { kind, branch, entries: entries2 } = columns;
    const job = jobs(groupName(project, `${kind}-${wordOf(branch)}`));
    const regions = regionsOf(entries2);
    const shown = [void 0, ...regions.length > 1 ? regions : []];
    const group = {
      ...{ kind, job, hasRegions: regions.length > 0 },
      tabs: shown.map((region) => ({
        name: tabs(region === void 0 ? job : `${job} ${wordOf(region)}`),
        region
      }))
    };
    return { ...columns, group, numbers: numbered(entries2, earlier.get(job) ?? /* @__PURE__ */ new Map()) };
  });
}
function groupName(project, name) {
  return project === "" ? name : `${project}-${name}`;
}
function freeNames() {
  const taken = /* @__PURE__ */ new Set();
  const plain = (text2) => text2.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return (name) => {
    for (let i = 1; ; i++) {
      const candidate = i === 1 ? name : `${name}-no${i}`;
      if (taken.has(plain(candidate))) continue;
      taken.add(plain(candidate));
      return candidate;
    }
  };
}
function regionsOf(entries2) {
  const regions = [...new Set(entries2.map(({ region }) => region))].sort();
  if (regions.every((region) => region === "")) return [];
  return regions.map((region) => region === "" ? NO_REGION : region);
}
var MOST_CELLS = 3e5;
function notesOf(jobs, { older, bucket }) {
  const later = jobs.reduce((sum, job) => sum + job.later, 0);
  const cells = jobs.flatMap(({ kind, entries: entries2, group }) => {
    const count = entries2.reduce(
      (sum, entry) => sum + (kind === "tests" ? entry.tests.length : measuredIn(entry).length),
      0
    );
    return count <= MOST_CELLS ? [] : [`${group.job} has ${count} cells: TestGrid keeps some ${MOST_CELLS}, and drops the oldest columns`];
  });
  return [
    ...older === 0 ? [] : [
      `left out, older than ${DAYS_OF_RESULTS} days, which TestGrid would show as unknown: ${older} entries`
    ],
    ...later === 0 ? [] : [`no column of their own, since their commit and region have one: ${later} later entries`],
    ...cells,
    `copy the folder logs to gs://${bucket}/logs, and keep ${EARLIER_FILE} for the next export: the numbers of builds depend on it`
  ];
}

// src/history/export/testgrid/held-events.ts
function heldByEvents(branch, events) {
  return events.filter(({ worse, state }) => worse === true && state.kind !== "acknowledged").map(({ benchmark, unit, commit, delta, lo, hi, state }) => ({
    benchmark,
    branch,
    from: commit,
    until: state.kind === "recovered" ? state.commit : void 0,
    message: `${unit} ${formatDelta(delta, lo, hi)} since ${shortCommit(commit)}`
  }));
}

// src/ports/files/write-pieces.ts
import { open } from "node:fs/promises";
import { dirname } from "node:path";
var BATCH_CHARS = 256 * 1024;
async function writePieces(path, pieces) {
  var _stack = [];
  try {
    await makeFolder(dirname(path));
    const file = __using(_stack, await open(path, "w"), true);
    let batch = [];
    let chars = 0;
    for (const piece of pieces) {
      batch.push(piece);
      chars += piece.length;
      if (chars < BATCH_CHARS) continue;
      await file.write(batch.join(""));
      [batch, chars] = [[], 0];
    }
    await file.write(batch.join(""));
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/cli/history/export.ts
var FORMATS = {
  testgrid: toTestGrid,
  benchfmt: ({ entries: entries2 }) => exportBenchText(entries2),
  junit: ({ entries: entries2 }) => exportJunit(entries2),
  ndjson: ({ entries: entries2 }) => exportNdjson(entries2),
  csv: ({ entries: entries2 }) => exportCsv(entries2),
  openmetrics: ({ entries: entries2 }) => exportOpenMetrics(entries2)
};
async function exportHistory(args) {
  const call = await readCall("export", args, {
    out: "value",
    bucket: "value",
    project: "value",
    config: "value"
  });
  words(call, []);
  const make = makerOf(call.flags.format);
  const { out } = call.flags;
  if (out === void 0)
    throw new UsageError("history export needs --out", "name a folder for the files: --out history-export");
  const { entries: entries2, doubts } = await readHistory(call);
  if (entries2.length === 0)
    throw new UnmeasurableError(
      "there is nothing to export: no entry is asked for",
      "go-steady history list shows what there is"
    );
  const folder = resolve(call.world.cwd, out);
  const { files, notes } = await make({ call, entries: entries2, out: folder });
  let count = 0;
  for (const { path, text: text2 } of files) {
    await writePieces(join(folder, path), text2);
    count++;
  }
  const said = [`${plural(count, "file")} of ${plural(entries2.length, "entry", "entries")} in ${folder}`];
  const lines = [...said, ...[...doubts, ...notes].map((note) => `note: ${note}`)];
  process.stdout.write(`${lines.map(visibleLine).join("\n")}
`);
  return 0;
}
function makerOf(format) {
  const make = format !== void 0 && Object.hasOwn(FORMATS, format) ? FORMATS[format] : void 0;
  if (make !== void 0) return make;
  throw new UsageError(
    format === void 0 ? "history export needs --format" : `--format: ${JSON.stringify(format)} is unknown`,
    `use one of ${Object.keys(FORMATS).join(", ")}`
  );
}
var DEFAULT_BUCKET = "go-steady";
async function toTestGrid({ call, entries: entries2, out }) {
  const { bucket = DEFAULT_BUCKET, project = "" } = call.flags;
  const names = [bucket, ...project === "" ? [] : [project]];
  const bad = names.find(
    (name) => !/^(?!dashboard|alerter|summary|bugs)[a-z0-9][a-z0-9._-]{1,60}$/.test(name)
  );
  if (bad !== void 0)
    throw new UsageError(
      `${JSON.stringify(bad)} is no name of a bucket or project`,
      "use small letters, digits, dots and dashes, and no name that begins with dashboard, alerter, summary or bugs"
    );
  const graph = collectGraph(entries2);
  const branches = [...new Set(entries2.map(({ branch }) => branch))];
  const found = await eventsOf(call, graph, branches);
  const held = branches.flatMap((branch, i) => heldByEvents(branch, found[i]?.events ?? []));
  return exportTestGrid({
    entries: entries2,
    held,
    bucket,
    project,
    earlier: await earlierIn(out),
    now: call.world.date()
  });
}
async function earlierIn(out) {
  const path = join(out, EARLIER_FILE);
  const text2 = await readText(path);
  const builds = text2 === void 0 ? /* @__PURE__ */ new Map() : readEarlier(text2);
  if (typeof builds !== "string") return builds;
  throw new UsageError(
    `${path} is not what an export wrote: ${builds}`,
    "put back the file of the last export, or export into an empty folder and a new bucket: TestGrid never reads lower numbers again"
  );
}
export {
  exportHistory
};

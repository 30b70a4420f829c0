import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  exitCodeOf
} from "./chunk-KEOESLXV.js";
import {
  renderText
} from "./chunk-Y4J5ONRQ.js";
import {
  textOptions
} from "./chunk-J4SWGV6Q.js";
import {
  comparisonOf,
  emptyRow,
  gate,
  judgeFiles
} from "./chunk-P77RBGZK.js";
import {
  plainText,
  readChunks,
  readRecords,
  splitName
} from "./chunk-CIA7WALE.js";
import {
  configValue
} from "./chunk-5OMNHXWK.js";
import "./chunk-6S2YCVTF.js";
import "./chunk-SJHRRUJI.js";
import "./chunk-SHCBYKF6.js";
import "./chunk-TDZWUB4V.js";
import {
  optionsOf,
  readFlags
} from "./chunk-3J5WFFSJ.js";
import {
  NO_CHANGES,
  dayOf,
  judgedBy,
  reportPolicy
} from "./chunk-PTWLJUAC.js";
import {
  decodeOptions,
  loadSettings,
  policyOf
} from "./chunk-B4EB6BMR.js";
import "./chunk-IHZTRPTF.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown
} from "./chunk-SXZPRHRC.js";
import "./chunk-XPS7GCSP.js";
import "./chunk-QCYAO3T7.js";
import "./chunk-KIYM7BQ4.js";
import {
  reportJson
} from "./chunk-POFL6SQ6.js";
import "./chunk-MKFRLMBA.js";
import {
  REPORT_SCHEMA
} from "./chunk-HWS6TEKE.js";
import {
  meaningOf
} from "./chunk-OAZDRLRA.js";
import "./chunk-QYIM7R4O.js";
import "./chunk-T5SCUCRB.js";
import {
  benchmarkKey
} from "./chunk-I5TOALYV.js";
import "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import {
  visibleLine
} from "./chunk-XTVYU3JP.js";
import "./chunk-4AZBHOVA.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-ZNTIR3PH.js";

// src/cli/compare.ts
import { resolve } from "node:path";

// src/cli/compare-files.ts
function readBenchmarkFile(name, chunks) {
  const records = [...readRecords(name, plainText(chunks))];
  const results = records.filter((record) => record.kind === "result");
  const badLines = records.filter((record) => record.kind === "bad");
  if (results.length > 0)
    return { name, results, badLines, units: records.filter((record) => record.kind === "unit") };
  const [bad] = badLines;
  const why = bad === void 0 ? "" : `; ${name}:${bad.line}: ${bad.reason}: ${bad.text}`;
  throw new UsageError(
    `${name} has no result lines${why}`,
    "give it the output of `go test -run '^$' -bench . -count 10`, which has lines that start with Benchmark"
  );
}
function compareFiles(base, head, policy) {
  const metadata = [...head.units, ...base.units];
  const [baseRows, headRows] = [samplesOf(base), samplesOf(head)];
  const shared = [];
  for (const [key, { benchmark, unit, values }] of headRows) {
    const before = baseRows.get(key);
    if (before === void 0) continue;
    shared.push({ benchmark, unit, ...meaningOf(unit, metadata), base: before.values, head: values });
  }
  const mismatch = machineMismatch(base, head);
  return [
    ...mismatch === void 0 ? judged(shared, policy) : shared.map((row) => unjudged(row, "inconclusive", mismatch)),
    ...lacking(headRows, baseRows, { verdict: "new", file: base.name }),
    ...lacking(baseRows, headRows, { verdict: "missing", file: head.name })
  ];
}
function machineOfFile({ results }) {
  const config = results.at(-1)?.config ?? [];
  const [cpu, goos, goarch, go] = ["cpu", "goos", "goarch", "go-version"].map(
    (key) => configValue(config, key)
  );
  const { procs } = splitName(results.at(-1)?.fullName ?? "");
  return { cpu: cpu ?? "", goos: goos ?? "", goarch: goarch ?? "", gomaxprocs: procs, go: go ?? "" };
}
function samplesOf({ results }) {
  const samples = /* @__PURE__ */ new Map();
  for (const result of results) {
    const benchmark = benchmarkOf(result);
    for (const { value, unit } of result.values) {
      const key = `${benchmarkKey(benchmark)}
${unit}`;
      const sample = samples.get(key) ?? { benchmark, unit, values: [] };
      sample.values.push(value);
      samples.set(key, sample);
    }
  }
  return samples;
}
function benchmarkOf({ fullName, config }) {
  return { pkg: configValue(config, "pkg"), ...splitName(fullName) };
}
function machineMismatch(base, head) {
  for (const key of ["cpu", "goos", "goarch", "go-version"]) {
    const [a, b] = [base, head].map(
      (file) => [...new Set(file.results.map((r) => configValue(r.config, key)))].sort().join(", ")
    );
    if (a && b && a !== b)
      return `measured on different machines: ${key} is ${a} in ${base.name} and ${b} in ${head.name}`;
  }
  return void 0;
}
function judged(rows, policy) {
  const judgements = judgeFiles(rows, policy);
  return rows.flatMap((row, i) => {
    const judgement = judgements[i];
    return judgement === void 0 ? [] : [comparisonOf(row, judgement)];
  });
}
function unjudged({ benchmark, unit }, verdict, reason) {
  return emptyRow(benchmark, { unit, verdict, reason });
}
function lacking(here, there, { verdict, file }) {
  const known = new Set([...there.values()].map(({ benchmark }) => benchmarkKey(benchmark)));
  const told = /* @__PURE__ */ new Set();
  return [...here].flatMap(([row, sample]) => {
    const key = benchmarkKey(sample.benchmark);
    if (there.has(row) || told.has(key)) return [];
    if (known.has(key)) return [unjudged(sample, verdict, `${file} does not report ${sample.unit} for it`)];
    told.add(key);
    return [unjudged(sample, verdict, `${file} does not have it`)];
  });
}

// src/cli/compare.ts
var FLAGS = {
  threshold: "value",
  alpha: "value",
  "fail-on": "value",
  config: "value",
  format: "value",
  all: "switch"
};
var FORMATS = ["text", "markdown", "json"];
async function compare(args) {
  const started = performance.now();
  const { options, format, all, paths } = await readCall(args);
  const rules = await rulesOf(options);
  const [base, head] = [read(paths.base), read(paths.head)];
  for (const bad of [...base.badLines, ...head.badLines])
    process.stderr.write(`${bad.file}:${bad.line}: ${bad.reason}: ${visibleLine(bad.text)}
`);
  const report = reportOn({ base, head, rules, options, started });
  const render = {
    text: () => renderText(report, { ...textOptions(), all }),
    markdown: () => renderMarkdown(report, { budget: SUMMARY_BUDGET }),
    json: () => reportJson(report)
  };
  process.stdout.write(render[format]());
  return exitCodeOf(report.outcome);
}
async function readCall(args) {
  const flags = readFlags("compare", args, FLAGS);
  const options = await decodeOptions(optionsOf(flags));
  const format = FORMATS.find((f) => f === (flags.values.format ?? "text"));
  if (format === void 0)
    throw new UsageError(
      `--format: ${JSON.stringify(flags.values.format)} is unknown`,
      `use one of ${FORMATS.join(", ")}`
    );
  const [base, head, ...more] = flags.positionals;
  if (base === void 0 || head === void 0 || more.length > 0)
    throw new UsageError(
      `compare takes two files, and got ${flags.positionals.length}`,
      "go-steady compare base.bench.out head.bench.out"
    );
  return { options, format, all: flags.values.all === "true", paths: { base, head } };
}
async function rulesOf(options) {
  const cwd = process.cwd();
  const config = options.config === void 0 ? void 0 : resolve(cwd, options.config);
  const settings = await loadSettings({ root: cwd, folder: ".", config });
  return { policy: policyOf(options, settings), settings, changes: NO_CHANGES, reach: "off" };
}
function reportOn({ base, head, rules, options, started }) {
  const date = (/* @__PURE__ */ new Date()).toISOString();
  const { comparisons, warnings } = judgedBy(rules, compareFiles(base, head, rules.policy), dayOf(date));
  const { failOn } = options;
  const result = gate({ comparisons, checks: [], failOn, headBuildFailed: [], unmeasuredReason: void 0 });
  const total = (performance.now() - started) / 1e3;
  return {
    schema: REPORT_SCHEMA,
    ...result,
    started: date,
    base: { ref: base.name, sha: "" },
    head: { ref: head.name, sha: "", dirty: false },
    machine: machineOfFile(head),
    policy: reportPolicy(rules),
    checks: [],
    comparisons,
    warnings: [...badLineWarnings(base, head), ...warnings],
    seconds: { total, build: 0, measure: 0, checks: 0, commands: 0 }
  };
}
function read(path) {
  try {
    return readBenchmarkFile(path, readChunks(path));
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    const why = cause.code === "ENOENT" ? "is not there" : `cannot be read: ${cause.message}`;
    throw new UsageError(`${path} ${why}`, "name a file of Go benchmark text", { cause });
  }
}
function badLineWarnings(...files) {
  return files.filter((file) => file.badLines.length > 0).map(
    ({ name, badLines }) => badLines.length === 1 ? `${name} has 1 line that cannot be read` : `${name} has ${badLines.length} lines that cannot be read`
  );
}
export {
  compare
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  VERDICTS_BY_WEIGHT
} from "./chunk-4AZBHOVA.js";
import {
  commitHash
} from "./chunk-AFNJ52PR.js";
import {
  compareTexts
} from "./chunk-C7ZSNA6D.js";
import {
  clockShape
} from "./chunk-5N4YSGQB.js";
import {
  timeText
} from "./chunk-AYRREXSC.js";
import {
  Mismatch,
  count,
  either,
  fromJson,
  isObject,
  list,
  number,
  object,
  oneOf,
  optional,
  text,
  where
} from "./chunk-DFRP22PA.js";

// src/history/limits.ts
var MAX_ENTRY_CHARS = 32 * 1024 * 1024;
var MAX_NAMES_CHARS = 16 * 1024 * 1024;
var MAX_PACK_LINES = 1e5;
var MAX_ROWS = 2e5;
var MAX_SENTENCE = 300;
var MAX_TITLE = 200;
var MAX_NAME = 1e3;

// src/history/names.ts
function sortBenchmarks(all) {
  return all.toSorted(
    (a, b) => compareTexts(a.pkg, b.pkg) || a.procs - b.procs || compareTexts(a.name, b.name)
  );
}
function sortTests(all) {
  return all.toSorted(compareTests);
}
function compareTests(a, b) {
  return compareTexts(a.pkg, b.pkg) || compareTexts(a.test, b.test);
}
function printBenchmarks(benchmarks) {
  return print(benchmarks.map(({ pkg, name, procs }) => ({ head: `${word(pkg)} ${procs}`, name })));
}
function printTests(tests) {
  return print(tests.map(({ pkg, test }) => ({ head: word(pkg), name: test })));
}
var benchmarkNames = names(([pkg = "", count2 = "", ...all]) => {
  const procs = Number(count2);
  if (!Number.isSafeInteger(procs) || procs < 1) return new Mismatch("a number of processors", count2);
  return all.map((name) => ({ pkg: unword(pkg), name: unword(name), procs }));
});
var testNames = names(
  ([pkg = "", ...all]) => all.map((test) => ({ pkg: unword(pkg), test: unword(test) }))
);
var MOST_REMEMBERED = 64;
function names(readGroup) {
  const known = /* @__PURE__ */ new Map();
  let chars = 0;
  return (value) => {
    if (typeof value !== "string") return new Mismatch("a text", value);
    const seen = known.get(value);
    if (seen !== void 0) return seen;
    if (value.length > MAX_NAMES_CHARS)
      return new Mismatch(`at most ${MAX_NAMES_CHARS} characters long`, value.length);
    const read = [];
    for (const group of value === "" ? [] : value.split("  ")) {
      const found = readGroup(group.split(" "));
      if (found instanceof Mismatch) return found;
      for (const each of found) read.push(each);
    }
    if (known.size >= MOST_REMEMBERED || chars + value.length > MAX_NAMES_CHARS) {
      known.clear();
      chars = 0;
    }
    known.set(value, read);
    chars += value.length;
    return read;
  };
}
function print(all) {
  const groups = [];
  let last;
  for (const { head, name } of all) {
    if (head !== last) groups.push([head]);
    last = head;
    groups.at(-1)?.push(word(name));
  }
  return groups.map((words) => words.join(" ")).join("  ");
}
var NONE = "-";
function word(text2) {
  return text2 === "" ? NONE : text2.replaceAll(/\s/g, "_");
}
function unword(text2) {
  return text2 === NONE ? "" : text2;
}

// src/history/entry-file.ts
var ENTRY_SCHEMA = 1;
var short = where(text, `at most ${MAX_NAME} characters`, (value) => value.length <= MAX_NAME);
var sentence = where(text, `at most ${MAX_SENTENCE} characters`, (value) => value.length <= MAX_SENTENCE);
var timeOrNone = either(oneOf([""]), timeText);
var notNegative = where(number, "a number from 0 on", (value) => value >= 0);
function column(other, rule) {
  return (value) => {
    if (!Array.isArray(value) || value.length > MAX_ROWS) return new Mismatch("a column", value);
    const i = other(value);
    return i === value.length ? value : new Mismatch(rule, value[i]).below(`[${i}]`);
  };
}
function isCount(value) {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
function isNumberOrNull(value) {
  return value === null || typeof value === "number" && Number.isFinite(value);
}
function isErrorOrNull(value) {
  return isNumberOrNull(value) && (value === null || value >= 0);
}
var counts = column((values) => {
  let i = 0;
  while (i < values.length && isCount(values[i])) i++;
  return i;
}, "a whole number from 0 on");
var numbers = column((values) => {
  let i = 0;
  while (i < values.length && isNumberOrNull(values[i])) i++;
  return i;
}, "a finite number or null");
var errors = column((values) => {
  let i = 0;
  while (i < values.length && isErrorOrNull(values[i])) i++;
  return i;
}, "a number from 0 on or null");
var seconds = column((values) => {
  let i = 0;
  while (i < values.length && values[i] !== null && isErrorOrNull(values[i])) i++;
  return i;
}, "a number from 0 on");
var rowsShape = object({
  /** Index in `benchmarks`. */
  of: counts,
  /** Index in `units`. */
  unit: counts,
  /** Index in `verdicts`. */
  verdict: counts,
  base: numbers,
  head: numbers,
  ln: numbers,
  error: errors,
  df: errors,
  pairs: counts,
  orders: counts
});
var testsShape = object({
  /** A text of names.ts. */
  names: testNames,
  /** One each. */
  seconds,
  /** Indices of those that did not pass. */
  failed: counts,
  skipped: counts,
  flaky: counts,
  /** Numbers of packages, from 0 on in the order in which `names` has them. */
  same: optional(counts),
  crashed: optional(counts),
  /** For each other clock those that ended otherwise than above. */
  clocks: optional(
    list(object({ clock: clockShape, passed: counts, failed: counts, skipped: counts }), 1e3)
  )
});
var entryShape = object({
  schema: oneOf([ENTRY_SCHEMA]),
  source: oneOf(["run", "github-action-benchmark", "benchfmt"]),
  run: object({ id: short, attempt: count, job: short }),
  region: short,
  branch: short,
  commit: object({
    sha: commitHash,
    parents: list(commitHash, 100),
    authored: timeOrNone,
    title: sentence,
    pull: optional(count)
  }),
  time: timeText,
  machine: object({ cpu: short, goos: short, goarch: short, gomaxprocs: count, go: short }),
  outcome: oneOf(["passed", "failed", "unmeasured"]),
  base: optional(object({ sha: commitHash, ref: short, how: oneOf(["pairs", "stored"]) })),
  checks: list(
    object({
      name: oneOf(["vet", "staticcheck", "test"]),
      status: oneOf(["passed", "failed", "skipped", "error"]),
      findings: count,
      seconds: notNegative
    }),
    10
  ),
  tests: optional(testsShape),
  reach: optional(object({ reached: count, of: count })),
  /** A text of names.ts; all others mean a benchmark by its index here. */
  benchmarks: benchmarkNames,
  /** First index and length of each run of benchmarks: `[0,411,415,2]`. */
  identical: counts,
  units: list(short, 1e4),
  verdicts: list(oneOf(VERDICTS_BY_WEIGHT.filter((verdict) => verdict !== "identical")), 10),
  rows: rowsShape,
  /** Rows of counts that are what they were: verdict `unchanged`, base and head the value, ln and error 0. */
  still: optional(object({ of: counts, unit: counts, value: numbers, pairs: counts, orders: counts })),
  /** Of few rows, by their index. */
  reasons: optional(list(object({ row: count, text: sentence }), MAX_ROWS)),
  through: optional(list(object({ row: count, names: list(short, 20) }), MAX_ROWS)),
  waived: optional(list(object({ row: count, reason: sentence, expires: short }), MAX_ROWS)),
  /** What was measured without a comparison. */
  values: optional(object({ of: counts, unit: counts, value: numbers }))
});
var Unreadable = class {
  why;
  constructor(why) {
    this.why = why;
  }
};
function parseEntryFile(written) {
  if (written.length > MAX_ENTRY_CHARS)
    return new Unreadable(`it has ${written.length} characters, more than ${MAX_ENTRY_CHARS}`);
  return checkEntryFile(fromJson(written));
}
function checkEntryFile(value) {
  if (value === void 0) return new Unreadable("it is not JSON, or only the beginning of it");
  const schema = object({ schema: count })(value);
  if (schema instanceof Mismatch) return new Unreadable(schema.told("entry"));
  if (schema.schema > ENTRY_SCHEMA)
    return new Unreadable(
      `it has schema ${schema.schema}, and this version reads ${ENTRY_SCHEMA}: a newer go-steady reads it`
    );
  const found = entryShape(value);
  return found instanceof Mismatch ? new Unreadable(found.told("entry")) : found;
}

// src/history/entry-indices.ts
function misfitOf(file) {
  return testsMisfit(file) ?? identicalMisfit(file) ?? rowsMisfit(file) ?? stillMisfit(file) ?? valuesMisfit(file);
}
function testsMisfit({ tests }) {
  if (tests === void 0) return void 0;
  const { names: names2, seconds: seconds2, failed, skipped, flaky, same = [], crashed = [], clocks = [] } = tests;
  if (seconds2.length !== names2.length)
    return `entry.tests.seconds has ${seconds2.length} values for ${names2.length} tests`;
  const others = clocks.flatMap((clock) => [clock.passed, clock.failed, clock.skipped]);
  const packages = same.length + crashed.length === 0 ? 0 : new Set(names2.map(({ pkg }) => pkg)).size;
  return firstOf([failed, skipped, flaky], (indices) => beyond(indices, names2.length, "tests.names")) ?? firstOf([same, crashed], (numbers2) => beyond(numbers2, packages, "tests (packages)")) ?? firstOf(others, (indices) => beyond(indices, names2.length, "tests.names"));
}
function identicalMisfit({ identical, benchmarks }) {
  let sum = 0;
  for (let i = 0; i < identical.length; i += 2) {
    const [first = 0, length = 0] = [identical[i], identical[i + 1]];
    sum += length;
    if (first + length > benchmarks.length || sum > benchmarks.length)
      return `entry.identical[${i}] goes beyond the ${benchmarks.length} benchmarks`;
  }
  return void 0;
}
function rowsMisfit({ rows, benchmarks, units, verdicts }) {
  return lengthsMisfit(rows, "rows") ?? beyond(rows.of, benchmarks.length, "benchmarks") ?? beyond(rows.unit, units.length, "units") ?? beyond(rows.verdict, verdicts.length, "verdicts");
}
function stillMisfit({ still, benchmarks, units }) {
  if (still === void 0) return void 0;
  return lengthsMisfit(still, "still") ?? beyond(still.of, benchmarks.length, "benchmarks") ?? beyond(still.unit, units.length, "units");
}
function valuesMisfit({ values, benchmarks, units }) {
  if (values === void 0) return void 0;
  const none = values.of.findIndex((_, i) => (values.value[i] ?? null) === null);
  if (none >= 0) return `entry.values.value[${none}] is no number`;
  return lengthsMisfit(values, "values") ?? beyond(values.of, benchmarks.length, "benchmarks") ?? beyond(values.unit, units.length, "units");
}
function lengthsMisfit(columns, what) {
  const { length } = columns.of;
  return firstOf(
    Object.entries({ ...columns }),
    ([name, column2]) => column2.length === length ? void 0 : `entry.${what}.${name} has ${column2.length} values for ${length} rows`
  );
}
function beyond(indices, length, what) {
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] ?? 0;
    if (index >= length) return `entry.${what} has no ${index}: there are ${length}`;
  }
  return void 0;
}
function firstOf(all, misfit) {
  for (const each of all) {
    const found = misfit(each);
    if (found !== void 0) return found;
  }
  return void 0;
}

// src/history/read-entry.ts
function readEntry(written) {
  return asEntry(readColumns(written));
}
function readColumns(written) {
  return withIndices(parseEntryFile(written));
}
function readParsedColumns(value) {
  return withIndices(checkEntryFile(value));
}
function withIndices(file) {
  if (file instanceof Unreadable) return file;
  const why = misfitOf(file);
  return why === void 0 ? file : new Unreadable(why);
}
function asEntry(file) {
  return file instanceof Unreadable ? file : entryOf(file);
}
function entryOf(file) {
  const { source, run, region, branch, commit, time, machine, outcome, base, checks, tests } = file;
  return {
    key: keyOf(file),
    source,
    run,
    region,
    branch,
    commit: { ...commit, pull: commit.pull },
    time,
    machine,
    outcome,
    base,
    checks,
    tests: tests === void 0 ? [] : testsOf(tests),
    sameTests: tests === void 0 ? NO_NAMES : packagesOf(tests, tests.same),
    crashedTests: tests === void 0 ? NO_NAMES : packagesOf(tests, tests.crashed),
    clocks: tests?.clocks?.map((each) => clockOf(tests, each)) ?? [],
    identical: runsOf(file.benchmarks, file.identical),
    comparisons: [...comparisonsOf(file), ...stillOf(file)],
    values: valuesOf(file),
    reach: file.reach
  };
}
function keyOf({ source, run, region, commit, base, time }) {
  return JSON.stringify([source, run.id, run.job, region, commit.sha, base?.sha ?? "", time]);
}
function at(all, index) {
  const found = all[index];
  if (found === void 0)
    throw new RangeError(`no ${index} among ${all.length}: indices are checked before`);
  return found;
}
function runsOf(benchmarks, runs) {
  const found = [];
  for (let i = 0; i < runs.length; i += 2) {
    const [first = 0, length = 0] = runs.slice(i, i + 2);
    for (let k = first; k < first + length; k++) found.push(at(benchmarks, k));
  }
  return found;
}
var NO_NAMES = [];
function comparisonsOf({
  rows,
  benchmarks,
  units,
  verdicts,
  ...said
}) {
  const reasons = new Map(said.reasons?.map(({ row, text: text2 }) => [row, text2]));
  const through = new Map(said.through?.map(({ row, names: names2 }) => [row, names2]));
  const waived = new Map(said.waived?.map(({ row, reason, expires }) => [row, { reason, expires }]));
  return rows.of.map((of, i) => ({
    benchmark: at(benchmarks, of),
    unit: at(units, rows.unit[i] ?? 0),
    verdict: at(verdicts, rows.verdict[i] ?? 0),
    base: rows.base[i] ?? null,
    head: rows.head[i] ?? null,
    ln: rows.ln[i] ?? null,
    error: rows.error[i] ?? null,
    df: rows.df[i] ?? null,
    pairs: rows.pairs[i] ?? 0,
    orders: rows.orders[i] ?? 0,
    reason: reasons.get(i) ?? "",
    through: through.get(i) ?? NO_NAMES,
    waived: waived.get(i)
  }));
}
function stillOf({ still, benchmarks, units }) {
  if (still === void 0) return [];
  return still.of.map((of, i) => {
    const value = still.value[i] ?? null;
    return {
      benchmark: at(benchmarks, of),
      unit: at(units, still.unit[i] ?? 0),
      verdict: "unchanged",
      base: value,
      head: value,
      ln: 0,
      error: 0,
      df: null,
      pairs: still.pairs[i] ?? 0,
      orders: still.orders[i] ?? 0,
      reason: "",
      through: NO_NAMES,
      waived: void 0
    };
  });
}
function valuesOf({ values, benchmarks, units }) {
  return (values?.of ?? []).map((of, i) => ({
    benchmark: at(benchmarks, of),
    unit: at(units, values?.unit[i] ?? 0),
    value: values?.value[i] ?? 0
  }));
}
function testsOf({ names: names2, seconds: seconds2, failed, skipped, flaky }) {
  const outcomes = /* @__PURE__ */ new Map();
  const mark = (indices, outcome) => {
    for (const index of indices) outcomes.set(index, outcome);
  };
  mark(failed, "failed");
  mark(skipped, "skipped");
  mark(flaky, "flaky");
  return names2.map(({ pkg, test }, i) => ({
    pkg,
    test,
    outcome: outcomes.get(i) ?? "passed",
    seconds: seconds2[i] ?? 0
  }));
}
function packagesOf({ names: names2 }, numbers2) {
  if (numbers2 === void 0) return NO_NAMES;
  const packages = [...new Set(names2.map(({ pkg }) => pkg))];
  return numbers2.map((number2) => at(packages, number2));
}
function clockOf({ names: names2 }, { clock, ...outcomes }) {
  const differs = ["passed", "failed", "skipped"].flatMap(
    (outcome) => outcomes[outcome].map((index) => ({ ...at(names2, index), outcome }))
  );
  return { clock, differs };
}

// src/ports/files/brotli.ts
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
var compress = promisify(brotliCompress);
var decompress = promisify(brotliDecompress);
var QUALITY = 6;
function packed(text2) {
  const bytes = Buffer.from(text2);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
  };
  return compress(bytes, { params });
}
async function unpacked(bytes, limit) {
  return decompress(bytes, { maxOutputLength: limit }).then(
    (text2) => text2.toString("utf8"),
    () => void 0
    // a stranger's file: what is wrong with it does not matter
  );
}

// src/ports/memory.ts
import { getHeapStatistics } from "node:v8";
var MemoryError = class extends Error {
  name = "MemoryError";
  megabytes;
  constructor(megabytes) {
    super(`a thread may have ${megabytes} MB of memory, and needs more`);
    this.megabytes = megabytes;
  }
};
function insistOnRoom(bytes) {
  const { heap_size_limit, used_heap_size } = getHeapStatistics();
  if (used_heap_size + bytes > heap_size_limit) throw new MemoryError(Math.round(heap_size_limit / 2 ** 20));
}

// src/history/keep/pack-lines.ts
var SHARED = [["benchmarks"], ["tests", "names"]];
function packLines(texts) {
  const numbers2 = /* @__PURE__ */ new Map();
  const lines = [];
  for (const text2 of texts) {
    const shared = replaced(fromJson(text2), (names2) => {
      if (typeof names2 !== "string") return names2;
      const known = numbers2.get(names2);
      if (known !== void 0) return known;
      numbers2.set(names2, numbers2.size);
      lines.push(JSON.stringify(names2));
      return numbers2.size - 1;
    });
    lines.push(JSON.stringify(shared));
  }
  return `${lines.join("\n")}
`;
}
var LONG = 256 * 1024;
var BYTES_A_CHAR = { json: 24, names: 32 };
function* packedEntries(text2) {
  const shared = [];
  for (const { number: number2, line } of linesOf(text2)) {
    if (line === "") continue;
    const value = fromJson(withRoom(line, BYTES_A_CHAR.json));
    if (typeof value === "string") shared.push(value);
    else yield { line: number2, value: replaced(value, (n) => sharedAt(shared, n)) };
  }
}
function sharedAt(shared, n) {
  return typeof n === "number" ? withRoom(shared[n], BYTES_A_CHAR.names) : n;
}
function withRoom(text2, bytesAChar) {
  if (text2 !== void 0 && text2.length > LONG) insistOnRoom(text2.length * bytesAChar);
  return text2;
}
function excessOf(text2) {
  for (const { number: number2, line } of linesOf(text2)) {
    if (number2 > MAX_PACK_LINES) return `it has more than ${MAX_PACK_LINES} lines`;
    if (line.length > MAX_ENTRY_CHARS)
      return `line ${number2} has ${line.length} characters, more than ${MAX_ENTRY_CHARS}`;
  }
  return void 0;
}
function* linesOf(text2) {
  let number2 = 0;
  for (let from = 0; from < text2.length; ) {
    const next = text2.indexOf("\n", from);
    const end = next < 0 ? text2.length : next;
    yield { number: ++number2, line: text2.slice(from, end) };
    from = end + 1;
  }
}
function replaced(value, other) {
  return SHARED.reduce((entry, way) => replacedAt(entry, way, other), value);
}
function replacedAt(value, [name = "", ...rest], other) {
  if (!isObject(value) || !Object.hasOwn(value, name)) return value;
  const found = value[name];
  return { ...value, [name]: rest.length === 0 ? other(found) : replacedAt(found, rest, other) };
}

export {
  MAX_ENTRY_CHARS,
  MAX_ROWS,
  MAX_SENTENCE,
  MAX_TITLE,
  MAX_NAME,
  sortBenchmarks,
  sortTests,
  compareTests,
  printBenchmarks,
  printTests,
  ENTRY_SCHEMA,
  Unreadable,
  readEntry,
  readColumns,
  readParsedColumns,
  entryOf,
  keyOf,
  packed,
  unpacked,
  MemoryError,
  packLines,
  packedEntries,
  excessOf
};

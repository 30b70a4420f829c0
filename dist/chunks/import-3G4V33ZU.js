import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  readCall,
  words
} from "./chunk-CCICG3NV.js";
import "./chunk-GNFMYYWA.js";
import "./chunk-P6AAPPRN.js";
import {
  addToHistory,
  knownCommits
} from "./chunk-OWWAZY4V.js";
import "./chunk-QI6HPCEE.js";
import {
  grouped
} from "./chunk-2BMMDPSS.js";
import "./chunk-W3B2AJGU.js";
import "./chunk-QQDU3EWU.js";
import "./chunk-NOEO777H.js";
import "./chunk-J4SWGV6Q.js";
import {
  plainText,
  readChunks,
  readRecords,
  splitName,
  tidyUnit
} from "./chunk-CIA7WALE.js";
import {
  configValue
} from "./chunk-5OMNHXWK.js";
import {
  median
} from "./chunk-6S2YCVTF.js";
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
  plural
} from "./chunk-T5SCUCRB.js";
import {
  benchmarkKey
} from "./chunk-I5TOALYV.js";
import "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-3S2IUK33.js";
import "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import {
  cutText,
  visibleLine
} from "./chunk-XTVYU3JP.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-W5QPDSER.js";
import {
  MAX_ROWS,
  MAX_TITLE,
  keyOf
} from "./chunk-QWPZQBH2.js";
import "./chunk-4AZBHOVA.js";
import {
  commitHash
} from "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-C7ZSNA6D.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import {
  filesBelow,
  isFolder,
  readStart,
  readText,
  realPath,
  sizeOf
} from "./chunk-SMI5HJ5O.js";
import {
  Mismatch,
  anything,
  entries,
  fromJson,
  list,
  number,
  object,
  or,
  text
} from "./chunk-DFRP22PA.js";
import "./chunk-ODAI55VM.js";
import "./chunk-S6NVDAZT.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/cli/history/import.ts
import { resolve } from "node:path";

// src/history/import/read-imports.ts
import { join } from "node:path";

// src/history/import/imported.ts
var UNKNOWN_MACHINE = { cpu: "", goos: "", goarch: "", gomaxprocs: 0, go: "" };
function entryOfValues({ source, job, values, ...facts }) {
  const run = { id: "", attempt: 1, job };
  return {
    key: keyOf({ source, run, ...facts }),
    source,
    run,
    ...facts,
    outcome: "unmeasured",
    base: void 0,
    checks: [],
    tests: [],
    sameTests: [],
    crashedTests: [],
    clocks: [],
    identical: [],
    comparisons: [],
    values: medians(values),
    reach: void 0
  };
}
function medians(values) {
  const samples = grouped(values, ({ benchmark, unit }) => `${benchmarkKey(benchmark)}
${unit}`);
  return samples.map((all) => ({ ...all[0], value: median(all.map(({ value }) => value)) }));
}
function isoTime(time) {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? void 0 : date.toISOString();
}

// src/history/import/bench-file.ts
var HASH = /(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])/;
function readBenchParts(file, chunks) {
  const records = [...readRecords(file, plainText(chunks))];
  const results = records.filter((record) => record.kind === "result");
  const bad = records.filter((record) => record.kind === "bad");
  const notes = bad.map(({ line, reason, text: text2 }) => `${file}:${line}: ${reason}: ${text2}`);
  const none = results.length === 0 ? [`${file} has no result lines`] : [];
  const parts = grouped(
    results,
    ({ config }) => `${configValue(config, "commit")}
${configValue(config, "time")}`
  );
  return { parts: parts.map((all) => partOf(file, all)), notes: [...notes, ...none].map(visibleLine) };
}
function partOf(file, results) {
  const [{ config }] = results;
  const said = configValue(config, "commit");
  const sha = HASH.exec(said === "" ? file : said)?.[0];
  const time = configValue(config, "time");
  return { file, sha, time: time === "" ? void 0 : isoTime(time), results };
}
function entriesOfParts(parts, {
  facts,
  commits
}) {
  const made = parts.map((part) => entryOfPart(part, { facts, commit: commits.get(part.sha ?? "") }));
  const guessed = parts.filter(({ time, sha }) => time === void 0 && commits.has(sha ?? ""));
  const told = `${guessed.length} without a line time: have that of their commit`;
  return {
    entries: made.filter((each) => typeof each !== "string"),
    notes: [
      ...made.filter((each) => typeof each === "string").map(visibleLine),
      ...guessed.length === 0 ? [] : [told]
    ]
  };
}
function entryOfPart({ file, sha, time, results }, { facts, commit }) {
  if (sha === void 0)
    return `${file} names no commit: write a line \`commit: HASH\` above its results, or the full hash into its name`;
  const when = time ?? commit?.authored ?? "";
  if (when === "")
    return `${file} does not say when it was measured, and its commit ${sha} is not in this repository: write a line \`time: 2026-11-28T01:00:00Z\` above its results`;
  const [{ config = [] } = {}] = results;
  const [branch, region] = [configValue(config, "branch"), configValue(config, "region")];
  return entryOfValues({
    source: "benchfmt",
    job: "",
    branch: branch === "" ? facts.branch : branch,
    region: region === "" ? facts.region : region,
    commit: commit ?? { sha, parents: [], authored: "", title: "", pull: void 0 },
    time: when,
    machine: machineOf(config, results),
    values: results.flatMap((result) => valuesOf(result, facts))
  });
}
function machineOf(config, results) {
  const [cpu = "", goos = "", goarch = "", go = ""] = ["cpu", "goos", "goarch", "go-version"].map(
    (key) => configValue(config, key)
  );
  const { procs } = splitName(results[0]?.fullName ?? "");
  return { cpu, goos, goarch, gomaxprocs: procs, go };
}
function valuesOf({ fullName, config, values }, { pkg }) {
  const named = configValue(config, "pkg");
  const benchmark = { pkg: named === "" ? pkg : named, ...splitName(fullName) };
  return values.filter(({ value }) => Number.isFinite(value)).map(({ value, unit }) => ({ benchmark, unit, value }));
}

// src/history/import/data-js.ts
var benchShape = object({ name: text, value: number, unit: text, extra: or(text, "") });
var runShape = object({
  commit: object({ id: commitHash, message: or(text, ""), timestamp: or(text, "") }),
  /** Milliseconds since 1970. */
  date: number,
  tool: text,
  benches: list(benchShape, MAX_ROWS)
});
var dataShape = object({ entries: entries(list(anything)) });
function readDataJs(script, facts) {
  const json = script.replace(/^[^{]{0,200}?=\s*/, "").replace(/;\s*$/, "");
  const value = fromJson(json);
  if (value === void 0) return "it is no data.js: after `window.BENCHMARK_DATA =` there has to be JSON";
  const data = dataShape(value);
  if (data instanceof Mismatch) return visibleLine(data.told("it is no data.js: BENCHMARK_DATA"));
  const read = data.entries.flatMap(
    ([suite, runs]) => runs.map((run, i) => readRun(run, { suite, place: `${JSON.stringify(suite)}[${i}]`, facts }))
  );
  return {
    entries: read.flatMap(({ entry }) => entry === void 0 ? [] : [entry]),
    notes: read.flatMap(({ notes }) => notes.map(visibleLine))
  };
}
function readRun(value, { suite, place, facts }) {
  const run = runShape(value);
  if (run instanceof Mismatch) return passedOver(run.told(place));
  if (run.tool !== "go")
    return passedOver(`${place} is of the tool ${JSON.stringify(run.tool)}: only go is read`);
  const time = isoTime(run.date);
  if (time === void 0) return passedOver(`${place}.date is no time: ${run.date}`);
  const values = run.benches.map((bench) => valuesOf2(bench, facts));
  const strange = values.filter((each) => typeof each === "string").map((why) => `${place}: ${why}`);
  const kept = values.flatMap((each) => typeof each === "string" ? [] : each);
  if (kept.length === 0) return { entry: void 0, notes: [...strange, `${place} has no benchmark of Go`] };
  return { entry: entryOf(run, { time, suite, facts, values: kept }), notes: strange };
}
function passedOver(why) {
  return { entry: void 0, notes: [why] };
}
function entryOf({ commit }, { time, suite, facts, values }) {
  const [title = ""] = commit.message.split(/\r?\n/, 1);
  return entryOfValues({
    source: "github-action-benchmark",
    job: suite,
    branch: facts.branch,
    region: facts.region,
    commit: {
      sha: commit.id,
      parents: [],
      authored: (commit.timestamp === "" ? void 0 : isoTime(commit.timestamp)) ?? "",
      title: cutText(title, MAX_TITLE),
      pull: void 0
    },
    time,
    machine: UNKNOWN_MACHINE,
    values
  });
}
function valuesOf2(bench, { pkg }) {
  const benchmark = benchmarkOf(bench, pkg);
  if (benchmark === void 0)
    return `${JSON.stringify(cutText(bench.name, 80))} is no name of a benchmark of Go`;
  const [first = "", ...words2] = bench.unit.trim().split(/\s+/);
  const pairs = words2.flatMap(
    (word, i) => i % 2 === 0 ? [{ value: Number(word), unit: words2[i + 1] ?? "" }] : []
  );
  return [{ value: bench.value, unit: first }, ...pairs].filter(({ value, unit }) => Number.isFinite(value) && unit !== "").map(({ value, unit }) => {
    const tidy = tidyUnit(unit);
    return { benchmark, unit: tidy.unit, value: value * tidy.factor };
  });
}
function benchmarkOf({ name, unit, extra }, pkg) {
  const ending = ` - ${unit}`;
  const whole = name.endsWith(ending) ? name.slice(0, -ending.length) : name;
  const [, full = "", named] = /^Benchmark(\S*)(?: \((\S+)\))?$/.exec(whole) ?? [];
  if (!whole.startsWith("Benchmark") || full === "" && whole !== "Benchmark") return void 0;
  const procs = Number(/(\d{1,6}) procs/.exec(extra)?.[1] ?? 1);
  return { pkg: named ?? pkg, name: full, procs: Math.max(1, procs) };
}

// src/history/import/read-imports.ts
var MOST_BYTES = 256 * 1024 * 1024;
async function readImports(world, path, facts) {
  if (await realPath(path) === void 0)
    throw new UsageError(
      `${path} is not there`,
      "name a data.js, a file of Go benchmark text, or a folder of them"
    );
  if (await isFolder(path)) return readBenchFiles(world, { dir: path, files: await filesBelow(path), facts });
  const size = await sizeOf(path) ?? 0;
  if (size > MOST_BYTES)
    throw new UsageError(`${path} has ${size} bytes; at most ${MOST_BYTES} are read`, "split it");
  const start = await readStart(path);
  if (!/^\s*(window\.|\{)/.test(start)) return readBenchFiles(world, { dir: "", files: [path], facts });
  const found = readDataJs(await readText(path) ?? "", facts);
  if (typeof found !== "string") return found;
  throw new UsageError(
    `${path}: ${found}`,
    "give it the data.js that github-action-benchmark keeps on its branch"
  );
}
async function readBenchFiles(world, { dir, files, facts }) {
  const read = files.map((file) => readOne(file, dir === "" ? file : join(dir, file)));
  const parts = read.flatMap((each) => each.parts);
  const hashes = parts.flatMap(({ sha }) => sha === void 0 ? [] : [sha]);
  const { entries: entries2, notes } = entriesOfParts(parts, { facts, commits: await knownCommits(world, hashes) });
  return { entries: entries2, notes: [...read.flatMap((each) => each.notes), ...notes] };
}
function readOne(file, path) {
  try {
    return readBenchParts(file, readChunks(path));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return { parts: [], notes: [visibleLine(`${file} cannot be read: ${error.message}`)] };
  }
}

// src/cli/history/import.ts
var DEFAULT_BRANCH = "main";
async function importHistory(args) {
  const call = await readCall("import", args, { package: "value" });
  const [file = ""] = words(call, ["FILE"]);
  const { world, where, remote, filter, flags } = call;
  const facts = {
    branch: filter.branch ?? DEFAULT_BRANCH,
    region: filter.region ?? "",
    pkg: flags.package ?? ""
  };
  const imported = await readImports(world, resolve(world.cwd, file), facts);
  const { entries: entries2, notes } = { entries: imported.entries, notes: imported.notes.map(visibleLine) };
  for (const note of notes) process.stderr.write(`note: ${note}
`);
  if (entries2.length === 0)
    throw new UsageError(`nothing of ${file} could be imported`, "each note above says what is missing");
  const publishing = { ...world, warn: world.runner.warning };
  const { name, added, there } = await addToHistory(publishing, { where, remote }, entries2);
  const before = there.length === 0 ? "" : `; ${there.length} were there before`;
  process.stdout.write(
    `${plural(added.length, "entry", "entries")} added to ${visibleLine(name)}${before}
`
  );
  return 0;
}
export {
  importHistory
};

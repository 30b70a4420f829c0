import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  startJanitor
} from "./chunk-DPPV2HHV.js";
import {
  withCredential
} from "./chunk-XCYQLI3X.js";
import {
  commitHash,
  shortCommit
} from "./chunk-CJ3S3EL5.js";
import {
  VERDICTS_BY_WEIGHT
} from "./chunk-XVP6U5RD.js";
import {
  complaint,
  okOrThrow,
  runGit,
  withSettings
} from "./chunk-6327TXBC.js";
import {
  removeFolder
} from "./chunk-3S2IUK33.js";
import {
  compareTexts
} from "./chunk-C7ZSNA6D.js";
import {
  clockShape
} from "./chunk-XETCMLLO.js";
import {
  timeText
} from "./chunk-YX77YAK6.js";
import {
  openTemporaryFolder
} from "./chunk-2OE5MBBK.js";
import {
  makeFolder,
  writeBytes
} from "./chunk-SMI5HJ5O.js";
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
} from "./chunk-ZOG3P5RO.js";
import {
  UnmeasurableError
} from "./chunk-24M4FNCI.js";
import {
  withoutPasswords
} from "./chunk-6KHPSLRN.js";

// src/ports/files/scratch-folder.ts
async function openScratchFolder(parent) {
  const { path } = await openTemporaryFolder(parent);
  const janitor = startJanitor(path, "ours");
  return {
    path,
    async [Symbol.asyncDispose]() {
      if (await removeFolder(path)) janitor.dismiss();
    }
  };
}

// src/ports/git/remote-branch.ts
import { join } from "node:path";

// src/ports/git/blob-batch.ts
function readBatch(stdout, blobs) {
  const texts = [];
  let at2 = 0;
  while (texts.length < blobs) {
    const end = stdout.indexOf("\n", at2);
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(stdout.slice(at2, Math.max(at2, end))) ?? [];
    if (size === void 0) return void 0;
    const text2 = ofBytes(stdout, end + 1, Number(size));
    texts.push(text2);
    at2 = end + 1 + text2.length + 1;
  }
  return at2 === stdout.length ? texts : void 0;
}
function ofBytes(all, from, bytes) {
  let text2 = all.slice(from, from + bytes);
  for (let more = Buffer.byteLength(text2) - bytes; more > 0; more = Buffer.byteLength(text2) - bytes)
    text2 = text2.slice(0, -Math.max(1, Math.floor(more / 3)));
  return text2;
}

// src/ports/git/remote-branch.ts
var FetchError = class extends Error {
  name = "FetchError";
};
var REMOTE = "go-steady-history";
var REF = "refs/go-steady/tip";
var QUIETLY = ["--quiet", "--no-tags", "--no-recurse-submodules", "--depth=1"];
async function openRemoteBranch(needs) {
  const commands = commandsOf(needs);
  await makeFolder(needs.dir);
  await initialise(commands, "sha1");
  return { ...readingOf(needs, commands), ...writingOf(needs, commands) };
}
function commandsOf({ processes, env, credential, dir, url, ways }) {
  const bare = { ...withSettings(env, [...ways, [`remote.${REMOTE}.url`, url]]), GIT_DIR: dir };
  const start = (settings2, args, stdin = "") => runGit(processes, settings2, args, dir, stdin);
  let settings = bare;
  return {
    run: (args, more = {}, stdin) => start({ ...settings, ...more }, args, stdin),
    must: async (args, more = {}, stdin) => okOrThrow(args, await start({ ...settings, ...more }, args, stdin)),
    async ask(args, isWorthAnother = () => true) {
      const exit = await start(settings, args);
      if (exit.code === 0 || credential === void 0 || settings !== bare || !isWorthAnother(exit))
        return exit;
      const again = await start(withCredential(bare, credential), args);
      if (again.code === 0) settings = withCredential(bare, credential);
      return again;
    }
  };
}
async function initialise({ must }, format) {
  const hashes = format === "sha1" ? [] : [`--object-format=${format}`];
  await must(["init", "--quiet", "--bare", "--template=", ...hashes]);
}
function readingOf({ branch, filter, dir }, commands) {
  const { run, must, ask } = commands;
  const only = filter === void 0 ? [] : [`--filter=${filter}`];
  const fetch = (wanted, less = only) => ask(["fetch", ...QUIETLY, ...less, REMOTE, wanted], ({ stderr }) => !isMissing(stderr));
  const textOf = async (blob) => {
    const exit = await ask(["cat-file", "blob", blob]);
    if (exit.code !== 0) throw new FetchError(withoutPasswords(complaint(exit.stderr)));
    return exit.stdout;
  };
  return {
    async fetch() {
      const wanted = `+refs/heads/${branch}:${REF}`;
      let exit = await fetch(wanted);
      if (/mismatched algorithms|object format/.test(exit.stderr) && exit.code !== 0) {
        await initialise(commands, "sha256");
        exit = await fetch(wanted);
      }
      if (exit.code === 0) return (await must(["rev-parse", "--verify", REF])).trim();
      if (isMissing(exit.stderr)) return void 0;
      throw new FetchError(withoutPasswords(complaint(exit.stderr)));
    },
    async files(commit) {
      const listed = await must(["ls-tree", "-r", "-z", "--full-tree", commit]);
      return listed.split("\0").flatMap(treeFile);
    },
    async texts(blobs) {
      const all = await run(["cat-file", "--batch"], {}, blobs.map((blob) => `${blob}
`).join(""));
      const read = all.code === 0 && !all.truncated ? readBatch(all.stdout, blobs.length) : void 0;
      if (read !== void 0) return read;
      const texts = [];
      for (const blob of blobs) texts.push(await textOf(blob));
      return texts;
    },
    async checkOut(commit, folder, paths) {
      await makeFolder(folder);
      const here = { GIT_WORK_TREE: folder, GIT_INDEX_FILE: join(dir, "index"), GIT_ATTR_NOSYSTEM: "1" };
      await writeBytes(join(dir, "info", "attributes"), Buffer.from(AS_THEY_ARE));
      await must(["read-tree", "--reset", commit], here);
      const out = [
        "-c",
        "core.symlinks=false",
        "checkout-index",
        "--force",
        "--quiet",
        "--index",
        "-z",
        "--stdin"
      ];
      await must(out, here, paths.map((path) => `${path}\0`).join(""));
    },
    async commitText(sha) {
      if ((await run(["cat-file", "-e", sha])).code !== 0) await fetch(sha, ["--filter=tree:0"]);
      const { code, stdout } = await run(["cat-file", "commit", sha]);
      return code === 0 ? stdout : void 0;
    }
  };
}
var AS_THEY_ARE = "* -text -eol -filter -ident -working-tree-encoding\n";
function isMissing(stderr) {
  return /couldn't find remote ref/i.test(stderr);
}
function treeFile(line) {
  const [, mode = "", blob = "", path = ""] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
  return path === "" ? [] : [{ mode, blob, path }];
}
function writingOf({ branch, dir }, commands) {
  const { must, ask } = commands;
  return {
    async commit({ parent, write, remove, message, author, date }) {
      const blobs = await writeBlobs(commands, dir, write);
      const index = { GIT_INDEX_FILE: join(dir, "index-of-commit") };
      await must(["read-tree", ...parent === void 0 ? ["--empty"] : [parent]], index);
      const lines = [
        ...remove.map((path) => `0 ${"0".repeat(parent?.length ?? 40)}	${path}\0`),
        ...write.map(({ path }, i) => `100644 ${blobs[i]}	${path}\0`)
      ];
      await must(["update-index", "-z", "--index-info"], index, lines.join(""));
      const tree = (await must(["write-tree", "--missing-ok"], index)).trim();
      const seconds2 = `${Math.floor(date.getTime() / 1e3)} +0000`;
      const who = Object.fromEntries(
        ["AUTHOR", "COMMITTER"].flatMap((role) => [
          [`GIT_${role}_NAME`, author.name],
          [`GIT_${role}_EMAIL`, author.email],
          [`GIT_${role}_DATE`, seconds2]
        ])
      );
      const parents = parent === void 0 ? [] : ["-p", parent];
      return (await must(["commit-tree", tree, ...parents], who, message)).trim();
    },
    async push(commit, expected) {
      const ref = `refs/heads/${branch}`;
      const lease = `--force-with-lease=${ref}:${expected ?? ""}`;
      const args = [
        "push",
        "--porcelain",
        "--no-verify",
        "--no-follow-tags",
        lease,
        REMOTE,
        `${commit}:${ref}`
      ];
      const exit = await ask(args, (failed) => !isOvertaken(failed));
      if (exit.code === 0) return { kind: "pushed" };
      const message = withoutPasswords(pushComplaint(exit));
      return { kind: isOvertaken(exit) ? "overtaken" : "refused", message };
    }
  };
}
function isOvertaken({ stdout, stderr }) {
  return /\[(remote )?rejected\].*(stale info|fetch first|non-fast-forward|cannot lock ref|failed to (lock|update ref)|already exists|incorrect old value)/.test(
    `${stdout}
${stderr}`
  );
}
function pushComplaint({ stdout, stderr }) {
  const rejected = /^!\t.*\t(\[.*)$/m.exec(stdout)?.[1];
  const said = /^remote: (?:error: )?(\S.*)$/m.exec(stderr)?.[1]?.trim();
  return [rejected ?? complaint(stderr), ...said === void 0 ? [] : [said]].join(": ");
}
async function writeBlobs({ must }, dir, files) {
  const paths = files.map((_, i) => join(dir, `new-${i}`));
  for (const [i, { bytes }] of files.entries()) await writeBytes(paths[i] ?? "", bytes);
  const hash = ["hash-object", "-w", "--no-filters", "--stdin-paths"];
  const blobs = await must(hash, {}, paths.map((path) => `${path}
`).join(""));
  return blobs.trim().split("\n");
}
function refusalOf(message) {
  if (!/\b(401|403)\b|denied|not permitted|authentication|could not read (username|password)|protected branch/i.test(
    message
  ))
    return void 0;
  return new UnmeasurableError(
    `the server refuses: ${message}`,
    "in a workflow give the job `permissions: contents: write`; elsewhere log in to the server first (git push --dry-run shows whether it lets you), and let a rule that protects branches except this one"
  );
}

// src/history/limits.ts
var MAX_ENTRY_CHARS = 32 * 1024 * 1024;
var MAX_NAMES_CHARS = 16 * 1024 * 1024;
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
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(value, read);
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

// src/history/keep/layout.ts
var HISTORY_SCHEMA = 1;
var MARKER = "go-steady-history.json";
var MARKER_TEXT = `${JSON.stringify({ schema: HISTORY_SCHEMA })}
`;
var README = "README.md";
var README_TEXT = `# The history of go-steady

Programs write and read this, not people: \`go-steady history list\` shows what is in it. Each file is written once and never
changed. One that is removed is a run that is forgotten.
`;
var DAY = String.raw`\d{4}-\d{2}-\d{2}`;
var ENTRY = new RegExp(`^entries/(${DAY})/[0-9a-f]{24}(?:-\\d)?\\.json$`);
var PACK = new RegExp(`^packs/(${DAY})_(${DAY})_[0-9a-f]{24}\\.jsonl\\.br$`);
function fileOf(path) {
  const [, day] = ENTRY.exec(path) ?? [];
  if (day !== void 0) return { kind: "entry", day };
  const [, first, last] = PACK.exec(path) ?? [];
  if (first !== void 0 && last !== void 0) return { kind: "pack", first, last };
  return path === MARKER || path === README ? { kind: "ours" } : { kind: "foreign" };
}
var MOST_NAMES = 10;
function entryPaths(day, hash) {
  return Array.from({ length: MOST_NAMES }, (_, i) => `entries/${day}/${hash}${i === 0 ? "" : `-${i}`}.json`);
}
function packPath(days, hash) {
  return `packs/${days.first}_${days.last}_${hash}.jsonl.br`;
}

// src/history/late-run.ts
var SKEW_MS = 24 * 3600 * 1e3;
function isLate({ time }, now) {
  return Date.parse(time) > now.getTime() + SKEW_MS;
}
function lateText({ time, commit }) {
  return `${shortCommit(commit.sha)} was measured at ${time}, which is not yet: the clock of that machine was wrong; what it compared holds all the same`;
}

// src/history/keep/place.ts
var RefusedError = class extends Error {
  name = "RefusedError";
};

// src/history/keep/insist.ts
var MOST_OVERTAKEN = 100;
var MOST_REFUSED = 6;
var MOST_SECONDS = 600;
var FIRST_PAUSE = 0.2;
var LONGEST_PAUSE = 8;
async function insist(place, patience, decide) {
  const started = patience.now();
  const failed = { overtaken: 0, refused: 0 };
  for (; ; ) {
    const { end, change } = await attempt(place, decide);
    if (end.kind === "done") return change;
    failed[end.kind]++;
    const isOver = failed.overtaken >= MOST_OVERTAKEN || failed.refused >= MOST_REFUSED || patience.now() - started >= MOST_SECONDS;
    if (isOver) throw givenUp(place, failed, end.message);
    if (end.kind === "refused") patience.warn(`${place.name}: ${end.message}; it is tried again`);
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failed.overtaken + failed.refused));
    await patience.sleep(longest * patience.random());
  }
}
async function attempt(place, decide) {
  try {
    const snapshot = await place.look();
    const isNew = await checkMarker(place.name, snapshot);
    const change = await decide(snapshot);
    if (change === void 0) return { end: { kind: "done" }, change };
    const write = [...isNew ? FIRST_FILES : [], ...change.write];
    return { end: await snapshot.change({ ...change, write }), change };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { end: { kind: "refused", message: error.message }, change: void 0 };
  }
}
var FIRST_FILES = [
  { path: MARKER, bytes: Buffer.from(MARKER_TEXT) },
  { path: README, bytes: Buffer.from(README_TEXT) }
];
async function checkMarker(name, { paths, texts }) {
  if (paths.length === 0) return true;
  const [marker] = paths.includes(MARKER) ? await texts([MARKER]) : [];
  const why = whyNoHistory(marker);
  if (why === void 0) return false;
  throw new UnmeasurableError(
    `${name} ${why}`,
    marker === void 0 ? "name a branch or a folder of its own for the history: nothing was changed there" : "use the newest go-steady: nothing was changed there"
  );
}
function whyNoHistory(marker) {
  if (marker === void 0) return `has files, and no ${MARKER}: it is no history of go-steady`;
  const [, schema] = /^\s*\{\s*"schema"\s*:\s*(\d{1,9})\b/.exec(marker) ?? [];
  if (schema === void 0) return `has a ${MARKER} that is not as it was written`;
  return Number(schema) > HISTORY_SCHEMA ? `is a history of schema ${schema}, and this version knows ${HISTORY_SCHEMA}` : void 0;
}
function givenUp({ name }, { overtaken, refused }, message) {
  return new UnmeasurableError(
    `nothing was written to ${name}: others were faster ${overtaken} times, and it was refused ${refused} times (${message})`,
    "run it again: what was measured is in the report, and a run that is there already is not added twice"
  );
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
function* packedEntries(text2) {
  const shared = [];
  for (const [i, line] of text2.split("\n").entries()) {
    if (line === "") continue;
    const value = fromJson(line);
    if (typeof value === "string") shared.push(value);
    else yield { line: i + 1, value: replaced(value, (n) => typeof n === "number" ? shared[n] : n) };
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
  openScratchFolder,
  FetchError,
  openRemoteBranch,
  refusalOf,
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
  fileOf,
  entryPaths,
  packPath,
  RefusedError,
  insist,
  checkMarker,
  packed,
  unpacked,
  packLines,
  packedEntries,
  isLate,
  lateText
};

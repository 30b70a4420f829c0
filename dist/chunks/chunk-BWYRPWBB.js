import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  startJanitor
} from "./chunk-FRBYGMXV.js";
import {
  LIST_SETTINGS,
  complaint,
  okOrThrow,
  readSettings,
  runGit,
  waysToOrigin,
  withCredential,
  withSettings
} from "./chunk-NSPYGX7L.js";
import {
  commitHash
} from "./chunk-BDJ6OPQH.js";
import {
  VERDICTS_BY_WEIGHT
} from "./chunk-JJKXSF7N.js";
import {
  benchmarkKey
} from "./chunk-LKAME3P3.js";
import {
  removeFolder
} from "./chunk-3S2IUK33.js";
import {
  clockName,
  clockShape,
  timeText
} from "./chunk-CDSJ65ZR.js";
import {
  shortHash
} from "./chunk-GOR4J6GN.js";
import {
  openTemporaryFolder
} from "./chunk-NX5L2E3H.js";
import {
  appear,
  filesBelow,
  makeFolder,
  readText,
  removeFile,
  writeBytes,
  writeText
} from "./chunk-BIEXPDPA.js";
import {
  Mismatch,
  count,
  either,
  fromJson,
  list,
  number,
  object,
  oneOf,
  optional,
  text,
  where
} from "./chunk-ZOG3P5RO.js";
import {
  cutText,
  visibleLine
} from "./chunk-FJWWYUUG.js";
import {
  UnmeasurableError,
  UsageError
} from "./chunk-24M4FNCI.js";
import {
  withoutPasswords
} from "./chunk-6KHPSLRN.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/ports/git/remote-address.ts
import { isAbsolute, resolve } from "node:path";
async function remoteAddress({ processes, env }, dir, { remote, writes }) {
  const listed = await runGit(processes, env, LIST_SETTINGS, dir);
  const settings = listed.code === 0 ? readSettings(listed.stdout) : [];
  const ways = waysToOrigin(settings);
  const [pushed] = writes ? valuesOf(settings, `remote.${remote}.pushurl`) : [];
  const [fetched] = valuesOf(settings, `remote.${remote}.url`);
  const url = pushed ?? fetched;
  if (url !== void 0) return { url: await absolute(url), ways };
  if (isAddress(remote) || isAbsolute(remote)) return { url: remote, ways };
  throw new UsageError(
    `there is no remote ${JSON.stringify(remote)} in ${dir}`,
    "name a remote that `git remote` lists, or give the address of a repository"
  );
  async function absolute(path) {
    if (isAddress(path) || isAbsolute(path)) return path;
    const top = await runGit(processes, env, ["rev-parse", "--show-toplevel"], dir);
    return resolve(top.code === 0 ? top.stdout.replace(/\r?\n$/, "") : dir, path);
  }
}
function valuesOf(settings, key) {
  return settings.flatMap((setting) => setting.key === key && setting.value ? [setting.value] : []);
}
function isAddress(text2) {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text2) || /^[^/\\]+:(?!\\)/.test(text2);
}

// src/history/publish.ts
import { join as join4, resolve as resolve2 } from "node:path";

// src/ports/files/scratch-folder.ts
import { join } from "node:path";
async function openScratchFolder(parent) {
  const { path } = await openTemporaryFolder(parent);
  await writeText(join(path, "pid"), String(process.pid));
  const janitor = startJanitor(path);
  return {
    path,
    async [Symbol.asyncDispose]() {
      if (await removeFolder(path)) janitor.dismiss();
    }
  };
}

// src/ports/git/remote-branch.ts
import { join as join2 } from "node:path";
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
    async text(blob) {
      const exit = await ask(["cat-file", "blob", blob]);
      if (exit.code !== 0) throw new FetchError(withoutPasswords(complaint(exit.stderr)));
      return exit.stdout;
    },
    async checkOut(commit, folder, paths) {
      await makeFolder(folder);
      const here = { GIT_WORK_TREE: folder, GIT_INDEX_FILE: join2(dir, "index"), GIT_ATTR_NOSYSTEM: "1" };
      await writeBytes(join2(dir, "info", "attributes"), Buffer.from(AS_THEY_ARE));
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
      const index = { GIT_INDEX_FILE: join2(dir, "index-of-commit") };
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
  const paths = files.map((_, i) => join2(dir, `new-${i}`));
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

// src/ports/sleep.ts
import { setTimeout as sleep } from "node:timers/promises";
async function sleepSeconds(seconds2) {
  await sleep(seconds2 * 1e3);
}

// src/history/limits.ts
var MAX_ENTRY_CHARS = 32 * 1024 * 1024;
var MAX_NAMES_CHARS = 16 * 1024 * 1024;
var MAX_ROWS = 2e5;
var MAX_SENTENCE = 300;
var MAX_TITLE = 200;
var MAX_NAME = 1e3;

// src/history/commit-facts.ts
function commitFacts(sha, text2) {
  if (text2 === void 0) return { sha, parents: [], authored: "", title: "", pull: void 0 };
  const end = text2.indexOf("\n\n");
  const [header, message] = end < 0 ? [text2, ""] : [text2.slice(0, end), text2.slice(end + 2)];
  const parents = [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map((match) => match[1] ?? "");
  const title = message.split("\n", 1)[0] ?? "";
  return {
    sha,
    parents,
    authored: authoredAt(header),
    title: cutText(visibleLine(title), MAX_TITLE),
    pull: pullOf(title, message)
  };
}
function authoredAt(header) {
  const [, seconds2] = /^author .*> (\d{1,11}) [+-]\d{4}$/m.exec(header) ?? [];
  const date = new Date(Number(seconds2 ?? Number.NaN) * 1e3);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
function pullOf(title, message) {
  const found = /^Merge pull request #(\d{1,9}) /.exec(title) ?? /\(#(\d{1,9})\)$/.exec(title) ?? /^See merge request \S*!(\d{1,9})$/m.exec(message);
  return found === null ? void 0 : Number(found[1]);
}

// src/history/names.ts
function sortBenchmarks(all) {
  return all.toSorted((a, b) => compare(a.pkg, b.pkg) || a.procs - b.procs || compare(a.name, b.name));
}
function sortTests(all) {
  return all.toSorted((a, b) => compare(a.pkg, b.pkg) || compare(a.test, b.test));
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
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// src/history/entry-file.ts
var ENTRY_SCHEMA = 1;
var short = where(text, `at most ${MAX_NAME} characters`, (value) => value.length <= MAX_NAME);
var sentence = where(text, `at most ${MAX_SENTENCE} characters`, (value) => value.length <= MAX_SENTENCE);
var timeOrNone = either(oneOf([""]), timeText);
var notNegative = where(number, "a number from 0 on", (value) => value >= 0);
function column(fits, rule) {
  return (value) => {
    if (!Array.isArray(value) || value.length > MAX_ROWS) return new Mismatch("a column", value);
    const wrong = value.findIndex((each) => !fits(each));
    return wrong < 0 ? value : new Mismatch(rule, value[wrong]).below(`[${wrong}]`);
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
var counts = column(isCount, "a whole number from 0 on");
var numbers = column(isNumberOrNull, "a finite number or null");
var errors = column(isErrorOrNull, "a number from 0 on or null");
var seconds = column(
  (value) => isErrorOrNull(value) && value !== null,
  "a number from 0 on"
);
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
  const value = fromJson(written);
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

// src/history/read-entry.ts
function readEntry(written) {
  const file = parseEntryFile(written);
  if (file instanceof Unreadable) return file;
  try {
    return entryOf(file);
  } catch (error) {
    if (error instanceof BadIndex) return new Unreadable(error.message);
    throw error;
  }
}
var BadIndex = class extends Error {
  name = "BadIndex";
};
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
    clocks: tests?.clocks?.map((each) => clockOf(tests, each)) ?? [],
    identical: runsOf(file.benchmarks, file.identical),
    comparisons: [...comparisonsOf(file), ...stillOf(file)],
    values: valuesOf2(file),
    reach: file.reach
  };
}
function keyOf({ source, run, region, commit, base, time }) {
  return JSON.stringify([source, run.id, run.job, region, commit.sha, base?.sha ?? "", time]);
}
function at(all, index, what) {
  const found = all[index];
  if (found === void 0) throw new BadIndex(`entry.${what} has no ${index}: there are ${all.length}`);
  return found;
}
function runsOf(benchmarks, runs) {
  const found = [];
  for (let i = 0; i < runs.length; i += 2) {
    const [first = 0, length = 0] = runs.slice(i, i + 2);
    if (first + length > benchmarks.length || found.length + length > benchmarks.length)
      throw new BadIndex(`entry.identical[${i}] goes beyond the ${benchmarks.length} benchmarks`);
    for (let k = first; k < first + length; k++) found.push(at(benchmarks, k, "benchmarks"));
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
  checkLengths(rows, "rows");
  const reasons = new Map(said.reasons?.map(({ row, text: text2 }) => [row, text2]));
  const through = new Map(said.through?.map(({ row, names: names2 }) => [row, names2]));
  const waived = new Map(said.waived?.map(({ row, reason, expires }) => [row, { reason, expires }]));
  return rows.of.map((of, i) => ({
    benchmark: at(benchmarks, of, "benchmarks"),
    unit: at(units, rows.unit[i] ?? 0, "units"),
    verdict: at(verdicts, rows.verdict[i] ?? 0, "verdicts"),
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
function checkLengths(columns, what) {
  const { length } = columns.of;
  for (const [name, column2] of Object.entries(columns))
    if (column2.length !== length)
      throw new BadIndex(`entry.${what}.${name} has ${column2.length} values for ${length} rows`);
}
function stillOf({ still, benchmarks, units }) {
  if (still === void 0) return [];
  checkLengths(still, "still");
  return still.of.map((of, i) => {
    const value = still.value[i] ?? null;
    return {
      ...STILL,
      benchmark: at(benchmarks, of, "benchmarks"),
      unit: at(units, still.unit[i] ?? 0, "units"),
      base: value,
      head: value,
      pairs: still.pairs[i] ?? 0,
      orders: still.orders[i] ?? 0
    };
  });
}
var STILL = {
  verdict: "unchanged",
  ln: 0,
  error: 0,
  df: null,
  reason: "",
  through: NO_NAMES,
  waived: void 0
};
function valuesOf2({ values, benchmarks, units }) {
  return (values?.of ?? []).map((of, i) => {
    const value = values?.value[i] ?? null;
    if (value === null) throw new BadIndex(`entry.values.value[${i}] is no number`);
    return {
      benchmark: at(benchmarks, of, "benchmarks"),
      unit: at(units, values?.unit[i] ?? 0, "units"),
      value
    };
  });
}
function testsOf({ names: names2, seconds: seconds2, failed, skipped, flaky }) {
  if (seconds2.length !== names2.length)
    throw new BadIndex(`entry.tests.seconds has ${seconds2.length} values for ${names2.length} tests`);
  const outcomes = /* @__PURE__ */ new Map();
  const mark = (indices, outcome) => {
    for (const index of indices) {
      at(names2, index, "tests.names");
      outcomes.set(index, outcome);
    }
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
function clockOf({ names: names2 }, { clock, ...outcomes }) {
  const differs = ["passed", "failed", "skipped"].flatMap(
    (outcome) => outcomes[outcome].map((index) => ({ ...at(names2, index, "tests.names"), outcome }))
  );
  return { clock, differs };
}

// src/history/entry-of-report.ts
function entryOfReport(report, { run, region, branch, commit }) {
  const { comparisons, checks, outcome, machine } = report;
  const base = baseOf(report);
  const time = new Date(report.started).toISOString();
  const compared = comparisons.filter(({ verdict }) => verdict !== "identical");
  const isTold = base !== void 0;
  return {
    key: keyOf({ source: "run", run, region, commit, base, time }),
    source: "run",
    run,
    region,
    branch,
    commit,
    time,
    machine,
    outcome,
    base,
    checks: checks.map(checkOf),
    tests: checks.flatMap(testsOf2),
    clocks: checks.flatMap(clocksOf),
    identical: isTold ? comparisons.filter(({ verdict }) => verdict === "identical").map(benchmarkOf) : [],
    comparisons: isTold ? compared.map(comparisonOf) : [],
    values: isTold ? [] : compared.flatMap(
      (row) => row.head === null ? [] : [{ benchmark: benchmarkOf(row), unit: row.unit, value: row.head }]
    ),
    reach: void 0
  };
}
function baseOf({ base, stored }) {
  if (base.sha === "") return void 0;
  return { sha: base.sha, ref: base.ref, how: stored === void 0 ? "pairs" : "stored" };
}
function checkOf({ name, status, findings, seconds: seconds2 }) {
  return { name, status, findings: findings.length, seconds: seconds2 };
}
function testsOf2({ tests }) {
  return tests?.all ?? [];
}
function clocksOf({ tests, findings }) {
  const all = tests?.all ?? [];
  return (tests?.clocks ?? []).map((clock) => {
    const name = clockName(clock);
    const differs = findings.flatMap((finding) => {
      const test = testOf(all, finding);
      const outcome = outcomeWith(name, finding);
      if (test === void 0 || outcome === void 0 || outcome === test.outcome) return [];
      return [{ pkg: test.pkg, test: test.test, outcome }];
    });
    return { clock, differs };
  });
}
function outcomeWith(clock, { clocks }) {
  if (clocks?.fails.some((each) => clockName(each) === clock)) return "failed";
  return clocks?.passes.some((each) => clockName(each) === clock) ? "passed" : void 0;
}
function testOf(all, { code, file = "" }) {
  const named = all.filter(({ test }) => test === code);
  if (named.length <= 1) return named[0];
  const folder = file.split("/").slice(0, -1).join("/");
  const [found, ...others] = named.filter(({ pkg }) => folder !== "" && pkg.endsWith(`/${folder}`));
  return others.length === 0 ? found : void 0;
}
function benchmarkOf({ pkg, name, procs }) {
  return { pkg, name, procs };
}
var LOOKED_AT = ["regression", "improvement", "broken", "missing"];
function comparisonOf(row) {
  const { unit, verdict, base, head, pairs, reason, waiver, error, df, orders } = row;
  return {
    benchmark: benchmarkOf(row),
    unit,
    verdict,
    base,
    head,
    ln: lnOf(row),
    error: error ?? null,
    df: df ?? null,
    pairs,
    orders: orders ?? 0,
    reason: LOOKED_AT.includes(verdict) ? reason : "",
    through: [],
    waived: waiver && { reason: waiver.reason, expires: waiver.expires }
  };
}
function lnOf({ delta }) {
  return delta === null || delta <= -1 ? null : Math.log1p(delta);
}

// src/history/print-entry.ts
function printEntry(entry) {
  const { source, run, region, branch, commit, time, machine, outcome, base, checks, reach } = entry;
  const benchmarks = benchmarksOf(entry);
  const indexOf = indexed(benchmarks.map(benchmarkKey));
  const units = [...new Set([...entry.comparisons, ...entry.values].map(({ unit }) => unit))];
  const file = {
    schema: ENTRY_SCHEMA,
    source,
    run: { id: short2(run.id), attempt: run.attempt, job: short2(run.job) },
    region: short2(region),
    branch: short2(branch),
    commit: { ...commit, title: cutText(commit.title, MAX_TITLE) },
    time,
    machine: { ...machine, cpu: short2(machine.cpu) },
    outcome,
    base: base && { ...base, ref: short2(base.ref) },
    checks,
    tests: testsOf3(entry),
    reach,
    benchmarks: printBenchmarks(benchmarks),
    identical: runsOf2(entry.identical.map((each) => indexOf(benchmarkKey(each)))),
    units,
    ...rowsOf(
      entry.comparisons.filter((row) => !isStill(row)),
      { indexOf, units }
    ),
    still: stillOf2(entry.comparisons.filter(isStill), { indexOf, units }),
    values: valuesOf3(entry, { indexOf, units })
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
function runsOf2(indices) {
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
      ({ through }) => through.length === 0 ? void 0 : { names: through.slice(0, 20).map(short2) }
    ),
    waived: noted(
      comparisons,
      ({ waived }) => waived && { reason: cutText(waived.reason, MAX_SENTENCE), expires: short2(waived.expires) }
    )
  };
}
function isStill(row) {
  const { verdict, base, head, ln, error, reason, through, waived } = row;
  const hasNotes = reason !== "" || through.length > 0 || waived !== void 0;
  return verdict === "unchanged" && base !== null && base === head && ln === 0 && error === 0 && !hasNotes;
}
function stillOf2(rows, { indexOf, units }) {
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
function valuesOf3({ values }, { indexOf, units }) {
  if (values.length === 0) return void 0;
  return {
    of: values.map(({ benchmark }) => indexOf(benchmarkKey(benchmark))),
    unit: values.map(({ unit }) => units.indexOf(unit)),
    value: values.map(({ value }) => digits(value, 9))
  };
}
function testsOf3({ tests, clocks }) {
  if (tests.length === 0) return void 0;
  const sorted = sortTests(tests);
  const indexOf = indexed(sorted.map(testKey));
  const ended2 = (wanted) => sorted.flatMap(({ outcome }, i) => outcome === wanted ? [i] : []);
  return {
    names: printTests(sorted),
    seconds: sorted.map(({ seconds: seconds2 }) => rounded(seconds2, 2)),
    failed: ended2("failed"),
    skipped: ended2("skipped"),
    flaky: ended2("flaky"),
    clocks: clocks.length === 0 ? void 0 : clocks.map((each) => clockOf2(each, indexOf))
  };
}
function clockOf2({ clock, differs }, indexOf) {
  const ended2 = (wanted) => differs.filter(({ outcome }) => outcome === wanted).map((each) => indexOf(testKey(each))).filter((index) => index >= 0);
  return { clock, passed: ended2("passed"), failed: ended2("failed"), skipped: ended2("skipped") };
}
function testKey({ pkg, test }) {
  return `${pkg}
${test}`;
}
function short2(text2) {
  return cutText(text2, MAX_NAME);
}
function digits(value, significant) {
  return Number(value.toPrecision(significant));
}
function rounded(value, decimals) {
  return Number(value.toFixed(decimals));
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
async function checkMarker(name, { paths, text: text2 }) {
  if (paths.length === 0) return true;
  const marker = paths.includes(MARKER) ? await text2(MARKER) : void 0;
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

// src/history/keep/add-entries.ts
async function addEntries(place, entries, patience) {
  const distinct = [...new Map(entries.map((entry) => [entry.key, entry])).values()];
  let wanted = [];
  let loose = 0;
  await insist(place, patience, async (snapshot) => {
    loose = snapshot.paths.filter((path) => fileOf(path).kind === "entry").length;
    wanted = await Promise.all(distinct.map((entry) => planned(snapshot, entry)));
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
async function planned(snapshot, entry) {
  const known = new Set(snapshot.paths);
  for (const path of entryPaths(dayOf(entry), shortHash(24, entry.key))) {
    if (!known.has(path)) return { entry, path };
    const found = readEntry(await snapshot.text(path));
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
  return `Add the run of ${first?.commit.sha.slice(0, 12)}${region}${more}`;
}

// src/history/keep/branch-place.ts
import { join as join3 } from "node:path";
var BOT = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com"
};
async function openBranchPlace(needs) {
  const folder = await openScratchFolder(needs.temporary);
  const name = `the branch ${JSON.stringify(needs.branch)} of ${needs.remote}`;
  const filter = `blob:limit=${needs.limit}`;
  const branch = await openRemoteBranch({ ...needs, dir: join3(folder.path, "git"), filter });
  return {
    name,
    look: () => orRefused(() => snapshotOf(branch, needs)),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]()
  };
}
async function snapshotOf(branch, { date }) {
  const tip = await branch.fetch();
  const files = tip === void 0 ? [] : await branch.files(tip);
  const blobs = new Map(files.map(({ path, blob }) => [path, blob]));
  return {
    paths: [...blobs.keys()],
    text: (path) => orRefused(() => branch.text(blobs.get(path) ?? "")),
    async change({ write, remove, message }) {
      const signed = `${message}

Signed-off-by: ${BOT.name} <${BOT.email}>
`;
      const commit = await branch.commit({
        ...{ parent: tip, write, remove, message: signed },
        ...{ author: BOT, date: date() }
      });
      return ended(await branch.push(commit, tip));
    }
  };
}
function ended(end) {
  if (end.kind === "pushed") return { kind: "done" };
  const refusal = end.kind === "refused" ? refusalOf(end.message) : void 0;
  if (refusal !== void 0) throw refusal;
  return end;
}
async function orRefused(act) {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw refusalOf(error.message) ?? new RefusedError(error.message, { cause: error });
  }
}

// src/history/keep/folder-place.ts
function openFolderPlace(dir, mark) {
  return {
    name: `the folder ${dir}`,
    async look() {
      return {
        paths: await filesBelow(dir),
        async text(path) {
          const text2 = await readText(`${dir}/${path}`);
          if (text2 !== void 0) return text2;
          throw new UsageError(
            `${dir}/${path} is gone`,
            "let nothing else write into the folder of a history"
          );
        },
        async change({ write, remove }) {
          for (const { path, bytes } of write) await appear(`${dir}/${path}`, bytes, mark);
          for (const path of remove) await removeFile(`${dir}/${path}`);
          return { kind: "done" };
        }
      };
    },
    async [Symbol.asyncDispose]() {
    }
  };
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

// src/history/keep/pack-entries.ts
var LEAST = 64;
var MOST = 512;
var MOST_CHARS = 64 * 1024 * 1024;
var MOST_PACKS = 50;
var DAYS = 2;
var DAY_MS = 24 * 3600 * 1e3;
var PACK_LIMIT = 1024 * 1024;
async function packEntries(place, now, patience) {
  const before = new Date(now.getTime() - DAYS * DAY_MS).toISOString().slice(0, 10);
  let sum = 0;
  for (let i = 0; i < MOST_PACKS; i++) {
    const change = await insist(place, patience, (snapshot) => packOf(snapshot, before));
    if (change === void 0) break;
    sum += change.remove.length;
  }
  return sum;
}
async function packOf(snapshot, before) {
  const loose = snapshot.paths.flatMap((path2) => {
    const file = fileOf(path2);
    return file.kind === "entry" && file.day < before ? [{ path: path2, day: file.day }] : [];
  }).toSorted((a, b) => a.path < b.path ? -1 : 1);
  if (loose.length < LEAST) return void 0;
  const { lines, taken } = await linesOf(snapshot, loose.slice(0, MOST));
  const [first, last] = [taken[0], taken.at(-1)];
  if (taken.length < LEAST || first === void 0 || last === void 0) return void 0;
  const text2 = lines.join("");
  const path = packPath({ first: first.day, last: last.day }, shortHash(24, text2));
  return {
    write: [{ path, bytes: await packed(text2) }],
    remove: taken.map((each) => each.path),
    message: `Pack ${taken.length} runs of ${first.day} to ${last.day}`
  };
}
async function linesOf(snapshot, loose) {
  const lines = [];
  const taken = [];
  let chars = 0;
  for (const each of loose) {
    const text2 = await snapshot.text(each.path);
    const isLine = text2.indexOf("\n") === text2.length - 1;
    if (!isLine || readEntry(text2) instanceof Unreadable) continue;
    chars += text2.length;
    if (chars > MOST_CHARS) break;
    lines.push(text2);
    taken.push(each);
  }
  return { lines, taken };
}

// src/history/publish.ts
var NAMES_ALONE = 2048;
var DAY_MS2 = 24 * 3600 * 1e3;
async function publishReports(world, publication) {
  var _stack = [];
  try {
    const { reports, run, region, branch } = publication;
    for (const { report } of reports) checkPublishable(report);
    const commits = await commitsOf(world, publication);
    const entries = reports.map(
      ({ report, job }) => entryOfReport(report, {
        run: { ...run, job },
        region: region ?? report.region ?? "",
        branch,
        commit: commits.get(report.head.sha) ?? commitFacts(report.head.sha, void 0)
      })
    );
    for (const text2 of doubtsOf(entries, world.date())) world.warn(text2);
    const place = __using(_stack, await openPlace(world, publication, NAMES_ALONE), true);
    return { name: place.name, ...await addEntries(place, entries, patienceOf(world)) };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function packHistory(world, where2) {
  var _stack = [];
  try {
    const place = __using(_stack, await openPlace(world, where2, PACK_LIMIT), true);
    return packEntries(place, world.date(), patienceOf(world));
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function patienceOf({ now, random, warn }) {
  return { now, random, warn, sleep: sleepSeconds };
}
async function openPlace(world, { where: where2, remote }, limit) {
  const mark = shortHash(12, String(world.random()), String(world.now()));
  if (where2.kind === "folder") return openFolderPlace(resolve2(world.cwd, where2.dir), mark);
  const address = await remoteAddress(world, world.cwd, { remote, writes: true });
  return openBranchPlace({
    ...{ ...world, ...address, branch: where2.branch, limit },
    remote: withoutPasswords(remote)
  });
}
function checkPublishable({ head, pullRequest }) {
  if (pullRequest !== void 0)
    throw new UsageError(
      `the report is of pull request ${pullRequest.number}: its commit is not on the branch, and its code may have written anything into it`,
      "publish what a push to the branch, a schedule or a release measured"
    );
  if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(head.sha))
    throw new UsageError(
      `the report is of no commit: ${JSON.stringify(head.ref)}`,
      "publish what go-steady run measured (go-steady compare compares files); files of older runs come in by go-steady history import"
    );
  if (head.dirty)
    throw new UsageError(
      `the report is of ${head.sha.slice(0, 12)} with uncommitted changes, which no commit has`,
      "commit them, and measure again"
    );
}
async function commitsOf(world, { reports, code }) {
  const found = /* @__PURE__ */ new Map();
  const missing = [];
  for (const sha of new Set(reports.map(({ report }) => report.head.sha))) {
    const { code: status, stdout } = await runGit(
      world.processes,
      world.env,
      ["cat-file", "commit", sha],
      world.cwd
    );
    if (status === 0) found.set(sha, commitFacts(sha, stdout));
    else missing.push(sha);
  }
  if (missing.length === 0) return found;
  for (const [sha, text2] of await fetchCommits(world, code, missing)) found.set(sha, commitFacts(sha, text2));
  return found;
}
async function fetchCommits(world, remote, hashes) {
  var _stack = [];
  try {
    const address = await remoteAddress(world, world.cwd, { remote, writes: false });
    const folder = __using(_stack, await openScratchFolder(world.temporary), true);
    const dir = join4(folder.path, "commits");
    const branch = await openRemoteBranch({ ...world, ...address, branch: "", dir, filter: void 0 });
    const found = /* @__PURE__ */ new Map();
    for (const sha of hashes) {
      const text2 = await branch.commitText(sha);
      if (text2 === void 0)
        world.warn(
          `${sha.slice(0, 12)} cannot be fetched from ${withoutPasswords(address.url)}: the entry has no parents, author's time and title`
        );
      else found.set(sha, text2);
    }
    return found;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function doubtsOf(entries, now) {
  const late = entries.filter(({ time }) => Date.parse(time) > now.getTime() + DAY_MS2);
  return [
    ...late.map(
      ({ time }) => `the report was made at ${time}, which is not yet: the clock of the machine that measured, or of this one, is wrong`
    ),
    ...alike(entries)
  ];
}
function alike(entries) {
  const groups = /* @__PURE__ */ new Map();
  for (const entry of entries) {
    const { machine, region, commit, base } = entry;
    const { goos, goarch, go, gomaxprocs } = machine;
    const key = JSON.stringify([region, commit.sha, base?.sha, goos, goarch, go, gomaxprocs]);
    groups.set(key, [...groups.get(key) ?? [], entry]);
  }
  return [...groups.values()].filter((group) => group.length > 1).map(([first, ...others]) => {
    const named = first?.region === "" ? "no region" : `the region ${JSON.stringify(first?.region)}`;
    return `${others.length + 1} jobs of this run have ${named} (${[first, ...others].map((each) => each?.run.job).join(", ")}): all are kept, and nothing tells them apart; give each a region of its own`;
  });
}

export {
  remoteAddress,
  publishReports,
  packHistory
};

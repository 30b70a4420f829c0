import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ENTRY_SCHEMA,
  FetchError,
  MAX_NAME,
  MAX_SENTENCE,
  MAX_TITLE,
  RefusedError,
  Unreadable,
  entryPaths,
  fileOf,
  insist,
  keyOf,
  openRemoteBranch,
  openScratchFolder,
  packLines,
  packPath,
  packed,
  printBenchmarks,
  printTests,
  readEntry,
  refusalOf,
  remoteAddress,
  sortBenchmarks,
  sortTests
} from "./chunk-FNIQRZMW.js";
import {
  runGit
} from "./chunk-NSPYGX7L.js";
import {
  benchmarkKey
} from "./chunk-LKAME3P3.js";
import {
  clockName
} from "./chunk-XETCMLLO.js";
import {
  shortHash
} from "./chunk-GOR4J6GN.js";
import {
  appear,
  filesBelow,
  readText,
  removeFile
} from "./chunk-RIFWO3TC.js";
import {
  cutText,
  visibleLine
} from "./chunk-FJWWYUUG.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import {
  withoutPasswords
} from "./chunk-6KHPSLRN.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/history/publish.ts
import { join as join2, resolve } from "node:path";

// src/ports/sleep.ts
import { setTimeout as sleep } from "node:timers/promises";
async function sleepSeconds(seconds) {
  await sleep(seconds * 1e3);
}

// src/history/commit-facts.ts
function commitFacts(sha, text) {
  if (text === void 0) return { sha, parents: [], authored: "", title: "", pull: void 0 };
  const end = text.indexOf("\n\n");
  const [header, message] = end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end + 2)];
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
  const [, seconds] = /^author .*> (\d{1,11}) [+-]\d{4}$/m.exec(header) ?? [];
  const date = new Date(Number(seconds ?? Number.NaN) * 1e3);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
function pullOf(title, message) {
  const found = /^Merge pull request #(\d{1,9}) /.exec(title) ?? /\(#(\d{1,9})\)$/.exec(title) ?? /^See merge request \S*!(\d{1,9})$/m.exec(message);
  return found === null ? void 0 : Number(found[1]);
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
    tests: checks.flatMap(testsOf),
    clocks: checks.flatMap(clocksOf),
    identical: isTold ? comparisons.filter(({ verdict }) => verdict === "identical").map(benchmarkOf) : [],
    comparisons: isTold ? compared.map(comparisonOf) : [],
    values: isTold ? [] : compared.flatMap(
      (row) => row.head === null ? [] : [{ benchmark: benchmarkOf(row), unit: row.unit, value: row.head }]
    ),
    reach: reachOf(report)
  };
}
function reachOf({ reach }) {
  return reach?.known ? { reached: reach.reached, of: reach.benchmarks } : void 0;
}
function baseOf({ base, stored }) {
  if (base.sha === "") return void 0;
  return { sha: base.sha, ref: base.ref, how: stored === void 0 ? "pairs" : "stored" };
}
function checkOf({ name, status, findings, seconds }) {
  return { name, status, findings: findings.length, seconds };
}
function testsOf({ tests }) {
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
    through: MOVED.includes(verdict) ? throughOf(row) : [],
    waived: waiver && { reason: waiver.reason, expires: waiver.expires }
  };
}
var MOVED = ["regression", "improvement"];
function throughOf({ reach }) {
  const ends = reach?.ways.flatMap(({ places }) => places.at(-1)?.name ?? []) ?? [];
  return [...new Set(ends)];
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
    run: { id: short(run.id), attempt: run.attempt, job: short(run.job) },
    region: short(region),
    branch: short(branch),
    commit: { ...commit, title: cutText(commit.title, MAX_TITLE) },
    time,
    machine: { ...machine, cpu: short(machine.cpu) },
    outcome,
    base: base && { ...base, ref: short(base.ref) },
    checks,
    tests: testsOf2(entry),
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
function testsOf2({ tests, clocks }) {
  if (tests.length === 0) return void 0;
  const sorted = sortTests(tests);
  const indexOf = indexed(sorted.map(testKey));
  const ended2 = (wanted) => sorted.flatMap(({ outcome }, i) => outcome === wanted ? [i] : []);
  return {
    names: printTests(sorted),
    seconds: sorted.map(({ seconds }) => rounded(seconds, 2)),
    failed: ended2("failed"),
    skipped: ended2("skipped"),
    flaky: ended2("flaky"),
    clocks: clocks.length === 0 ? void 0 : clocks.map((each) => clockOf(each, indexOf))
  };
}
function clockOf({ clock, differs }, indexOf) {
  const ended2 = (wanted) => differs.filter(({ outcome }) => outcome === wanted).map((each) => indexOf(testKey(each))).filter((index) => index >= 0);
  return { clock, passed: ended2("passed"), failed: ended2("failed"), skipped: ended2("skipped") };
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
  return `Add the run of ${first?.commit.sha.slice(0, 12)}${region}${more}`;
}

// src/history/keep/branch-place.ts
import { join } from "node:path";
var BOT = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com"
};
async function openBranchPlace(needs) {
  const folder = await openScratchFolder(needs.temporary);
  const name = `the branch ${JSON.stringify(needs.branch)} of ${needs.remote}`;
  const filter = `blob:limit=${needs.limit}`;
  const branch = await openRemoteBranch({ ...needs, dir: join(folder.path, "git"), filter });
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
    texts: (paths) => orRefused(() => branch.texts(paths.map((path) => blobs.get(path) ?? ""))),
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
        texts: (paths) => Promise.all(paths.map((path) => textOf(dir, path))),
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
async function textOf(dir, path) {
  const text = await readText(`${dir}/${path}`);
  if (text !== void 0) return text;
  throw new UsageError(`${dir}/${path} is gone`, "let nothing else write into the folder of a history");
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
  const { texts, taken } = await textsOf(snapshot, loose.slice(0, MOST));
  const [first, last] = [taken[0], taken.at(-1)];
  if (taken.length < LEAST || first === void 0 || last === void 0) return void 0;
  const text = packLines(texts);
  const path = packPath({ first: first.day, last: last.day }, shortHash(24, text));
  return {
    write: [{ path, bytes: await packed(text) }],
    remove: taken.map((each) => each.path),
    message: `Pack ${taken.length} runs of ${first.day} to ${last.day}`
  };
}
async function textsOf(snapshot, loose) {
  const all = await snapshot.texts(loose.map(({ path }) => path));
  const texts = [];
  const taken = [];
  let chars = 0;
  for (const [i, text] of all.entries()) {
    const each = loose[i];
    if (each === void 0 || readEntry(text) instanceof Unreadable) continue;
    chars += text.length;
    if (chars > MOST_CHARS) break;
    texts.push(text);
    taken.push(each);
  }
  return { texts, taken };
}

// src/history/known-commits.ts
async function knownCommits({ processes, env, cwd }, hashes) {
  const found = /* @__PURE__ */ new Map();
  for (const sha of new Set(hashes)) {
    const { code, stdout } = await runGit(processes, env, ["cat-file", "commit", sha], cwd);
    if (code === 0) found.set(sha, commitFacts(sha, stdout));
  }
  return found;
}

// src/history/publish.ts
var NAMES_ALONE = 2048;
var DAY_MS2 = 24 * 3600 * 1e3;
async function publishReports(world, publication) {
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
  for (const text of doubtsOf(entries, world.date())) world.warn(text);
  return addToHistory(world, publication, entries);
}
async function addToHistory(world, where, entries) {
  var _stack = [];
  try {
    const place = __using(_stack, await openPlace(world, where, NAMES_ALONE), true);
    return { name: place.name, ...await addEntries(place, entries, patienceOf(world)) };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function packHistory(world, where) {
  var _stack = [];
  try {
    const place = __using(_stack, await openPlace(world, where, PACK_LIMIT), true);
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
async function openPlace(world, { where, remote }, limit) {
  const mark = shortHash(12, String(world.random()), String(world.now()));
  if (where.kind === "folder") return openFolderPlace(resolve(world.cwd, where.dir), mark);
  const address = await remoteAddress(world, world.cwd, { remote, writes: true });
  return openBranchPlace({
    ...{ ...world, ...address, branch: where.branch, limit },
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
  const hashes = new Set(reports.map(({ report }) => report.head.sha));
  const found = new Map(await knownCommits(world, hashes));
  const missing = [...hashes].filter((sha) => !found.has(sha));
  if (missing.length === 0) return found;
  for (const [sha, text] of await fetchCommits(world, code, missing)) found.set(sha, commitFacts(sha, text));
  return found;
}
async function fetchCommits(world, remote, hashes) {
  var _stack = [];
  try {
    const address = await remoteAddress(world, world.cwd, { remote, writes: false });
    const folder = __using(_stack, await openScratchFolder(world.temporary), true);
    const dir = join2(folder.path, "commits");
    const branch = await openRemoteBranch({ ...world, ...address, branch: "", dir, filter: void 0 });
    const found = /* @__PURE__ */ new Map();
    for (const sha of hashes) {
      const text = await branch.commitText(sha);
      if (text === void 0)
        world.warn(
          `${sha.slice(0, 12)} cannot be fetched from ${withoutPasswords(address.url)}: the entry has no parents, author's time and title`
        );
      else found.set(sha, text);
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
  knownCommits,
  publishReports,
  addToHistory,
  packHistory
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  addEntries
} from "./chunk-QI6HPCEE.js";
import {
  grouped
} from "./chunk-2BMMDPSS.js";
import {
  FetchError,
  RefusedError,
  fileOf,
  insist,
  isLate,
  openRemoteBranch,
  openScratchFolder,
  packPath,
  refusalOf
} from "./chunk-W3B2AJGU.js";
import {
  remoteAddress
} from "./chunk-QQDU3EWU.js";
import {
  runGit
} from "./chunk-6327TXBC.js";
import {
  shortHash
} from "./chunk-GOR4J6GN.js";
import {
  cutText,
  visibleLine
} from "./chunk-XTVYU3JP.js";
import {
  MAX_TITLE,
  Unreadable,
  keyOf,
  packLines,
  packed,
  readColumns
} from "./chunk-QWPZQBH2.js";
import {
  isCommitHash,
  shortCommit
} from "./chunk-AFNJ52PR.js";
import {
  clockName
} from "./chunk-5N4YSGQB.js";
import {
  appear,
  filesBelow,
  readText,
  removeFile
} from "./chunk-SMI5HJ5O.js";
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
    crashedTests: checks.flatMap(({ tests }) => tests?.crashed ?? []),
    sameTests: base?.how === "pairs" ? sameTestsOf(report) : [],
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
function sameTestsOf({ sameTests = [], checks }) {
  const tested = new Set(checks.flatMap(testsOf).map(({ pkg }) => pkg));
  return sameTests.filter((pkg) => tested.has(pkg));
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
    if (each === void 0 || readColumns(text) instanceof Unreadable) continue;
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
    return await packEntries(place, world.date(), patienceOf(world));
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
  if (!isCommitHash(head.sha))
    throw new UsageError(
      `the report is of no commit: ${JSON.stringify(head.ref)}`,
      "publish what go-steady run measured (go-steady compare compares files); files of older runs come in by go-steady history import"
    );
  if (head.dirty)
    throw new UsageError(
      `the report is of ${shortCommit(head.sha)} with uncommitted changes, which no commit has`,
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
          `${shortCommit(sha)} cannot be fetched from ${withoutPasswords(address.url)}: the entry has no parents, author's time and title`
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
  const late = entries.filter((entry) => isLate(entry, now));
  return [
    ...late.map(
      ({ time }) => `the report was made at ${time}, which is not yet: the clock of the machine that measured, or of this one, is wrong`
    ),
    ...alike(entries)
  ];
}
function alike(entries) {
  return grouped(entries, placeOf).flatMap((group) => {
    if (group.length === 1) return [];
    const { region } = group[0];
    const named = region === "" ? "no region" : `the region ${JSON.stringify(region)}`;
    const jobs = group.map(({ run }) => run.job).join(", ");
    return [
      `${group.length} jobs of this run have ${named} (${jobs}): all are kept, and nothing tells them apart; give each a region of its own`
    ];
  });
}
function placeOf({ machine, region, commit, base }) {
  const { goos, goarch, go, gomaxprocs } = machine;
  return JSON.stringify([region, commit.sha, base?.sha, goos, goarch, go, gomaxprocs]);
}

export {
  knownCommits,
  publishReports,
  addToHistory,
  packHistory
};

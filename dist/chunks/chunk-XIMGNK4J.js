import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  createUTest
} from "./chunk-T6N5TTY3.js";
import {
  realColumn,
  wholeColumn
} from "./chunk-MYBURSSD.js";
import {
  grouped
} from "./chunk-2BMMDPSS.js";
import {
  median
} from "./chunk-6S2YCVTF.js";
import {
  incompleteBeta
} from "./chunk-SHCBYKF6.js";
import {
  compareTests
} from "./chunk-QWPZQBH2.js";
import {
  compareTexts
} from "./chunk-C7ZSNA6D.js";
import {
  clockName
} from "./chunk-5N4YSGQB.js";

// src/history/tests/same-code.ts
function createSameCode() {
  const tested = /* @__PURE__ */ new Set();
  const proofs = /* @__PURE__ */ new Map();
  return {
    add: ({ run, commit, base, region, machine, sameTests }) => {
      const setting = JSON.stringify([run.job, region, machine.go, machine.goos, machine.goarch]);
      tested.add(`${commit.sha} ${setting}`);
      if (base === void 0) return;
      for (const pkg of sameTests) {
        const known = proofs.get(pkg) ?? [];
        proofs.set(pkg, known);
        known.push({ base: base.sha, head: commit.sha, setting });
      }
    },
    finish: () => {
      const isTested = ({ base, setting }) => tested.has(`${base} ${setting}`);
      const sets = new Map([...proofs].map(([pkg, all]) => [pkg, connected(all.filter(isTested))]));
      return (pkg, commit) => sets.get(pkg)?.get(commit)?.values().next().value ?? commit;
    }
  };
}
function connected(proofs) {
  const sets = /* @__PURE__ */ new Map();
  const setOf = (commit) => sets.get(commit) ?? /* @__PURE__ */ new Set([commit]);
  for (const { base, head } of proofs) {
    const [a, b] = [setOf(base), setOf(head)];
    const [smaller, larger] = a.size < b.size ? [a, b] : [b, a];
    for (const commit of smaller) larger.add(commit);
    for (const commit of [...smaller, base, head]) sets.set(commit, larger);
  }
  return sets;
}

// src/history/tests/outcomes.ts
var OUTCOMES = ["passed", "failed", "flaky", "crashed"];
function createTestLogs() {
  const runs = /* @__PURE__ */ new Map();
  const sameCode = createSameCode();
  const names = /* @__PURE__ */ new Map();
  const rows = { test: wholeColumn(), run: wholeColumn(), outcome: wholeColumn(), seconds: realColumn() };
  const failing = /* @__PURE__ */ new Map();
  const idOf = ({ pkg, test }) => {
    const key = `${pkg}
${test}`;
    const known = names.get(key) ?? { id: names.size, name: { pkg, test } };
    names.set(key, known);
    return known.id;
  };
  const addRow = (row, run, crashed) => {
    if (row.outcome === "skipped") return;
    const hasCrashed = row.outcome === "failed" && crashed.includes(row.pkg);
    const outcome = OUTCOMES.indexOf(hasCrashed ? "crashed" : row.outcome);
    rows.test.push(idOf(row));
    rows.run.push(run);
    rows.outcome.push(outcome);
    rows.seconds.push(row.seconds);
  };
  return {
    add: (entry) => {
      const { key, time, region, commit, tests, crashedTests, clocks } = entry;
      if (runs.has(key)) return;
      if (tests.length > 0) sameCode.add(entry);
      const run = runs.size;
      runs.set(key, {
        key,
        commit: commit.sha,
        region,
        time,
        clocks: clocks.map(({ clock }) => clockName(clock))
      });
      for (const row of tests) addRow(row, run, crashedTests);
      for (const { clock, differs } of clocks)
        for (const row of differs.filter(({ outcome }) => outcome === "failed")) {
          const ofTest = failing.get(idOf(row)) ?? /* @__PURE__ */ new Map();
          failing.set(idOf(row), ofTest);
          ofTest.set(clockName(clock), (ofTest.get(clockName(clock)) ?? /* @__PURE__ */ new Set()).add(run));
        }
    },
    finish: () => logsOf({
      ...{ runs: [...runs.values()], names: [...names.values()], rows, failing },
      codeOf: sameCode.finish()
    })
  };
}
function* logsOf(collected) {
  const { runs, names, rows, failing, codeOf } = collected;
  const [test, run, outcome, seconds] = [
    rows.test.values(),
    rows.run.values(),
    rows.outcome.values(),
    rows.seconds.values()
  ];
  const byTest = grouped2(test, names.length);
  const ranked = names.toSorted((a, b) => compareTests(a.name, b.name));
  const turns = turnsOf(runs);
  const turnOf = (row) => turns[run[row] ?? 0] ?? 0;
  for (const { id, name } of ranked) {
    const inTime = byTest(id).toSorted((a, b) => turnOf(a) - turnOf(b));
    const own = Array.from(inTime).flatMap((row) => {
      const of = runs[run[row] ?? -1];
      const word = OUTCOMES[outcome[row] ?? -1];
      return of === void 0 || word === void 0 ? [] : [{ of, outcome: word, seconds: seconds[row] ?? 0, entry: run[row] ?? -1 }];
    });
    yield {
      test: name,
      outcomes: own.map(({ of: { commit, region, time }, entry, outcome: said, seconds: took }) => {
        const code = codeOf(name.pkg, commit);
        return { commit, code, region, time, entry, outcome: said, seconds: took };
      }),
      clocks: clocksOf(own, { id, runs, failing })
    };
  }
}
function turnsOf(runs) {
  const inOrder = [...runs.entries()].sort(
    ([, a], [, b]) => compareTexts(a.time, b.time) || compareTexts(a.key, b.key)
  );
  const turns = new Int32Array(runs.length);
  for (const [turn, [run]] of inOrder.entries()) turns[run] = turn;
  return turns;
}
function grouped2(ids, groups) {
  const start = new Int32Array(groups + 1);
  for (const id of ids) start[id + 1] = (start[id + 1] ?? 0) + 1;
  for (let i = 0; i < groups; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  const next = start.slice();
  const sorted = new Int32Array(ids.length);
  for (const [row, id] of ids.entries()) {
    sorted[next[id] ?? 0] = row;
    next[id] = (next[id] ?? 0) + 1;
  }
  return (group) => sorted.subarray(start[group] ?? 0, start[group + 1] ?? 0);
}
function clocksOf(own, { id, runs, failing }) {
  const passed = own.filter(({ outcome }) => outcome === "passed").map(({ entry }) => entry);
  const clocks = [...failing.get(id) ?? []].sort(([a], [b]) => compareTexts(a, b));
  return clocks.flatMap(([clock, failed]) => {
    const of = passed.filter((entry) => runs[entry]?.clocks.includes(clock) === true);
    const count = of.filter((entry) => failed.has(entry)).length;
    return count === 0 ? [] : [{ clock, failed: count, of: of.length }];
  });
}

// src/history/tests/slower.ts
var RUNS = 20;
var LEAST_SECONDS = 0.1;
var LEAST_RATIO = 1.5;
var P = 1e-4;
var LEAST_TESTS = 5;
function slowerTests(logs) {
  const timed = logs.map(({ test, outcomes }) => ({ test, runs: outcomes.filter(isTimed) })).filter(({ runs }) => runs.length > 0);
  const factors = factorsOf(timed.map(({ runs }) => runs));
  const uTest = createUTest();
  return timed.flatMap(({ test, runs }) => {
    const usable = runs.filter(({ entry }) => factors.has(entry)).slice(-2 * RUNS);
    if (usable.length < 2 * RUNS) return [];
    const relative = usable.map(({ entry, seconds }) => seconds / (factors.get(entry) ?? 1));
    const [before, now] = [relative.slice(0, RUNS), relative.slice(RUNS)];
    const ratio = median(now) / median(before);
    if (ratio < LEAST_RATIO) return [];
    const said = uTest(Float64Array.from(before).sort(), Float64Array.from(now).sort());
    if (said.kind !== "tested" || said.p >= P) return [];
    const newest = usable.slice(RUNS);
    return [
      { test, seconds: median(newest.map((run) => run.seconds)), ratio, since: newest[0]?.time ?? "" }
    ];
  }).sort((a, b) => b.ratio - a.ratio);
}
function isTimed({ outcome, seconds }) {
  return outcome === "passed" && seconds >= LEAST_SECONDS;
}
function factorsOf(tests) {
  const logs = /* @__PURE__ */ new Map();
  for (const runs of tests) {
    const usual = Math.log(median(runs.map(({ seconds }) => seconds)));
    for (const { entry, seconds } of runs) {
      const own = logs.get(entry) ?? [];
      logs.set(entry, own);
      own.push(Math.log(seconds) - usual);
    }
  }
  return new Map(
    [...logs].flatMap(
      ([entry, own]) => own.length < LEAST_TESTS ? [] : [[entry, Math.exp(median(own))]]
    )
  );
}

// src/stats/share-interval.ts
function shareInterval(k, n, confidence = 0.95) {
  const tail = (1 - confidence) / 2;
  return {
    lo: k === 0 ? 0 : solveFor((p) => incompleteBeta(k, n - k + 1, p), tail),
    hi: k === n ? 1 : solveFor((p) => incompleteBeta(k + 1, n - k, p), 1 - tail)
  };
}
function solveFor(rising, value) {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

// src/history/tests/troubles.ts
function troublesOf(logs) {
  const found = [];
  for (const { test, outcomes, clocks } of logs) {
    const onlyIn = regionsThatFail(outcomes);
    const regions = new Set(onlyIn.map(({ region }) => region));
    const flaky = flakyOf(outcomes.filter(({ region }) => !regions.has(region)));
    if (flaky !== void 0 || onlyIn.length > 0 || clocks.length > 0)
      found.push({ test, flaky, onlyIn, clocks });
  }
  return found;
}
var LEAST_COMMITS = 2;
function regionsThatFail(outcomes) {
  if (!outcomes.some(hasFailed)) return [];
  const commits = grouped(outcomes, ({ commit }) => commit).filter(mixed);
  const regions = [...new Set(outcomes.map(({ region }) => region))].sort();
  return regions.flatMap((region) => {
    const there = outcomes.filter((outcome) => outcome.region === region);
    const told = commits.filter((runs) => runs.some((run) => run.region === region && hasFailed(run)));
    const isAlways = told.every((runs) => runs.every((run) => run.region === region === hasFailed(run)));
    return told.length >= LEAST_COMMITS && isAlways && there.every(hasFailed) ? [{ region, commits: told.length }] : [];
  });
}
function mixed(runs) {
  return runs.some(canPass) && runs.some(({ outcome }) => outcome !== "passed");
}
function canPass({ outcome }) {
  return outcome === "passed" || outcome === "flaky";
}
function hasFailed({ outcome }) {
  return outcome === "failed" || outcome === "crashed";
}
function flakyOf(all) {
  if (all.every(({ outcome }) => outcome === "passed")) return void 0;
  const outcomes = all.filter(({ outcome }) => outcome !== "crashed");
  const codes = grouped(outcomes, ({ code }) => code);
  const both = codes.filter(mixed);
  if (both.length === 0) return void 0;
  const able = new Set(codes.filter((runs) => runs.some(canPass)).map(([{ code }]) => code));
  const good = outcomes.filter(({ code }) => able.has(code));
  const failed = good.filter(({ outcome }) => outcome !== "passed");
  const of = good.length + good.filter(({ outcome }) => outcome === "flaky").length;
  return {
    seen: waysOf(both),
    commits: [...new Set(failed.map(({ commit }) => commit))],
    failed: failed.length,
    of,
    rate: failed.length / of,
    ...shareInterval(failed.length, of)
  };
}
function waysOf(codes) {
  const isRetry = codes.some((runs) => runs.some(({ outcome }) => outcome === "flaky"));
  const meet = (where, apart) => codes.some((runs) => grouped(runs, where).some((all) => differ(all, apart)));
  const [commitOf, regionOf] = [({ commit }) => commit, ({ region }) => region];
  const placeOf = ({ commit, region }) => `${commit} ${region}`;
  return [
    ...isRetry ? ["retry"] : [],
    ...codes.some((runs) => grouped(runs, placeOf).some(failedAndPassed)) ? ["other run"] : [],
    ...meet(commitOf, regionOf) ? ["other region"] : [],
    ...meet(regionOf, commitOf) ? ["other commit"] : []
  ];
}
function failedAndPassed(runs) {
  return runs.some(hasFailed) && runs.some(canPass);
}
function differ(runs, placeOf) {
  if (!failedAndPassed(runs)) return false;
  return new Set(runs.map(placeOf)).size > 1;
}

export {
  createTestLogs,
  LEAST_SECONDS,
  slowerTests,
  troublesOf
};

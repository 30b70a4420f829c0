import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  mean,
  median,
  midMean,
  quantile,
  sortSample,
  variance
} from "./chunk-6S2YCVTF.js";
import {
  tUpperQuantile,
  tUpperTail
} from "./chunk-SJHRRUJI.js";
import {
  digamma,
  inverseTrigamma,
  trigamma
} from "./chunk-SHCBYKF6.js";
import {
  thresholdOf
} from "./chunk-B4EB6BMR.js";
import {
  benchmarkKey,
  displayName
} from "./chunk-I5TOALYV.js";

// src/judge/gate.ts
function gate(input) {
  const failures = input.failOn.length === 0 ? [] : ORDER.filter((f) => input.failOn.includes(f)).flatMap((f) => REASONS[f](input));
  const unmeasured = [
    ...input.checks.filter(isMachines).flatMap(checkReason),
    ...input.unmeasuredReason === void 0 ? [] : [input.unmeasuredReason]
  ];
  const outcome = failures.length > 0 ? "failed" : unmeasured.length > 0 ? "unmeasured" : "passed";
  return { outcome, reasons: [...failures, ...unmeasured] };
}
var ORDER = [
  "build",
  "check",
  "flaky",
  "regression",
  "broken",
  "missing",
  "inconclusive"
];
var REASONS = {
  build: ({ headBuildFailed }) => headBuildFailed.map((pkg) => `${pkg} does not build in the head`),
  check: ({ checks }) => checks.filter((check) => !isMachines(check)).flatMap(checkReason),
  flaky: ({ checks }) => checks.flatMap(({ tests }) => tests?.flaky ?? []).map(
    ({ pkg, test, failures, runs }) => `${pkg}.${test} is flaky: it failed ${failures} of ${runs} times`
  ),
  // A benchmark that breaks on the head only is the worst of all slowdowns.
  regression: ({ comparisons }) => [
    ...regressions(comparisons).map((c) => `${titleOf(c)} ${c.unit}: ${c.reason}`),
    ...comparisons.filter(isBrokenByHead).map(brokenReason)
  ],
  // Not what `regression` has told already.
  broken: ({ comparisons, failOn }) => verdicts(comparisons, "broken").filter((c) => !(failOn.includes("regression") && isBrokenByHead(c))).map(brokenReason),
  missing: ({ comparisons }) => verdicts(comparisons, "missing").map((c) => `${titleOf(c)} is missing in the head`),
  inconclusive: ({ comparisons }) => verdicts(comparisons, "inconclusive").map((c) => `${titleOf(c)} ${c.unit} is inconclusive: ${c.reason}`)
};
function isMachines({ cause }) {
  return cause === "machine";
}
function isBrokenByHead({ verdict, brokenOn }) {
  return verdict === "broken" && brokenOn === "head";
}
function brokenReason(comparison) {
  return `${titleOf(comparison)} is broken: ${comparison.reason}`;
}
function checkReason({ name, status, reason, findings }) {
  if (status === "error") return [`${name} could not run: ${reason}`];
  const fresh = findings.filter((f) => f.known !== true).length;
  return status === "failed" ? [`${name} failed${fresh === 0 ? "" : ` with ${fresh === 1 ? "1 finding" : `${fresh} findings`}`}`] : [];
}
function regressions(comparisons) {
  const worse = verdicts(comparisons, "regression").filter((c) => c.waiver === void 0);
  const slower = new Set(worse.filter((c) => c.unit === "sec/op").map(titleOf));
  return worse.filter((c) => c.unit !== "B/s" || !slower.has(titleOf(c)));
}
function verdicts(comparisons, verdict) {
  return comparisons.filter((c) => c.verdict === verdict);
}
function titleOf(comparison) {
  return `${comparison.pkg === "" ? "" : `${comparison.pkg}.`}${displayName(comparison)}`;
}

// src/judge/comparison.ts
function emptyRow({ pkg, name, procs }, why) {
  const nothing2 = { base: null, head: null, delta: null, lo: null, hi: null, pairs: 0 };
  return { pkg, name, procs, unit: "sec/op", ...nothing2, ...why, warnings: [] };
}
function comparisonOf({ benchmark, unit }, { p, smallest, ...told }) {
  const verdict = told.verdict === "open" ? "inconclusive" : told.verdict;
  return { ...emptyRow(benchmark, { unit, verdict, reason: told.reason }), ...told, verdict };
}

// src/judge/sentence.ts
function percent(ratio) {
  const size = magnitude(ratio);
  const zero = Number.parseFloat(size) === 0;
  return `${zero ? "\xB1" : ratio < 0 ? "\u2212" : "+"}${size}`;
}
function magnitude(ratio) {
  const points = Math.abs(ratio) * 100;
  if (points >= 1e6) return `${points.toExponential(1)} %`;
  return `${points.toFixed(points < 99.95 ? 1 : 0)} %`;
}
function probability(p) {
  if (p >= 1e-3) return p.toFixed(3);
  return p < 1e-99 ? "0" : p.toExponential(0);
}
function pairsOf(n) {
  return n === 1 ? "1 pair" : `${n} pairs`;
}
function amount(value) {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}
function change(unit, delta) {
  const grown = delta > 0;
  if (unit === "sec/op") return `${magnitude(delta)} ${grown ? "slower" : "faster"}`;
  if (unit === "B/s") return `${magnitude(delta)} ${grown ? "faster" : "slower"}`;
  return `${magnitude(delta)} ${grown ? "more" : "less"} ${unit}`;
}
var UNCONFIRMED = "no more pairs came to confirm it";

// src/judge/exact.ts
var LEAST = 3;
function isCount({ unit, exact }) {
  return exact || unit === "allocs/op" || unit === "B/op";
}
function rounding({ unit, exact }) {
  if (exact) return 0;
  return unit === "B/op" ? 1 : unit === "allocs/op" ? 0.5 : 0;
}
function agrees({ base, head }) {
  return new Set(base).size === 1 && new Set(head).size === 1;
}
function judgeExact({ base, head }, { row, threshold, fresh, last, counted }) {
  const [b, h] = [base[0] ?? 0, head[0] ?? 0];
  const delta = h === b ? 0 : b === 0 ? null : h / Math.abs(b) - Math.sign(b);
  const pairs = Math.min(base.length, head.length);
  const told = { delta, lo: delta, hi: delta, ...delta === null ? {} : { error: 0 } };
  const facts = { base: b, head: h, ...told, pairs, p: null, smallest: null, threshold };
  if (h === b)
    return { ...facts, verdict: "unchanged", reason: `${amount(b)} ${row.unit} in all of ${counted}` };
  const shown = `${amount(b)} \u2192 ${amount(h)} ${row.unit}${delta === null ? "" : ` (${percent(delta)})`}`;
  if (isSmall(row, b, h, threshold))
    return { ...facts, verdict: "unchanged", reason: `${shown}: ${smallness(row, b, h)}` };
  if (row.better === "unknown")
    return { ...facts, verdict: "inconclusive", reason: `${shown}: it is not known which direction is good` };
  if (pairs < LEAST || !fresh) {
    const missing = pairs < LEAST ? `${counted}; at least ${LEAST} on each side are needed` : UNCONFIRMED;
    return last ? { ...facts, verdict: "inconclusive", reason: `${shown}: ${missing}` } : { ...facts, verdict: "open", reason: `${shown}: to be confirmed by more pairs` };
  }
  const worse = h > b === (row.better === "lower");
  return { ...facts, verdict: worse ? "regression" : "improvement", reason: `${shown} in all of ${counted}` };
}
function isSmall(row, b, h, threshold) {
  return Math.abs(h - b) <= Math.max(rounding(row), threshold * Math.abs(b));
}
function smallness(row, b, h) {
  return Math.abs(h - b) <= rounding(row) ? "no more than rounding" : "less than the threshold";
}

// src/model/gross.ts
var GROSS = 5;

// src/judge/gross.ts
var LEAST2 = 3;
function orGross(judgement, row, least = GROSS) {
  const times = Math.max(least, 1 + judgement.threshold);
  if (judgement.verdict !== "inconclusive" || !isWorse(row, times)) return judgement;
  const [base, head] = [median(row.base), median(row.head)];
  const reason = `each of ${row.head.length} values of the head is more than ${times} times worse than each of ${row.base.length} of the base`;
  const none = { lo: null, hi: null, p: null, smallest: null };
  return { ...judgement, verdict: "regression", base, head, delta: head / base - 1, ...none, reason };
}
function isWorse({ base, head, better }, times) {
  if (Math.min(base.length, head.length) < LEAST2) return false;
  const [b, h] = [endsOf(base), endsOf(head)];
  if (Math.min(b.least, h.least) <= 0) return false;
  if (better === "lower") return h.least > times * b.most;
  return better === "higher" && times * h.most < b.least;
}
function endsOf(values) {
  const sorted = sortSample(values);
  return { least: quantile(sorted, 0), most: quantile(sorted, 1) };
}

// src/stats/moderated-variance.ts
var noPrior = { variance: 0, df: 0 };
function variancePrior(estimates) {
  const usable = estimates.filter((e) => e.df > 0 && e.variance > 0);
  if (usable.length < 3) return noPrior;
  const logs = usable.map((e) => Math.log(e.variance) - digamma(e.df / 2) + Math.log(e.df / 2));
  const spread = variance(logs) * (1 + Math.sqrt(2 / (logs.length - 1)));
  const excess = Math.max(spread - mean(usable.map((e) => trigamma(e.df / 2))), 1e-3);
  const df = 2 * inverseTrigamma(excess);
  const total = usable.reduce((sum2, e) => sum2 + e.df, 0);
  return { variance: Math.exp(mean(logs) + digamma(df / 2) - Math.log(df / 2)), df: Math.min(df, total) };
}
function moderate(estimate, prior) {
  const df = estimate.df + prior.df;
  if (df === 0) return estimate;
  return { variance: (estimate.df * estimate.variance + prior.df * prior.variance) / df, df };
}

// src/stats/fastest-third.ts
function fastestThird(values) {
  const sample = sortSample(values);
  const n = sample.length;
  const kept = Math.ceil(n / 3);
  const limit = sample[Math.min(kept, n - 1)] ?? Number.NaN;
  return {
    centre: mean(sample.slice(0, kept)),
    kept,
    influence: values.map((x) => Math.min(x, limit) * n / kept)
  };
}

// src/stats/trimmed-mean.ts
function trimCount(n) {
  if (n < 8) return 0;
  return n < 15 ? 1 : Math.floor(n / 8);
}
function trimmedMean(values) {
  const sample = sortSample(values);
  const n = sample.length;
  const g = trimCount(n);
  const kept = sample.slice(g, n - g);
  const winsorised = sample.map((_, i) => sample[Math.min(Math.max(i, g), n - g - 1)] ?? 0);
  return {
    centre: mean(kept),
    unitVariance: variance(winsorised) / (1 - 2 * g / n) ** 2,
    df: n - 2 * g - 1,
    n
  };
}

// src/judge/effect.ts
function toDelta({ scale }, x) {
  return scale === "log" ? Math.expm1(x) : scale === "linear" ? x : null;
}
function ratioAround(level, location) {
  const half = location.centre / 2;
  return { ...location, scale: "log", base: Math.exp(level - half), head: Math.exp(level + half) };
}
function relativeTo(base, difference) {
  const unit = base === 0 ? 1 : Math.abs(base);
  return {
    ...difference,
    centre: difference.centre / unit,
    unitVariance: difference.unitVariance / unit ** 2,
    scale: base === 0 ? "absolute" : "linear",
    base,
    head: base + difference.centre
  };
}
function inverted(effect) {
  return { ...effect, centre: -effect.centre, base: 1 / effect.base, head: 1 / effect.head };
}

// src/judge/sides-effect.ts
function fastestEffect({ base, head }) {
  const [b, h] = [fastestThird(base.map(Math.log)), fastestThird(head.map(Math.log))];
  const differences = h.influence.map((x, i) => x - (b.influence[i] ?? Number.NaN));
  return between(b, h, {
    unitVariance: variance(differences),
    n: base.length,
    agreement: agreement(base, head)
  });
}
function fastestOfFiles({ base, head }) {
  const [b, h] = [fastestThird(base.map(Math.log)), fastestThird(head.map(Math.log))];
  const n = Math.min(base.length, head.length);
  const squaredError = variance(b.influence) / base.length + variance(h.influence) / head.length;
  return between(b, h, { unitVariance: squaredError * n, n, agreement: agreement(base, head) });
}
function between(b, h, known) {
  const ends = { base: Math.exp(b.centre), head: Math.exp(h.centre) };
  return { ...known, ...ends, df: b.kept + h.kept - 1, centre: h.centre - b.centre, scale: "log" };
}
function agreement(base, head) {
  const largerThan = (b) => head.reduce((sum2, h) => sum2 + (h > b ? 1 : h === b ? 0.5 : 0), 0);
  const larger = base.reduce((sum2, b) => sum2 + largerThan(b), 0) / (base.length * head.length);
  return Math.max(larger, 1 - larger);
}
function ratioEffect({ base, head }) {
  const ratios = base.map((b, i) => Math.log((head[i] ?? Number.NaN) / b));
  return ratioAround(mean([...base, ...head].map(Math.log)), trimmedMean(ratios));
}
function differenceEffect({ base, head }) {
  return relativeTo(mean(base), trimmedMean(base.map((b, i) => (head[i] ?? Number.NaN) - b)));
}
function differenceOfFiles({ base, head }) {
  const [b, h] = [trimmedMean(base), trimmedMean(head)];
  const n = Math.min(b.n, h.n);
  const squaredError = b.unitVariance / b.n + h.unitVariance / h.n;
  const difference = {
    centre: h.centre - b.centre,
    unitVariance: squaredError * n,
    df: Math.min(b.df, h.df),
    n
  };
  return relativeTo(b.centre, difference);
}

// src/judge/cpu-time.ts
var LEAST_PAIRS = 5;
var HARDLY = 0.02;
var ONE_THREAD = 1.1;
var LEAST_TIMED = 0.5;
var TAIL = 0.025;
function cpuEvidence(pairs) {
  if (pairs.length < LEAST_PAIRS) return void 0;
  const sides = { base: pairs.map((p) => p.base), head: pairs.map((p) => p.head) };
  const both = [sides.base, sides.head];
  if (both.some((side) => !isOneThread(side) || !hasFreeProcess(side))) return void 0;
  const all = both.flat();
  const waited = 1 - sum(all, "cpu") / sum(all, "wall");
  const timed = sum(all, "timed") / sum(all, "wall");
  if (waited < HARDLY || timed < LEAST_TIMED) return void 0;
  const { centre, unitVariance, df, n } = fastestEffect({
    base: sides.base.map((p) => p.cpu),
    head: sides.head.map((p) => p.cpu)
  });
  const reach = Math.sqrt(unitVariance / n) * tUpperQuantile(TAIL, df);
  const [mid, lo, hi] = [centre, centre - reach, centre + reach].map((x) => x / Math.min(1, timed));
  if (mid === void 0 || lo === void 0 || hi === void 0) return void 0;
  return Number.isFinite(lo) && Number.isFinite(hi) ? { centre: mid, lo, hi, waited } : void 0;
}
function doubtClock(judgement, cpu, last) {
  const { threshold } = judgement;
  const isChange = judgement.verdict === "regression" || judgement.verdict === "improvement";
  if (!isChange || cpu.hi > Math.log1p(threshold) || cpu.lo < Math.log1p(-Math.min(threshold, 0.99)))
    return judgement;
  const [centre, lo, hi] = [cpu.centre, cpu.lo, cpu.hi].map((x) => percent(Math.expm1(x)));
  const waited = percent(cpu.waited).slice(1);
  return {
    ...judgement,
    verdict: last ? "inconclusive" : "open",
    reason: `${judgement.reason}; but ${centre} by CPU time (${lo} to ${hi}): the processes were kept waiting for ${waited} of their time`
  };
}
function isOneThread(side) {
  return quantile(sortSample(side.map(({ cpu, wall }) => cpu / wall)), 0.5) <= ONE_THREAD;
}
function hasFreeProcess(side) {
  return side.some(({ cpu, wall }) => cpu >= wall * (1 - HARDLY));
}
function sum(processes, key) {
  return processes.reduce((total, process) => total + process[key], 0);
}

// src/judge/explain.ts
function explain(verdict, facts, context) {
  const { row, counted, tooFew } = context;
  if (tooFew) return `${counted}; at least 3 on each side are needed`;
  const estimate = `${sizeOf(facts)}${rangeOf(facts)}`;
  switch (verdict) {
    case "regression":
    case "improvement":
      return `${changeOf(facts, row.unit)}${rangeOf(facts)}, p = ${probability(facts.p ?? 1)}, ${counted}`;
    case "unchanged":
      return `${estimate}, within \xB1${magnitude(facts.threshold)}, ${counted}`;
    case "open":
      return `${estimate} after ${counted}, not settled yet`;
    case "inconclusive":
      return row.better === "unknown" ? `${estimate}, ${counted}; it is not known whether more or less ${row.unit} is better` : `${estimate} after ${counted}; ${sensitivity(facts)}`;
  }
}
function changeOf({ delta, base, head }, unit) {
  return delta === null ? `${amount(base ?? 0)} \u2192 ${amount(head ?? 0)} ${unit}` : change(unit, delta);
}
function sizeOf({ delta, base, head }) {
  return delta === null ? `${amount(base ?? 0)} \u2192 ${amount(head ?? 0)}` : percent(delta);
}
function rangeOf({ lo, hi }) {
  return lo === null || hi === null ? "" : ` (${percent(lo)} to ${percent(hi)})`;
}
function sensitivity({ smallest, delta }) {
  if (smallest === null) return "too little to tell any change";
  if (delta !== null && Math.abs(delta) > smallest) return UNCONFIRMED;
  return `a change of ${magnitude(smallest)} or more would have been told`;
}

// src/judge/decide.ts
var TAIL2 = 0.025;
var UNCHANGED_TAIL = 0.05;
var DOUBT = 0.2;
var RESOLUTION = 1e-4;
var POWER = 0.9;
var LEAST3 = 3;
var FEW = 15;
var NEARLY_ALL = 0.9;
function decide(effect, trial) {
  const evidence = weigh(effect, trial);
  const verdict = verdictOf(evidence, effect, trial);
  const pairs = effect.n;
  const least = isCount(trial.row) ? -1 : Number.NEGATIVE_INFINITY;
  const ratio = (x) => finite(toDelta(effect, x));
  const lo = ratio(evidence.lo);
  const facts = {
    base: finite(effect.base),
    head: finite(effect.head),
    delta: ratio(effect.centre),
    lo: lo === null ? null : Math.max(lo, least),
    hi: ratio(evidence.hi),
    ...errorOf(effect, evidence),
    pairs,
    p: evidence.p,
    smallest: verdict === "inconclusive" ? ratio(evidence.smallest) : null,
    threshold: trial.threshold
  };
  const { row, counted } = trial;
  return { verdict, ...facts, reason: explain(verdict, facts, { row, counted, tooFew: pairs < LEAST3 }) };
}
var NO_EVIDENCE = {
  p: 0.5,
  lo: Number.NEGATIVE_INFINITY,
  hi: Number.POSITIVE_INFINITY,
  error: Number.POSITIVE_INFINITY,
  df: 0,
  margin: Number.POSITIVE_INFINITY,
  smallest: Number.POSITIVE_INFINITY,
  doubt: Number.POSITIVE_INFINITY
};
function weigh(effect, { prior, level }) {
  const { variance: variance2, df } = moderate({ variance: effect.unitVariance, df: effect.df }, prior);
  if (df <= 0 || effect.n < LEAST3) return NO_EVIDENCE;
  const ofMean = (unitVariance) => Math.sqrt(Math.max(unitVariance, RESOLUTION ** 2) / effect.n);
  const error = ofMean(variance2);
  if (!Number.isFinite(error) || !Number.isFinite(effect.centre)) return NO_EVIDENCE;
  const own = ofMean(Math.max(variance2, effect.unitVariance));
  const reach = own * tUpperQuantile(TAIL2, df);
  return {
    p: tUpperTail(Math.abs(effect.centre) / error, df),
    lo: effect.centre - reach,
    hi: effect.centre + reach,
    error: own,
    df,
    margin: own * tUpperQuantile(UNCHANGED_TAIL, df),
    doubt: error * tUpperQuantile(DOUBT, df),
    smallest: error * (tUpperQuantile(Math.min(level, 0.5), df) + tUpperQuantile(1 - POWER, df))
  };
}
function errorOf({ scale, centre }, { error, df }) {
  const onLogs = scale === "log" ? error : error / (1 + centre);
  return scale !== "absolute" && Number.isFinite(onLogs) && onLogs > 0 ? { error: onLogs, df } : {};
}
function isZero({ scale, centre, unitVariance, n }) {
  return scale === "absolute" && centre === 0 && unitVariance === 0 && n >= LEAST3;
}
function verdictOf(evidence, effect, trial) {
  if (isZero(effect)) return "unchanged";
  const { up, down } = limits(effect, trial);
  if (effect.centre - evidence.margin >= down && effect.centre + evidence.margin <= up) return "unchanged";
  if (trial.row.better === "unknown") return "inconclusive";
  const doubt = trial.last ? 0 : evidence.doubt;
  const beyond = effect.centre - doubt > up || effect.centre + doubt < down;
  if (beyond && evidence.p < trial.level && isConfirmed(effect, trial))
    return effect.centre > 0 === (trial.row.better === "lower") ? "regression" : "improvement";
  return trial.last ? "inconclusive" : "open";
}
function limits(effect, { row, threshold }) {
  const whole = rounding(row);
  if (effect.scale === "absolute") return { up: whole, down: -whole };
  const ratio = Math.max(threshold, whole / Math.abs(effect.base));
  if (effect.scale === "linear") return { up: ratio, down: -ratio };
  return { up: Math.log1p(ratio), down: ratio < 1 ? Math.log1p(-ratio) : Number.NEGATIVE_INFINITY };
}
function isConfirmed({ centre, agreement: agreement2, n }, trial) {
  if (agreement2 !== void 0 && n < FEW && agreement2 < NEARLY_ALL) return false;
  const fresh = trial.fresh();
  if (fresh === "none") return false;
  return fresh === "not asked" || Math.sign(centre) * fresh.centre > Math.abs(centre) / 2;
}
function finite(x) {
  return x !== null && Number.isFinite(x) ? x : null;
}

// src/judge/remembered.ts
function remembered(make) {
  const known = /* @__PURE__ */ new WeakMap();
  return (key) => {
    const found = known.get(key) ?? { value: make(key) };
    known.set(key, found);
    return found.value;
  };
}

// src/judge/row.ts
function finitePairs({ pairs, turns }) {
  return pairs.map(turns ? finiteTurns : finiteSides).filter(hasBothSides);
}
var finiteSides = remembered(({ base, head }) => {
  return { base: base.filter(Number.isFinite), head: head.filter(Number.isFinite) };
});
var finiteTurns = remembered((pair) => {
  const { base, head } = pair;
  if (base.length === head.length && base.every(Number.isFinite) && head.every(Number.isFinite)) return pair;
  const both = (_, i) => Number.isFinite(base[i]) && Number.isFinite(head[i]);
  return { base: base.filter(both), head: head.filter(both) };
});
function hasBothSides({ base, head }) {
  return base.length > 0 && head.length > 0;
}
function whatIsNoNumber(pairs) {
  const found = ["base", "head"].flatMap((side) => {
    const value = pairs.flatMap((pair) => pair[side]).find((x) => !Number.isFinite(x));
    return value === void 0 ? [] : [`the ${side} reported ${inGo(value)}`];
  });
  return found.length === 0 ? void 0 : found.join(" and ");
}
function inGo(value) {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "+Inf" : "-Inf";
}

// src/judge/turns-effect.ts
var CLEARLY_LESS = 1 / 3;
var ENOUGH_TO_CHOOSE = 8;
var BY_CHANCE = 5e-3;
function turnsEffect(pairs) {
  const summaries = pairs.map(summaryOf);
  const level = median(summaries.flatMap((s) => s.levels));
  return ratioAround(level, centreOf(summaries));
}
function centreOf(summaries) {
  const byTurns = trimmedMean(summaries.map((s) => s.byTurns));
  if (summaries.length < ENOUGH_TO_CHOOSE) return byTurns;
  const rare = trimmedMean(summaries.map((s) => s.bySums - s.byTurns));
  if (isClear(rare)) return trimmedMean(summaries.map((s) => s.bySums));
  const bySides = trimmedMean(summaries.map((s) => s.bySides));
  return bySides.unitVariance < CLEARLY_LESS * byTurns.unitVariance ? bySides : byTurns;
}
function isClear({ centre, unitVariance, df, n }) {
  return unitVariance > 0 && tUpperTail(Math.abs(centre) / Math.sqrt(unitVariance / n), df) < BY_CHANCE;
}
var summaryOf = remembered((pair) => {
  const logs = { base: pair.base.map(Math.log), head: pair.head.map(Math.log) };
  const levels = [median(logs.base), median(logs.head)];
  return { byTurns: turnByTurn(logs), bySides: sideBySide(logs), bySums: sums(pair), levels };
});
function turnByTurn({ base, head }) {
  return median(base.flatMap((b, i) => head.slice(Math.max(0, i - 1), i + 2).map((h) => h - b)));
}
function sideBySide({ base, head }) {
  return fastestThird(head).centre - fastestThird(base).centre;
}
function sums({ base, head }) {
  return Math.log(mean(head) / mean(base));
}

// src/judge/row-effect.ts
function rowEffect(row, pairs, allocates) {
  if (row.better === "higher" && !isCount(row) && pairs.every(isPositivePair))
    return inverted(rowEffect({ ...row, better: "lower" }, pairs.map(inverse), allocates));
  if (row.turns && !isCount(row) && pairs.every(isPositivePair)) return turnsEffect(pairs);
  const processes = processesOf(row, pairs, allocates);
  if (!isPositive(processes)) return differenceEffect(processes);
  return isCount(row) ? ratioEffect(processes) : fastestEffect(processes);
}
function fileEffect(row, values) {
  if (!isPositive(values) || isCount(row)) return differenceOfFiles(values);
  return row.better === "higher" ? inverted(fastestOfFiles(inverse(values))) : fastestOfFiles(values);
}
function processesOf(row, pairs, allocates) {
  const values = pairs.map(isCount(row) ? middles : allocates ? fasterHalves : fastestTenths);
  return { base: values.map(({ base }) => base), head: values.map(({ head }) => head) };
}
var middles = remembered(ofBoth(midMean));
var fasterHalves = remembered(ofBoth((slices) => fastest(slices, 2)));
var fastestTenths = remembered(ofBoth((slices) => fastest(slices, 10)));
function ofBoth(summary) {
  return ({ base, head }) => ({ base: summary(base), head: summary(head) });
}
function fastest(slices, part) {
  return mean(sortSample(slices).slice(0, Math.ceil(slices.length / part)));
}
var isPositivePair = remembered(isPositive);
function isPositive({ base, head }) {
  return base.every((x) => x > 0) && head.every((x) => x > 0);
}
function inverse({ base, head }) {
  return { base: base.map((x) => 1 / x), head: head.map((x) => 1 / x) };
}

// src/judge/throughput.ts
var TOLERANCE = 0.02;
function bytesPerOperation(throughput, time) {
  if (time.length !== throughput.length) return null;
  const constantOf = (side) => constant(throughput.flatMap((pair, i) => products(pair[side], time[i]?.[side] ?? [])));
  const [base, head] = [constantOf("base"), constantOf("head")];
  return base === null || head === null ? null : { base, head };
}
function isSameCount({ base, head }) {
  return Math.max(base, head) <= Math.min(base, head) * (1 + TOLERANCE);
}
function leadingBytes(bytes, ownCodeDiffers) {
  return bytes !== null && (isSameCount(bytes) || ownCodeDiffers) ? bytes : null;
}
function countNote(bytes) {
  return bytes === null || isSameCount(bytes) ? "" : `; an operation counts ${wholeBytes(bytes.head)} where the base counted ${wholeBytes(bytes.base)} (SetBytes)`;
}
function constant(bytes) {
  const least = bytes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return least > 0 && bytes.every((x) => x <= least * (1 + TOLERANCE)) ? mean(bytes) : null;
}
function products(xs, ys) {
  return xs.length === ys.length ? xs.map((x, i) => x * (ys[i] ?? 0)) : [Number.NaN];
}
function followTime(time, bytes) {
  const { head } = bytes;
  const own = isSameCount(bytes) ? "" : `the benchmark's own code counts ${wholeBytes(head)} an operation where the base's counted ${wholeBytes(bytes.base)} (SetBytes); counted as the head does on both sides, `;
  return {
    ...time,
    base: time.base === null ? null : head / time.base,
    head: time.head === null ? null : head / time.head,
    delta: turned(time.delta),
    lo: turned(time.hi),
    hi: turned(time.lo),
    smallest: turned(time.smallest),
    reason: `${own}as its time: ${time.reason}`
  };
}
function wholeBytes(bytes) {
  return `${Math.round(bytes)} bytes`;
}
function turned(delta) {
  return delta === null || delta <= -1 ? null : 1 / (1 + delta) - 1;
}

// src/judge/reading.ts
function readRows(rows, look) {
  const keys = rows.map(({ benchmark }) => benchmarkKey(benchmark));
  const numberOf = new Map(rows.map(({ unit }, i) => [`${keys[i]}
${unit}`, i]));
  return rows.map((row, i) => {
    const sibling = (unit) => numberOf.get(`${keys[i]}
${unit}`) ?? -1;
    const pairs = pairsIn(row);
    const why = noNumberIn(row);
    if (why !== void 0) return { kind: "no number", why };
    if (pairs.length === 0) return { kind: "empty" };
    const time = sibling("sec/op");
    const counted = row.unit === "B/s" ? bytesPerOperation(pairs, timesAt(rows[time])) : null;
    const bytes = leadingBytes(counted, row.ownCodeDiffers === true);
    if (bytes !== null) return { kind: "follows", time, bytes };
    const allocations = rows[sibling("allocs/op")];
    const allocates = allocations !== void 0 && hasAny(allocations);
    return readAlone(row, { allocates, look, note: countNote(counted) });
  });
}
var pairsIn = remembered(finitePairs);
var noNumberIn = remembered((row) => whatIsNoNumber(row.pairs));
var hasAny = remembered((row) => pairsIn(row).some(hasMore));
var foundIn = {
  plain: remembered((row) => find(row, false)),
  allocating: remembered((row) => find(row, true))
};
function timesAt(row) {
  return row === void 0 ? [] : pairsIn(row);
}
function hasMore({ base, head }) {
  return base.some((x) => x > 0) || head.some((x) => x > 0);
}
function find(row, allocates) {
  const pairs = pairsIn(row);
  if (isCount(row)) {
    const processes = processesOf(row, pairs, allocates);
    if (agrees(processes)) return { kind: "agrees", processes };
  }
  const cpu = row.unit === "sec/op" && !row.turns ? cpuEvidence(row.times ?? []) : void 0;
  return { kind: "varies", effect: rowEffect(row, pairs, allocates), cpu };
}
function readAlone(row, { allocates, look, note }) {
  const found = foundIn[allocates ? "allocating" : "plain"](row);
  const pairs = pairsIn(row);
  const counted = `${pairsOf(pairs.length)}${note}`;
  const later = freshPairs(pairs, look);
  if (found.kind === "agrees") return { ...found, fresh: later.length > 0, counted };
  const fresh = () => later.length === 0 ? "none" : rowEffect(row, later, allocates);
  return { ...found, fresh, counted };
}
function freshPairs(pairs, { seen, last }) {
  if (seen > 0) return pairs.slice(seen);
  return last ? pairs.slice(Math.ceil(pairs.length / 2)) : [];
}

// src/judge/judge-look.ts
function judgeLook(rows, session) {
  return judgeReadings(rows, readRows(rows, session.look), session);
}
function judgeReadings(rows, readings, { look, policy, earlier, waiting = 0 }) {
  const priorOf = priors(rows, readings);
  const level = policy.alpha * look.share / Math.max(1, countTests(rows, readings) + waiting);
  const settingsOf = (row) => ({
    look,
    level,
    threshold: thresholdOf(row, policy),
    prior: priorOf(row)
  });
  const own = rows.map((row, i) => {
    const before = earlier[i];
    if (before !== void 0 && before.verdict !== "open" && row.better !== "unknown") return before;
    return judgeAlone(row, readings[i], settingsOf(row));
  });
  return rows.map((row, i) => own[i] ?? judgeFollower(readings[i], own) ?? nothing(settingsOf(row)));
}
function countTests(rows, readings) {
  return readings.filter((reading, i) => reading.kind === "varies" && rows[i]?.better !== "unknown").length;
}
function priors(rows, readings) {
  const groupOf = ({ unit, turns }) => `${unit} ${turns}`;
  const groups = /* @__PURE__ */ new Map();
  rows.forEach((row, i) => {
    const reading = readings[i];
    if (reading?.kind !== "varies" || reading.effect.scale !== "log") return;
    const group = groups.get(groupOf(row)) ?? [];
    groups.set(groupOf(row), [...group, { variance: reading.effect.unitVariance, df: reading.effect.df }]);
  });
  const fitted = new Map([...groups].map(([group, estimates]) => [group, variancePrior(estimates)]));
  return (row) => fitted.get(groupOf(row)) ?? noPrior;
}
function judgeAlone(row, reading, settings) {
  const { look, level, threshold, prior } = settings;
  const { last } = look;
  switch (reading?.kind) {
    case void 0:
    case "empty":
      return nothing(settings);
    case "no number":
      return {
        ...nothing(settings),
        verdict: "inconclusive",
        reason: `${reading.why}, which cannot be compared`
      };
    case "follows":
      return null;
    case "agrees": {
      const { processes, fresh, counted } = reading;
      return judgeExact(processes, { row, threshold, fresh, last, counted });
    }
    case "varies": {
      const { effect, fresh, counted, cpu } = reading;
      const usable = effect.scale === "log" ? prior : noPrior;
      const judgement = decide(effect, { row, threshold, level, prior: usable, last, fresh, counted });
      return cpu === void 0 ? judgement : doubtClock(judgement, cpu, last);
    }
  }
}
function judgeFollower(reading, own) {
  const time = reading?.kind === "follows" ? own[reading.time] : null;
  return reading?.kind === "follows" && time ? followTime(time, reading.bytes) : null;
}
function nothing({ look, threshold }) {
  const none = { base: null, head: null, delta: null, lo: null, hi: null, pairs: 0, p: null, smallest: null };
  const verdict = look.last ? "inconclusive" : "open";
  return { ...none, threshold, verdict, reason: "there is no number on both sides" };
}

// src/judge/judge-files.ts
var ONLY_LOOK = { pairs: 1, seen: 0, share: 1, last: true };
function judgeFiles(rows, policy) {
  const usable = rows.map((row) => ({ ...finite2(row), turns: false }));
  const readings = readFiles(usable).map((reading, i) => {
    const row = rows[i];
    const why = row && whatIsNoNumber([row]);
    return why === void 0 ? reading : { kind: "no number", why };
  });
  const judgements = judgeReadings(usable, readings, { look: ONLY_LOOK, policy, earlier: [] });
  return judgements.flatMap((judgement, i) => {
    const row = usable[i];
    if (row === void 0) return [];
    return readings[i]?.kind === "varies" ? orGross(judgement, row) : judgement;
  });
}
function finite2(row) {
  return { ...row, base: row.base.filter(Number.isFinite), head: row.head.filter(Number.isFinite) };
}
function readFiles(rows) {
  const numberOf = new Map(rows.map((row, i) => [`${benchmarkKey(row.benchmark)}
${row.unit}`, i]));
  return rows.map((row) => {
    if (row.base.length === 0 || row.head.length === 0) return { kind: "empty" };
    const time = numberOf.get(`${benchmarkKey(row.benchmark)}
sec/op`) ?? -1;
    const timeRow = rows[time];
    const known = row.unit === "B/s" && timeRow ? bytesPerOperation([row], [timeRow]) : null;
    const bytes = leadingBytes(known, false);
    if (bytes !== null) return { kind: "follows", time, bytes };
    const counted = `${row.base.length} and ${row.head.length} values${countNote(known)}`;
    if (isCount(row) && agrees(row)) return { kind: "agrees", processes: row, fresh: true, counted };
    return { kind: "varies", effect: fileEffect(row, row), fresh: () => "not asked", counted };
  });
}

export {
  GROSS,
  emptyRow,
  comparisonOf,
  noPrior,
  variancePrior,
  moderate,
  percent,
  isCount,
  decide,
  orGross,
  trimmedMean,
  finitePairs,
  rowEffect,
  fileEffect,
  bytesPerOperation,
  leadingBytes,
  followTime,
  judgeLook,
  judgeFiles,
  finite2 as finite,
  gate
};

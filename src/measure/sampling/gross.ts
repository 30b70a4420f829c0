// A head that is many times slower, or hangs, is found by a few short processes: to sample it would take the
// time of all other benchmarks, and would tell nothing more.

import { GROSS } from "../../model/gross.ts";
import { blame } from "./blame.ts";
import type { Breakage, BrokenSide } from "./breakage.ts";
import type { CalibrateRequest } from "./calibration.ts";
import { costBetween, GO_BENCHTIME, looksAfter, type Probe, probe, type Target } from "./probe.ts";
import type { Run } from "./run.ts";

/** Gross is a head that is so much slower that a few processes settle it. */
export interface Gross {
  readonly kind: "gross";
  /** Seconds of an operation on the base. */
  readonly base: number;
  /** The same on the head; null where it gave none within its time limit. */
  readonly head: number | null;
  /** One sentence without a full stop. */
  readonly reason: string;
}

/** TOLD is in seconds: what the head's iterations must take for their time to say something. */
export const TOLD = 0.02;
/** A head that takes longer than both: so many times the base's process, and so many seconds. */
const HANGING = { times: 50, leastTimes: 10, seconds: 5 } as const;
/** Of the time that is left: one that hangs is looked at twice, and others want to be looked at, too. */
const HANG_SHARE = 1 / 6;
const STEP = 8;
/** Where the first count took long enough already, the second one need not be many times as long. */
const SHORT_STEP = 4;
/** As long as more of the head's time than this is set-up, more iterations tell more of theirs. */
const SET_UP_AT_MOST = 0.5;
const CONFIRMATIONS = 2;

/**
 * hangLimitMs is how long a head may take where the base's process took so many seconds; with `leftMs`, less
 * where that would leave no time to look twice, as long as it is ten times what the base took.
 */
export function hangLimitMs(baseSeconds: number, leftMs = Number.POSITIVE_INFINITY): number {
  const [long, short] = [HANGING.times, HANGING.leastTimes].map(
    (times) => 1000 * Math.max(HANGING.seconds, times * baseSeconds),
  ) as [number, number];
  return Math.min(leftMs, long, Math.max(short, leftMs * HANG_SHARE));
}

/**
 * hanging says that the head gave nothing within a limit that is many times what the base took. Both in
 * seconds.
 */
export function hanging(limit: number, base: { readonly seconds: number; readonly perOp: number }): Gross {
  const times = Math.max(2, Math.floor(limit / base.seconds));
  const shown = times < 10 ? times : Number(times.toPrecision(1));
  const reason = `more than ${shown.toLocaleString("en-US")} × slower, or it hangs: no result within ${amount(limit)} s on the head, twice, where the base took ${amount(base.seconds)} s`;
  return { kind: "gross", base: base.perOp, head: null, reason };
}

function asBroken(probed: Probe | Breakage): Probe | BrokenSide {
  return probed.kind === "probe" ? probed : { ...probed, side: "head" };
}

function amount(seconds: number): string {
  return String(Number(seconds.toPrecision(2)));
}

/**
 * compareHead looks at the head with as many iterations as the base was probed with, or with less where that
 * is too long.
 */
export async function compareHead(
  run: Run,
  request: CalibrateRequest,
  base: Probe,
): Promise<Gross | BrokenSide | undefined> {
  if (request.head === undefined) return undefined;
  const limitMs = hangLimitMs(base.seconds, request.timeoutMs);
  const look: HeadLook = {
    run,
    request,
    base,
    head: { ...request, binary: request.head, timeoutMs: limitMs },
  };
  let before: Probe | undefined;
  let iterations = firstCount(request, base);
  for (;;) {
    const probed = await probeHead(look, iterations, before);
    if (probed.kind !== "probe") return probed;
    const perOp = secPerOpOf(probed, before);
    const isAll = iterations >= base.iterations;
    const isClear = perOp !== undefined && (isAll || perOp >= SET_UP_AT_MOST * probed.perOp);
    if (isClear && perOp >= GROSS * base.perOp) return confirm(look, probed, before);
    if (isAll) return undefined;
    const step = before === undefined && iterations * probed.perOp >= TOLD ? SHORT_STEP : STEP;
    before = probed;
    iterations = Math.min(base.iterations, iterations * step);
  }
}

interface HeadLook {
  readonly run: Run;
  readonly request: CalibrateRequest;
  readonly base: Probe;
  readonly head: Target;
}

/** As many as take a twentieth of a second if all took as long as the first. */
function firstCount({ headFirstSecPerOp: first }: CalibrateRequest, { iterations, perOp }: Probe): number {
  const seconds = first ?? perOp;
  return seconds > 0 ? Math.max(1, Math.min(iterations, Math.floor(0.05 / seconds))) : iterations;
}

/**
 * Seconds of an operation of the head; undefined while that is not known. What is set up before the
 * iterations is not theirs: it is left out by the difference of two counts, unless package testing would not
 * take more iterations either.
 */
function secPerOpOf(probed: Probe, before: Probe | undefined): number | undefined {
  const { iterations, perOp } = probed;
  const whole = iterations * perOp;
  if (whole >= GO_BENCHTIME) return perOp;
  return before === undefined || whole < TOLD ? undefined : costBetween(before, probed);
}

/**
 * A time limit that is the base's, too, is no finding; one that the base keeps by far is, when it happens
 * twice.
 */
async function probeHead(
  look: HeadLook,
  iterations: number,
  before: Probe | undefined,
): Promise<Probe | BrokenSide | Gross> {
  const { run, request, base, head } = look;
  const probed = await probe(run, head, iterations, before);
  if (probed.kind === "probe") return probed;
  if (probed.lateAfter === undefined || probed.lateAfter < HANGING.seconds) {
    const repeats = looksAfter(before);
    const suspicion = { side: "head", broken: probed, iterations, repeats, base: request, head } as const;
    // What broke once and not again has a second chance, with one process.
    return (await blame(run, suspicion)) ?? asBroken(await probe(run, head, iterations, undefined));
  }
  const again = await bothAgain(look, { base: iterations, head: iterations });
  if ("kind" in again) return again;
  if (again.head.kind === "probe" || again.head.lateAfter === undefined) return again.head;
  const seconds = Math.max(again.base.seconds, base.seconds / base.looks);
  return hanging(again.head.lateAfter, { seconds, perOp: base.perOp });
}

/** A process of the base and one of the head, with so many iterations; a base that breaks ends it. */
async function bothAgain(
  { run, request, head }: HeadLook,
  counts: { readonly base: number; readonly head: number },
): Promise<{ readonly base: Probe; readonly head: Probe | BrokenSide } | BrokenSide> {
  const base = await probeBase({ run, request }, counts.base);
  if (base.kind === "broken") return base;
  return { base, head: asBroken(await probe(run, head, counts.head, undefined)) };
}

/**
 * Base and head in turn, some times more: the fastest head against the slowest base. Where the head was
 * looked at with fewer iterations, the base is, too: the first ones may be other than the later ones.
 */
async function confirm(
  look: HeadLook,
  found: Probe,
  before: Probe | undefined,
): Promise<Gross | BrokenSide | undefined> {
  const { base } = look;
  let [slowest, fastest] = [base.perOp, secPerOpOf(found, before) ?? 0];
  for (let n = 0; n < CONFIRMATIONS; n++) {
    const again = await bothAgain(look, { base: base.iterations, head: found.iterations });
    if ("kind" in again) return again;
    const seconds = leastPerOp(again.head, found, before);
    if (typeof seconds !== "number") return seconds;
    const alike = found.iterations === base.iterations ? again.base : await probeBase(look, found.iterations);
    if (alike.kind === "broken") return alike;
    slowest = Math.max(slowest, again.base.perOp);
    fastest = Math.min(fastest, seconds, base.perOp + longer(again.head, alike));
  }
  if (fastest < GROSS * slowest) return undefined;
  return slower({ base: base.perOp, slowest, fastest }, CONFIRMATIONS + 1);
}

async function probeBase(
  { run, request }: Pick<HeadLook, "run" | "request">,
  iterations: number,
): Promise<Probe | BrokenSide> {
  const base = await probe(run, request, iterations, undefined);
  return base.kind === "broken" ? { ...base, side: "base" } : base;
}

/** Seconds that an operation takes more on the head, with as many; what is set up on both drops out. */
function longer(head: Probe | BrokenSide, base: Probe): number {
  return head.kind === "probe" ? head.perOp - base.perOp : Number.POSITIVE_INFINITY;
}

/** Seconds of an operation of the head, at least: what its time limit ended would have taken longer. */
function leastPerOp(
  head: Probe | BrokenSide,
  { iterations }: Probe,
  before: Probe | undefined,
): number | BrokenSide {
  if (head.kind === "probe") return secPerOpOf(head, before) ?? 0;
  return head.lateAfter === undefined ? head : head.lateAfter / iterations;
}

/**
 * slower says that each of some looks at the head took many times as long as each of as many at the base.
 * Seconds of an operation.
 */
export function slower(
  { base, slowest, fastest }: { readonly base: number; readonly slowest: number; readonly fastest: number },
  looks: number,
): Gross {
  const times = Number((fastest / slowest).toPrecision(2)).toLocaleString("en-US");
  const reason = `${times} × slower in each of ${looks} short looks, so that no more samples were taken`;
  return { kind: "gross", base, head: fastest, reason };
}

// By how much the head of a row differs from its base, and how well that is known.
//
// Where it can be, on logarithms: a ratio is a difference there. Values that have none (0 and less, in custom
// units) are taken as they are, relative to the centre of the base.

import type { Location } from "../stats/trimmed-mean.ts";

/** Effect is the estimated change of one row. */
export interface Effect extends Location {
  /**
   * `log`: centre is ln(head/base). `linear`: (head − base)/|base|. `absolute`: head − base, where the base
   * is 0.
   */
  readonly scale: "log" | "linear" | "absolute";
  /** Centre of the base in the row's unit; head and base agree with the effect. */
  readonly base: number;
  readonly head: number;
  /**
   * Only where fastest values are compared: share of the couples of a base and a head value that point the
   * same way, ½ to 1.
   */
  readonly agreement?: number;
}

/**
 * toDelta turns a number on the effect's scale into head/base − 1; null on the absolute scale, where there is
 * no ratio.
 */
export function toDelta({ scale }: Pick<Effect, "scale">, x: number): number | null {
  return scale === "log" ? Math.expm1(x) : scale === "linear" ? x : null;
}

/**
 * ratioAround is the effect of log-ratios; base and head lie around a common level (a logarithm) and differ
 * by the ratio.
 */
export function ratioAround(level: number, location: Location): Effect {
  const half = location.centre / 2;
  return { ...location, scale: "log", base: Math.exp(level - half), head: Math.exp(level + half) };
}

/** relativeTo is the effect of differences, given in the row's unit, from a base. */
export function relativeTo(base: number, difference: Location): Effect {
  const unit = base === 0 ? 1 : Math.abs(base);
  return {
    ...difference,
    centre: difference.centre / unit,
    unitVariance: difference.unitVariance / unit ** 2,
    scale: base === 0 ? "absolute" : "linear",
    base,
    head: base + difference.centre,
  };
}

/** inverted is the effect of the inverse values: of throughput, estimated as time. Only for ratios. */
export function inverted(effect: Effect): Effect {
  return { ...effect, centre: -effect.centre, base: 1 / effect.base, head: 1 / effect.head };
}

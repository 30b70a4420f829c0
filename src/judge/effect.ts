// By how much the head of a row differs from its base, and how well that is known.
//
// On logarithms where possible: a ratio is a difference there. Values without one (0 and less, in custom
// units) are taken as they are, relative to the centre of the base.

import type { Location } from "../stats/trimmed-mean.ts";

/** Effect is the estimated change of one row; `centre` and `unitVariance` are on its scale. */
export interface Effect extends Location {
  /**
   * `log`: centre is ln(head/base). `linear`: (head − base)/|base|. `absolute`: head − base, where the base
   * is 0.
   */
  readonly scale: "log" | "linear" | "absolute";
  /** Centre of the base in the row's unit. Base and head differ by the effect. */
  readonly base: number;
  /** Centre of the head in the row's unit. */
  readonly head: number;
  /**
   * Share of the couples of a base and a head value that point the same way, ½ to 1. Only where fastest
   * values are compared.
   */
  readonly agreement?: number;
}

/**
 * toDelta is head/base − 1 for a number on the effect's scale; null on the absolute scale, which has no
 * ratio.
 */
export function toDelta({ scale }: Pick<Effect, "scale">, x: number): number | null {
  return scale === "log" ? Math.expm1(x) : scale === "linear" ? x : null;
}

/**
 * ratioAround is the effect of log-ratios. Base and head lie around a common level, a logarithm:
 * ln base = level − centre/2, ln head = level + centre/2.
 */
export function ratioAround(level: number, location: Location): Effect {
  const half = location.centre / 2;
  return { ...location, scale: "log", base: Math.exp(level - half), head: Math.exp(level + half) };
}

/**
 * relativeTo is the effect of differences, in the row's unit, divided by |base|; as they are where base is 0.
 */
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

/**
 * inverted is the effect of the inverse values: of throughput that was estimated as time. Only on logarithms.
 */
export function inverted(effect: Effect): Effect {
  return { ...effect, centre: -effect.centre, base: 1 / effect.base, head: 1 / effect.head };
}

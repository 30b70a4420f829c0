// The vertical axis. Noise must not look like news: it is never tighter than ±2.5 %.

/** TIGHTEST is the least that the axis shows above and below the base. */
export const TIGHTEST = 0.025;
const MARGIN = 0.08;

/** percentRange covers the values and ±2.5 %, with a margin. */
export function percentRange(lo: number, hi: number): readonly [number, number] {
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return [-TIGHTEST, TIGHTEST];
  const margin = (hi - lo) * MARGIN;
  return [Math.min(-TIGHTEST, lo - margin), Math.max(TIGHTEST, hi + margin)];
}

/** absoluteRange spans at least 2.5 % to both sides of the middle. Negative values have no meaning here. */
export function absoluteRange(lo: number, hi: number): readonly [number, number] {
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return [0, 1];
  const [middle, margin] = [(lo + hi) / 2, (hi - lo) * MARGIN];
  const least = Math.abs(middle) * TIGHTEST || 1;
  return [Math.max(0, Math.min(middle - least, lo - margin)), Math.max(middle + least, hi + margin)];
}

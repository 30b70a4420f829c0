// What there is of the sides of a comparison.

/**
 * PerSide has something of both sides, or of the head alone, where that is compared with what an earlier run
 * stored.
 */
export interface PerSide<T> {
  readonly base?: T | undefined;
  readonly head: T;
}

/** perSide makes something of each side that there is. */
export function perSide<T, U>(
  { base, head }: PerSide<T>,
  make: (of: T, side: "base" | "head") => U,
): PerSide<U> {
  return base === undefined
    ? { head: make(head, "head") }
    : { base: make(base, "base"), head: make(head, "head") };
}

/** bothOf are the values of the sides that there are. */
export function bothOf<T>({ base, head }: PerSide<T>): readonly T[] {
  return base === undefined ? [head] : [base, head];
}

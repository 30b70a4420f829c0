/** PerSide has something of both sides, or of the head alone: then the base is what an earlier run stored. */
export interface PerSide<T> {
  readonly base?: T | undefined;
  readonly head: T;
}

export function perSide<T, U>(
  { base, head }: PerSide<T>,
  make: (of: T, side: "base" | "head") => U,
): PerSide<U> {
  return base === undefined
    ? { head: make(head, "head") }
    : { base: make(base, "base"), head: make(head, "head") };
}

export function bothOf<T>({ base, head }: PerSide<T>): readonly T[] {
  return base === undefined ? [head] : [base, head];
}

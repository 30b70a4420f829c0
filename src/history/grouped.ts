export type NotEmpty<T> = readonly [T, ...T[]];

/** grouped puts together what has the same key, in the order in which the keys first come. */
export function grouped<T, K>(all: Iterable<T>, keyOf: (each: T) => K): readonly NotEmpty<T>[] {
  const groups = new Map<K, [T, ...T[]]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}

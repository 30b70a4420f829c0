// A value that is computed from a pair is computed once, however many looks see the pair.

/** remembered makes a function that computes each value once, for as long as its key lives. */
export function remembered<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key) ?? { value: make(key) };
    known.set(key, found);
    return found.value;
  };
}

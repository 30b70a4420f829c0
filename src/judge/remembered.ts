// What is computed from a pair or a row is computed once, however many looks see it.

/** remembered makes a function that computes each value once, as long as its key (by identity) lives. */
export function remembered<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key) ?? { value: make(key) };
    known.set(key, found);
    return found.value;
  };
}

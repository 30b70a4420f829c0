// The last result of a function, as long as what it was made from is the same.

/** remember gives `ask`, which calls `make` where one of the causes is another than last time. */
export function remember<T>(): (causes: readonly unknown[], make: () => T) => T {
  let last: { readonly causes: readonly unknown[]; readonly value: T } | undefined;
  return (causes, make) => {
    const isSame =
      last !== undefined &&
      last.causes.length === causes.length &&
      last.causes.every((cause, i) => Object.is(cause, causes[i]));
    if (last !== undefined && isSame) return last.value;
    last = { causes, value: make() };
    return last.value;
  };
}

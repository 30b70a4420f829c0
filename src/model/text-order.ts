// The order of texts that is the same on every machine, whatever its language.

/** compareTexts goes by code units, as sort() without an order does: negative where `a` comes first. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// Units of measurement and which way is good.

export type Better = "lower" | "higher" | "unknown";

/** UnitMetadata is one `key=value` of a `Unit` line. */
export interface UnitMetadata {
  /** Tidied: `sec/op`, `B/s`, `allocs/op`. */
  readonly unit: string;
  /** `better`, `assume`, or anything else. */
  readonly key: string;
  readonly value: string;
}

/** meaningOf is the good direction of a tidied unit, and whether a `Unit` line calls it exact. */
export function meaningOf(
  unit: string,
  metadata: readonly UnitMetadata[],
): { readonly better: Better; readonly exact: boolean } {
  const exact = metadata.some((m) => m.unit === unit && m.key === "assume" && m.value === "exact");
  return { better: betterOf(unit, metadata), exact };
}

const KNOWN_BETTER: Readonly<Record<string, Better>> = {
  "ns/op": "lower",
  "sec/op": "lower",
  "B/op": "lower",
  "allocs/op": "lower",
  "MB/s": "higher",
  "B/s": "higher",
};

/**
 * betterOf is the good direction of a tidied unit: by a `better=` line, else for Go's own units, else
 * unknown.
 */
export function betterOf(unit: string, metadata: readonly UnitMetadata[]): Better {
  const said = metadata.find((m) => m.unit === unit && m.key === "better")?.value;
  if (said === undefined)
    return Object.hasOwn(KNOWN_BETTER, unit) ? (KNOWN_BETTER[unit] ?? "unknown") : "unknown";
  return said === "lower" || said === "higher" ? said : "unknown";
}

/** isOfClock is true for the tidied units that say how fast a benchmark is. */
export function isOfClock(unit: string): boolean {
  return unit === "sec/op" || unit === "B/s";
}

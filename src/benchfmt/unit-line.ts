// `Unit` lines: what is known of a unit (`Unit ns/op better=lower assume=exact`).
// https://pkg.go.dev/golang.org/x/perf/benchfmt#UnitMetadata

import { tidyUnit } from "./tidy.ts";
import { fieldsOf } from "./white-space.ts";

/** UnitPair is one field of a `Unit` line: metadata, or what is wrong with the field. */
type UnitPair =
  | {
      readonly ok: true;
      /** Tidied. */
      readonly unit: string;
      /** The unit as written. */
      readonly original: string;
      /** Before the first `=`, not "". */
      readonly key: string;
      /** Behind it; may be "". */
      readonly value: string;
    }
  | { readonly ok: false; readonly reason: string };

/** isUnitLine is true for a line whose first field is exactly `Unit`, without blanks before it. */
export function isUnitLine(line: string): boolean {
  return line.startsWith("Unit") && fieldsOf(line)[0] === "Unit";
}

/** parseUnitLine reads the pairs of a `Unit` line in their order. A unit without pairs gives none. */
export function parseUnitLine(line: string): UnitPair[] {
  const [, original, ...fields] = fieldsOf(line);
  if (original === undefined) return [{ ok: false, reason: "missing unit" }];
  const { unit } = tidyUnit(original);
  return fields.map((field) => {
    const at = field.indexOf("=");
    if (at <= 0) return { ok: false, reason: "expected key=value" };
    return { ok: true, unit, original, key: field.slice(0, at), value: field.slice(at + 1) };
  });
}

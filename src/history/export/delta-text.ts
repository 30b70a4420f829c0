// A change on logarithms, as percent with its interval.

import { formatDelta } from "../../report/format.ts";
import { tUpperQuantile } from "../../stats/student-t.ts";
import type { EntryComparison } from "../entry.ts";

/**
 * deltaText is `+30.1 % (28.0 to 32.2)`, without an interval where no error is known; "" without a change.
 */
export function deltaText({ ln, error, df }: Pick<EntryComparison, "ln" | "error" | "df">): string {
  if (ln === null) return "";
  const half = halfWidth({ error, df });
  const at = (x: number) => Math.expm1(x);
  return half === undefined
    ? formatDelta(at(ln), null, null)
    : formatDelta(at(ln), at(ln - half), at(ln + half));
}

/** Of the 95 % interval, on logarithms; undefined where no error is known. */
function halfWidth({ error, df }: Pick<EntryComparison, "error" | "df">): number | undefined {
  if (error === null) return undefined;
  if (error === 0) return 0;
  return df === null || df <= 0 ? undefined : error * tUpperQuantile(0.025, df);
}

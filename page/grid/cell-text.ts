// What is known of a cell, in words.

import { shownLine } from "../../src/model/visible.ts";
import type { PageEvent } from "../../src/page/format/events-file.ts";
import type { RowCell } from "../../src/page/format/row-cells.ts";
import {
  formatDelta,
  formatPair,
  formatSeconds,
  formatValue,
  plural,
  quantityText,
} from "../../src/report/format.ts";
import { tUpperQuantile } from "../../src/stats/student-t.ts";
import type { CellRun } from "../data/row-values.ts";
import { signOf } from "../state/cell-signs.ts";

/** Texts of the code under test are made visible, and cut here. */
const MOST_CHARS = 300;

/** shown is a text of the code under test, as it can be read safely. */
export function shown(text: string): string {
  return shownLine(text, MOST_CHARS);
}

/** changeText is `+14.7 % (12.0 to 17.0)`, with a 95 % interval; "" where nothing was compared. */
export function changeText({ ln, error, df }: Pick<RowCell, "ln" | "error" | "df">): string {
  if (ln === null) return "";
  if (error === null) return formatDelta(Math.expm1(ln), null, null);
  const reach = error === 0 ? 0 : error * (df === null || df === 0 ? Number.NaN : tUpperQuantile(0.025, df));
  if (Number.isNaN(reach)) return formatDelta(Math.expm1(ln), null, null);
  return formatDelta(Math.expm1(ln), Math.expm1(ln - reach), Math.expm1(ln + reach));
}

/** valueText is `1.02 µs → 1.17 µs`, or one value where there is one; "" for none. */
export function valueText(
  { base, head, form }: Pick<RowCell, "base" | "head" | "form">,
  unit: string,
): string {
  if (form === "seconds") return head === null ? "" : formatSeconds(head);
  if (base === null && head === null) return "";
  if (base === null || head === null) return quantityText(formatValue(head ?? base, unit));
  if (base === head) return quantityText(formatValue(head, unit));
  return formatPair(base, head, unit).map(quantityText).join(" → ");
}

/** runText is one run of a cell in a sentence: the verdict, by how much, how sure. */
export function runText({ cell, note, clocks }: CellRun, unit: string): string {
  const change = changeText(cell);
  const parts = [
    change === "" ? signOf(cell.class).words : `${signOf(cell.class).words}: ${change}`,
    valueText(cell, unit),
    cell.pairs > 0 ? plural(cell.pairs, "pair") : "",
    cell.run.how === "stored" ? "compared with samples of an earlier run, which is weaker than it looks" : "",
    note?.reason ? shown(note.reason) : "",
    note?.waived ? `waived until ${shown(note.expires)}: ${shown(note.waived)}` : "",
    ...(note?.through.length ? [`through ${note.through.slice(0, 3).map(shown).join(", ")}`] : []),
    ...clocks.map(({ clock }) => `fails with ${shown(clock)}`),
  ];
  return parts.filter((part) => part !== "").join("; ");
}

/** numberText is the short form, for a wide cell. */
export function numberText(runs: readonly CellRun[] | undefined, unit: string): string {
  const cell = runs?.at(-1)?.cell;
  if (cell === undefined) return "";
  if (cell.ln !== null)
    return cell.form === "still" ? "±0" : formatDelta(Math.expm1(cell.ln), null, null).replace(" ", "");
  return cell.form === "value" || cell.form === "seconds" ? valueText(cell, unit) : "";
}

const KINDS = { step: "a step", drift: "a drift of several commits", recovery: "a recovery" } as const;

/** eventText is `a step of +3.1 % (2.4 to 3.8), open`. */
export function eventText(event: PageEvent): string {
  return `${KINDS[event.kind]} of ${formatDelta(event.delta, event.lo, event.hi)}, ${eventState(event)}`;
}

/** eventState says what became of it. */
export function eventState({ state, reason, expires }: PageEvent): string {
  switch (state) {
    case "open":
      return "open";
    case "recovered":
      return "taken back since";
    case "acknowledged":
      return `acknowledged${expires === "" ? "" : ` until ${shown(expires)}`}${reason === "" ? "" : `: ${shown(reason)}`}`;
  }
}

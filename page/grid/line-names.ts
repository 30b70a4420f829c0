// What stands before each line of the grid.

import { type NamedRow, shortPackage } from "../state/row-names.ts";
import { shown } from "./cell-text.ts";
import type { Line } from "./lines.ts";

/**
 * namerFor gives the name of a line, for so many characters; the package is a heading where rows are grouped.
 * A name that is too long goes without its package, then without `Benchmark`: on a phone all begin alike.
 */
export function namerFor(
  { lines, rows }: { readonly lines: readonly Line[]; readonly rows: readonly NamedRow[] },
  isGrouped: boolean,
): (line: number, most: number) => string {
  return (line, most) => {
    const at = lines[line];
    if (at?.kind === "package") return `${shown(at.pkg || "(no package)")} (${at.rows})`;
    const row = at && rows[at.row];
    if (row === undefined) return "";
    const bare = row.name.replace(/^Benchmark(?=.)/, "");
    const names = [
      ...(isGrouped || row.pkg === "" ? [] : [`${shortPackage(row.pkg)}.${row.name}`]),
      row.name,
    ];
    const unit = row.unit === "" ? "" : ` ${row.unit}`;
    return shown((names.find((name) => name.length + unit.length <= most) ?? bare) + unit);
  };
}

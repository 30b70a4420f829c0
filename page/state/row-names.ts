// Rows as people name them, and as an address names them.

import { labelOf } from "../../src/history/benchmark-label.ts";
import { type PageRow, packageOf } from "../../src/page/format/rows-file.ts";
import type { RowName } from "../grid/lines.ts";

export interface NamedRow extends RowName {
  readonly number: number;
  /** In the address: `example.com/m.BenchmarkParse-8 sec/op`, `example.com/m.TestFoo`. */
  readonly key: string;
  /** Without the package. */
  readonly name: string;
}

/** nameRows is in the order of the file's rows: a row's number is its place. */
export function nameRows(rows: readonly PageRow[]): readonly NamedRow[] {
  return rows.map((row, number) => {
    const [pkg, unit] = [packageOf(row), row.kind === "benchmark" ? row.unit : ""];
    const label = row.kind === "benchmark" ? labelOf(row.benchmark) : testLabel(row);
    const name = pkg === "" ? label : label.slice(pkg.length + 1);
    return { number, pkg, unit, label, name, key: unit === "" ? label : `${label} ${unit}` };
  });
}

function testLabel({ pkg, test }: PageRow & { readonly kind: "test" }): string {
  return pkg === "" ? test : `${pkg}.${test}`;
}

/** shortPackage is the last part of an import path; of `m/v2` the one before it, too. */
export function shortPackage(pkg: string): string {
  const parts = pkg.split("/");
  return parts.slice(/^v\d+$/.test(parts.at(-1) ?? "") ? -2 : -1).join("/");
}

// The rows of the grid: benchmarks in a unit, and tests. A row keeps its number: new ones come at the end, so
// that old segments stay as they are. Who shows them sorts them by name.

import type { Benchmark } from "../../model/benchmark.ts";
import {
  count,
  fromJson,
  into,
  list,
  Mismatch,
  object,
  oneOf,
  type TypeOf,
  text,
} from "../../model/shape.ts";
import { Broken } from "./table.ts";

export type PageRow =
  | { readonly kind: "benchmark"; readonly benchmark: Benchmark; readonly unit: string }
  /** `test`: full name, `TestParse/empty`. */
  | { readonly kind: "test"; readonly pkg: string; readonly test: string };

/** Columns; packages and units by their index. `unit` and `procs` of a test are 0. */
const fileShape = object({
  packages: list(text),
  units: list(text),
  kinds: list(oneOf([0, 1])),
  package: list(count),
  names: list(text),
  procs: list(count),
  unit: list(count),
});

type RowsFile = TypeOf<typeof fileShape>;

export function writeRows(rows: readonly PageRow[]): string {
  const packages = numbered(rows.map(packageOf));
  const units = numbered(rows.flatMap((row) => (row.kind === "benchmark" ? [row.unit] : [])));
  const file: RowsFile = {
    packages: [...packages.keys()],
    units: [...units.keys()],
    kinds: rows.map(({ kind }) => (kind === "benchmark" ? 0 : 1)),
    package: rows.map((row) => packages.get(packageOf(row)) ?? 0),
    names: rows.map((row) => (row.kind === "benchmark" ? row.benchmark.name : row.test)),
    procs: rows.map((row) => (row.kind === "benchmark" ? row.benchmark.procs : 0)),
    unit: rows.map((row) => (row.kind === "benchmark" ? (units.get(row.unit) ?? 0) : 0)),
  };
  return JSON.stringify(file);
}

/** readRows takes a stranger's text. */
export function readRows(json: string): readonly PageRow[] | Broken {
  const rows = rowsShape(fromJson(json));
  return rows instanceof Mismatch ? new Broken(rows.told("it")) : rows;
}

const rowsShape = into(fileShape, (file): readonly PageRow[] | Mismatch => {
  const { packages, units, kinds, names } = file;
  const isWhole = [file.package, names, file.procs, file.unit].every((c) => c.length === kinds.length);
  if (!isWhole) return new Mismatch("of columns of one length", kinds.length);
  return kinds.map((kind, i): PageRow => {
    const [pkg = "", name = ""] = [packages[file.package[i] ?? -1], names[i]];
    if (kind === 1) return { kind: "test", pkg, test: name };
    const benchmark = { pkg, name, procs: file.procs[i] ?? 1 };
    return { kind: "benchmark", benchmark, unit: units[file.unit[i] ?? -1] ?? "" };
  });
});

export function packageOf(row: PageRow): string {
  return row.kind === "benchmark" ? row.benchmark.pkg : row.pkg;
}

/** Numbers from 0 on, in the order in which they first come. */
function numbered(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...new Set(texts)].map((each, i) => [each, i]));
}

// The compiled flags: the filter and four projections, which take keys from one another.

import type { CompilePattern } from "../patterns/go-regexp.ts";
import { type Filter, parseFilter } from "./filter.ts";
import { type Extract, extractOf, fullNameWithout, type Observation } from "./key.ts";
import { configSource, type FieldSource, keySource, Projection } from "./projection.ts";
import { type ProjectionPart, parseProjection } from "./projection-syntax.ts";
import { QuerySyntaxError } from "./syntax-error.ts";

/** QueryTexts are the flags of that name, as written. */
export interface QueryTexts {
  readonly filter: string;
  readonly table: string;
  readonly row: string;
  readonly col: string;
  readonly ignore: string;
}

/** Query is compiled and holds what its projections have observed: one for each run. */
export interface Query {
  readonly filter: Filter;
  /** False for results with a value that a fixed order does not list. */
  readonly admits: (subject: Observation) => boolean;
  readonly table: Projection;
  readonly row: Projection;
  readonly col: Projection;
  /** The part of `.config` and `.fullname` that no flag asks for. */
  readonly residue: Projection;
}

/** compileQuery reads all five. Throws QueryError with benchstat's text for the first that is wrong. */
export function compileQuery(texts: QueryTexts, compile?: CompilePattern): Query {
  const filter = named("filter", () => parseFilter(texts.filter, compile));
  const [table, row, col, ignore] = (["table", "row", "col", "ignore"] as const).map((flag) =>
    named(flag, () => parseProjection(texts[flag])),
  ) as [ProjectionPart[], ProjectionPart[], ProjectionPart[], ProjectionPart[]];
  const all = [...table, ...row, ...col, ...ignore];
  const keys = new Set(all.map(({ key }) => key));
  const projection = (parts: readonly ProjectionPart[]): Projection =>
    new Projection(parts.map((part) => sourceOf(part, keys)));
  const unused = [".config", ".fullname"].filter((key) => !keys.has(key));
  return {
    filter,
    admits: admission(all),
    table: projection(table),
    row: projection(row),
    col: projection(col),
    residue: projection(unused.map((key) => ({ key, order: { kind: "first" } }))),
  };
}

function named<T>(flag: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof QuerySyntaxError) throw new QueryError(`parsing -${flag}: ${error.marked}`);
    throw error;
  }
}

/** QueryError is a filter or projection that cannot be read; the message has several lines. */
export class QueryError extends Error {
  override readonly name = "QueryError" as const;
}

// `.config` and `.fullname` leave out what other keys ask for by name.
function sourceOf({ key, order }: ProjectionPart, keys: ReadonlySet<string>): FieldSource {
  if (key === ".config") return configSource(keys, order);
  return keySource(key, key === ".fullname" ? fullNameWithout(keys) : extractOf(key), order);
}

// A fixed order is a filter, too: it drops results with other values.
function admission(parts: readonly ProjectionPart[]): (subject: Observation) => boolean {
  const lists: { extract: Extract; values: ReadonlySet<string> }[] = parts.flatMap(({ key, order }) =>
    order.kind === "fixed" ? [{ extract: extractOf(key), values: new Set(order.values) }] : [],
  );
  return (subject) => lists.every(({ extract, values }) => values.has(extract(subject)));
}

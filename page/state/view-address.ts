// The view as the fragment of the address, and back: `#grid?branch=main&q=Parse`. What is as in the first
// view is left out.

import { compileFilter } from "../filter/filter.ts";
import { FIRST_VIEW, PAGES, SORTS, THEMES, TOGETHER, VALUES, type View, WIDTHS } from "./view.ts";
import { isZone } from "./zones.ts";

/** A field of the view as values of one key; undefined for values that say nothing. */
interface Field<T> {
  readonly key: string;
  readonly read: (values: readonly string[]) => T | undefined;
  readonly write: (value: T) => readonly string[];
}

/** Longer values are no names of ours, and an address is a stranger's text. */
const MOST_CHARS = 20_000;
const MOST_VALUES = 50;

function word<T extends string>(key: string, words: readonly T[]): Field<T> {
  return { key, read: ([value]) => words.find((one) => one === value), write: (value) => [value] };
}

function text(key: string, fits: (value: string) => boolean = () => true): Field<string> {
  return {
    key,
    read: ([value = ""]) => (value.length <= MOST_CHARS && fits(value) ? value : undefined),
    write: (value) => [value],
  };
}

function texts(key: string, most = MOST_VALUES): Field<readonly string[]> {
  return {
    key,
    read: (values) =>
      values.length <= most && values.every(({ length }) => length <= MOST_CHARS) ? values : undefined,
    write: (values) => values,
  };
}

const isFilter = (value: string): boolean => compileFilter(value).kind === "filter";

const FIELDS: { readonly [K in Exclude<keyof View, "page">]: Field<View[K]> } = {
  branches: texts("branch"),
  regions: texts("region"),
  together: word("together", TOGETHER),
  filter: text("q", isFilter),
  pkg: text("package"),
  unit: text("unit"),
  states: texts("state"),
  sort: word("sort", SORTS),
  grouped: {
    key: "group",
    read: ([value]) => (value === "package" ? true : undefined),
    write: (value) => (value ? ["package"] : []),
  },
  width: word("width", WIDTHS),
  row: text("row"),
  commit: text("at"),
  region: text("in"),
  picked: texts("pick", 2),
  benchmarks: texts("of"),
  base: text("base"),
  values: word("values", VALUES),
  from: text("from"),
  to: text("to"),
  zone: text("zone", (value) => value === "" || isZone(value)),
  theme: word("theme", THEMES),
};

export interface ReadView {
  readonly view: View;
  /** What of the address says nothing, and what was taken instead. */
  readonly doubts: readonly string[];
}

/** readView takes a fragment, with or without its `#`. */
export function readView(fragment: string): ReadView {
  const [name = "", query = ""] = splitOnce(fragment.replace(/^#/, ""), "?");
  const doubts: string[] = [];
  const page = PAGES.find((one) => one === name);
  if (page === undefined && name !== "")
    doubts.push(`There is no page ${quoted(name)}: this is the overview.`);
  const parameters = new URLSearchParams(query);
  let view: View = { ...FIRST_VIEW, page: page ?? FIRST_VIEW.page };
  const known = new Set<string>();
  for (const field of fieldsOf(FIELDS)) {
    const key = FIELDS[field].key;
    known.add(key);
    if (!parameters.has(key)) continue;
    const read = FIELDS[field].read(parameters.getAll(key));
    if (read === undefined) doubts.push(`The address has a ${key} that means nothing: it is left out.`);
    else view = { ...view, [field]: read };
  }
  for (const key of new Set(parameters.keys()))
    if (!known.has(key)) doubts.push(`The address has ${quoted(key)}, which this page does not know.`);
  return { view, doubts };
}

/** writeView is the shortest fragment that readView makes the same view of, with its `#`. */
export function writeView(view: View): string {
  const parameters = new URLSearchParams();
  for (const field of fieldsOf(FIELDS)) appendField(parameters, view, field);
  const query = parameters.toString();
  return `#${view.page}${query === "" ? "" : `?${query}`}`;
}

function appendField<K extends keyof typeof FIELDS>(parameters: URLSearchParams, view: View, name: K): void {
  const { key, write }: Field<View[K]> = FIELDS[name];
  const [values, usual] = [write(view[name]), write(FIRST_VIEW[name])];
  if (values.join("\n") !== usual.join("\n")) for (const value of values) parameters.append(key, value);
}

function fieldsOf<T extends object>(fields: T): readonly (keyof T)[] {
  return Object.keys(fields) as (keyof T)[]; // a constant of ours: there are no other keys
}

function splitOnce(value: string, at: string): readonly string[] {
  const i = value.indexOf(at);
  return i < 0 ? [value] : [value.slice(0, i), value.slice(i + at.length)];
}

function quoted(value: string): string {
  return JSON.stringify(value.slice(0, 40));
}

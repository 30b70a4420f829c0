// Outside data, checked field by field: what is not as it must be ends the reading with the path of the
// value.

import { ReportFormatError } from "./report-error.ts";

/** Limits of one value; a report beyond them was not written by this program. */
export const MAX_TEXT_CHARS = 65_536;
const MAX_LIST_LENGTH = 200_000;

/**
 * Fields reads an object. Every method throws ReportFormatError for a value of another shape; unknown fields
 * are ignored.
 */
export class Fields {
  readonly #object: object;
  readonly #path: string;

  constructor(value: unknown, path: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw wrong(path, "an object", value);
    this.#object = value;
    this.#path = path;
  }

  /** text reads a string of at most MAX_TEXT_CHARS. */
  text(name: string): string {
    return textOf(this.#value(name), this.#at(name));
  }

  /** number reads a finite number. */
  number(name: string): number {
    const value = this.#value(name);
    if (typeof value !== "number" || !Number.isFinite(value))
      throw wrong(this.#at(name), "a finite number", value);
    return value;
  }

  /** numberOrNull reads a finite number or null. */
  numberOrNull(name: string): number | null {
    return this.#value(name) === null ? null : this.number(name);
  }

  /** count reads a whole number from 0 on. */
  count(name: string): number {
    const value = this.number(name);
    if (!Number.isSafeInteger(value) || value < 0)
      throw wrong(this.#at(name), "a whole number from 0 on", value);
    return value;
  }

  truth(name: string): boolean {
    const value = this.#value(name);
    if (typeof value !== "boolean") throw wrong(this.#at(name), "true or false", value);
    return value;
  }

  /** oneOf reads one of a few words. */
  oneOf<T extends string>(name: string, words: readonly T[]): T {
    const value = this.#value(name);
    const word = words.find((w) => w === value);
    if (word === undefined) throw wrong(this.#at(name), `one of ${words.join(", ")}`, value);
    return word;
  }

  object(name: string): Fields {
    return new Fields(this.#value(name), this.#at(name));
  }

  texts(name: string): readonly string[] {
    return this.#list(name).map((value, i) => textOf(value, `${this.#at(name)}[${i}]`));
  }

  /** objects reads a list of objects, each by `read`. */
  objects<T>(name: string, read: (fields: Fields) => T): readonly T[] {
    return this.#list(name).map((value, i) => read(new Fields(value, `${this.#at(name)}[${i}]`)));
  }

  /** has is true for a field that is there; an optional one may be absent, not null. */
  has(name: string): boolean {
    return this.#value(name) !== undefined;
  }

  #list(name: string): readonly unknown[] {
    const value = this.#value(name);
    if (!Array.isArray(value)) throw wrong(this.#at(name), "a list", value);
    if (value.length > MAX_LIST_LENGTH)
      throw wrong(this.#at(name), `at most ${MAX_LIST_LENGTH} long`, value.length);
    return value;
  }

  #value(name: string): unknown {
    return Object.hasOwn(this.#object, name) ? Reflect.get(this.#object, name) : undefined;
  }

  #at(name: string): string {
    return `${this.#path}.${name}`;
  }
}

function textOf(value: unknown, path: string): string {
  if (typeof value !== "string") throw wrong(path, "a text", value);
  if (value.length > MAX_TEXT_CHARS)
    throw wrong(path, `at most ${MAX_TEXT_CHARS} characters long`, value.length);
  return value;
}

function wrong(path: string, rule: string, value: unknown): ReportFormatError {
  const shown = JSON.stringify(value) ?? "absent";
  return new ReportFormatError(
    "shape",
    `${path} is not ${rule}: ${shown.length > 80 ? `${shown.slice(0, 79)}…` : shown}`,
  );
}

// Outside data is checked by shapes. A shape says once what a value must be and which type it then has:
// `object({ id: count, name: text })`. Its result is a copy with the fields of the shape, in its order, and
// no others; or a Mismatch, which knows where the value is wrong. docs/decisions/0010-outside-data.md

export type Shape<T> = (value: unknown) => T | Mismatch;

/** TypeOf is the type of a value that fits a shape. */
export type TypeOf<S> = S extends (value: unknown) => infer R ? Exclude<R, Mismatch> : never;

const MAX_SHOWN = 80;

/** Mismatch is a value that does not fit. */
export class Mismatch {
  /** Comes after "is not": `a text`. */
  readonly rule: string;
  readonly #value: unknown;
  readonly #path: string;

  constructor(rule: string, value: unknown, path = "") {
    this.rule = rule;
    this.#value = value;
    this.#path = path;
  }

  /** below is the same mismatch, seen from the value around it: `.name` or `[3]` leads to it. */
  below(step: string): Mismatch {
    return new Mismatch(this.rule, this.#value, step + this.#path);
  }

  /** told is the sentence: `report.seconds.total is not a finite number: null`. May quote hostile text. */
  told(name: string): string {
    const shown = shownOf(this.#value);
    const cut = shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN - 1)}…` : shown;
    return `${name}${this.#path} is not ${this.rule}: ${cut}`;
  }
}

function shownOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "absent";
  } catch (error) {
    if (error instanceof RangeError) return "…"; // lists in lists, millions deep
    throw error;
  }
}

/** fitting is the checked value; undefined where it does not fit. */
export function fitting<T>(shape: Shape<T>, value: unknown): T | undefined {
  const found = shape(value);
  return found instanceof Mismatch ? undefined : found;
}

/** where adds a rule, which comes after "is not": `a time`. */
export function where<T>(shape: Shape<T>, rule: string, holds: (value: T) => boolean): Shape<T> {
  return (value) => {
    const found = shape(value);
    return found instanceof Mismatch || holds(found) ? found : new Mismatch(rule, value);
  };
}

/** into makes another value of the checked one. */
export function into<T, U>(shape: Shape<T>, make: (value: T) => U | Mismatch): Shape<U> {
  return (value) => {
    const found = shape(value);
    return found instanceof Mismatch ? found : make(found);
  };
}

export const text: Shape<string> = (value) =>
  typeof value === "string" ? value : new Mismatch("a text", value);

export const flag: Shape<boolean> = (value) =>
  typeof value === "boolean" ? value : new Mismatch("true or false", value);

/** number is a finite one: JSON.parse makes Infinity of 1e999. */
export const number: Shape<number> = (value) =>
  typeof value === "number" && Number.isFinite(value) ? value : new Mismatch("a finite number", value);

export const count = where(
  number,
  "a whole number from 0 on",
  (value) => Number.isSafeInteger(value) && value >= 0,
);

/** anything is a value that is not looked at. */
export const anything: Shape<unknown> = (value) => value;

export function oneOf<const T extends string | number>(words: readonly T[]): Shape<T> {
  const rule = `one of ${words.join(", ")}`;
  return (value) => words.find((word) => word === value) ?? new Mismatch(rule, value);
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value) => (value === null ? null : shape(value));
}

export function either<T, U>(first: Shape<T>, second: Shape<U>): Shape<T | U> {
  return (value) => {
    const found = first(value);
    return found instanceof Mismatch ? second(value) : found;
  };
}

/** or is the fallback where a value is absent or does not fit: for programs that leave out what is empty. */
export function or<T>(shape: Shape<T>, fallback: NoInfer<T>): Shape<T>;
export function or<T, F>(shape: Shape<T>, fallback: F): Shape<T | F>;
export function or<T, F>(shape: Shape<T>, fallback: F): Shape<T | F> {
  return either(shape, () => fallback);
}

export function list<T>(shape: Shape<T>, most = Number.POSITIVE_INFINITY): Shape<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return new Mismatch("a list", value);
    if (value.length > most) return new Mismatch(`at most ${most} long`, value.length);
    const read: T[] = [];
    for (const [i, each] of value.entries()) {
      const found = shape(each);
      if (found instanceof Mismatch) return found.below(`[${i}]`);
      read.push(found);
    }
    return read;
  };
}

/** entries is an object with unknown keys, as pairs. */
export function entries<T>(shape: Shape<T>): Shape<readonly (readonly [key: string, value: T])[]> {
  return (value) => {
    if (!isObject(value)) return new Mismatch("an object", value);
    const read: (readonly [string, T])[] = [];
    for (const [key, each] of Object.entries(value)) {
      const found = shape(each);
      if (found instanceof Mismatch) return found.below(`.${key}`);
      read.push([key, found]);
    }
    return read;
  };
}

interface Optional<T> {
  (value: unknown): T | Mismatch;
  readonly isOptional: true;
}

/** optional is for fields of an object that may be absent. One that is there must fit, and null is there. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return Object.assign((value: unknown) => shape(value), { isOptional: true } as const);
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type MayKeys<F> = { [K in keyof F]: F[K] extends Optional<unknown> ? K : never }[keyof F];
type Must<F> = { readonly [K in keyof F]: TypeOf<F[K]> };
type May<F> = { readonly [K in keyof F]?: TypeOf<F[K]> };
type ObjectOf<F> = Must<Omit<F, MayKeys<F>>> & May<Pick<F, MayKeys<F>>>;

/** object reads own fields only, nothing of a prototype. */
export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  const shapes = Object.entries(fields);
  return (value) => {
    if (!isObject(value)) return new Mismatch("an object", value);
    const read: Record<string, unknown> = {};
    for (const [name, shape] of shapes) {
      const field = Object.hasOwn(value, name) ? value[name] : undefined;
      if (field === undefined && "isOptional" in shape) continue;
      const found = shape(field);
      if (found instanceof Mismatch) return found.below(`.${name}`);
      read[name] = found;
    }
    return read as ObjectOf<F>; // each field was given by its shape
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** fromJson is the value of a JSON text; undefined, which no JSON is, for another text. */
export function fromJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

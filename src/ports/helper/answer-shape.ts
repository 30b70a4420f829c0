// Checks of single values of the helper's answers.

/**
 * ProtocolError means that a request or an answer is not as it should be: a mistake of ours, which ends
 * nothing but the work that it belongs to.
 */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError" as const;
}

/** Fields is an object whose values are not checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** fields is the value if it is an object. Throws otherwise, as all here do. */
export function fields(value: unknown, name: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw wrong(name, "an object", value);
  return { ...value };
}

/** list is the list of a name. */
export function list(of: Fields, name: string): readonly unknown[] {
  const value = of[name];
  if (!Array.isArray(value)) throw wrong(name, "a list", value);
  return value;
}

/** text is the text of a name. */
export function text(of: Fields, name: string): string {
  const value = of[name];
  if (typeof value !== "string") throw wrong(name, "a text", value);
  return value;
}

/** number is the number of a name; a finite one, but JSON.parse makes Infinity of 1e999. */
export function number(of: Fields, name: string): number {
  const value = of[name];
  if (typeof value !== "number" || !Number.isFinite(value)) throw wrong(name, "a number", value);
  return value;
}

/** count is the whole number of a name, from 0 on. */
export function count(of: Fields, name: string): number {
  const value = of[name];
  if (!Number.isInteger(value) || Number(value) < 0) throw wrong(name, "a whole number", value);
  return Number(value);
}

/** numberOrNull is the number of a name, or null where that stands. */
export function numberOrNull(of: Fields, name: string): number | null {
  return of[name] === null ? null : number(of, name);
}

/** flag is the truth value of a name. */
export function flag(of: Fields, name: string): boolean {
  const value = of[name];
  if (typeof value !== "boolean") throw wrong(name, "true or false", value);
  return value;
}

/** wrong is the error of a value that is not what is expected. */
export function wrong(name: string, expected: string, value: unknown): ProtocolError {
  const found = JSON.stringify(value)?.slice(0, 100);
  return new ProtocolError(`the Go helper's "${name}" is not ${expected}: ${found}`);
}

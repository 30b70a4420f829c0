// The payload of a GitHub event, looked into with suspicion: what is not of the type that it should be is not
// there.

/** textAt is the text at a path, undefined where there is none. */
export function textAt(payload: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(payload, ...path);
  return typeof found === "string" ? found : undefined;
}

/** countAt is the whole number from 0 on at a path, undefined where there is none. */
export function countAt(payload: unknown, ...path: readonly string[]): number | undefined {
  const found = valueAt(payload, ...path);
  return typeof found === "number" && Number.isSafeInteger(found) && found >= 0 ? found : undefined;
}

/** shaAt is the full commit hash at a path, undefined where there is none. */
export function shaAt(payload: unknown, ...path: readonly string[]): string | undefined {
  const found = textAt(payload, ...path);
  return found !== undefined && SHA.test(found) ? found : undefined;
}

const SHA = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** valueAt is whatever stands at a path, undefined where nothing does. */
export function valueAt(payload: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined,
    payload,
  );
}

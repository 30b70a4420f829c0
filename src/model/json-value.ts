// Reading JSON that other programs print: unknown until checked, and often many values in one stream.

/** JsonObject is a checked object whose values are not checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** isObject is true for a JSON object, not for null and arrays. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** asObject is the value if it is an object, else one without keys. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** parseObject reads one JSON object; null for anything else. */
export function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** textAt is the string under a key, "" where there is none. */
export function textAt(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === "string" ? value : "";
}

/** numberAt is the finite number under a key, 0 where there is none. */
export function numberAt(object: JsonObject, key: string): number {
  const value = object[key];
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

/** textsAt is the strings of the array under a key. */
export function textsAt(object: JsonObject, key: string): readonly string[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

/** objectsAt is the objects of the array under a key. */
export function objectsAt(object: JsonObject, key: string): readonly JsonObject[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/**
 * parseObjects reads the objects of a stream, pretty-printed or one a line, with other lines between them. An
 * object begins at a line that starts with `{` and, unless it is whole on that line, ends at the next line
 * that is `}`, as Go's encoder indents. What is no object is given back as text.
 */
export function parseObjects(stream: string): {
  readonly objects: readonly JsonObject[];
  readonly rest: string;
} {
  const objects: JsonObject[] = [];
  const rest: string[] = [];
  let open: string[] = [];
  for (const line of stream.split(/\r?\n/)) {
    const isPart = open.length > 0 || line.startsWith("{");
    if (!isPart) rest.push(line);
    else open.push(line);
    if (!isPart || !(open.length === 1 || line === "}")) continue;
    const object = parseObject(open.join("\n"));
    if (object !== null) objects.push(object);
    else if (line === "}") rest.push(...open);
    if (object !== null || line === "}") open = [];
  }
  return { objects, rest: [...rest, ...open].join("\n") };
}

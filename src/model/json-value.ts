// JSON that other programs print: often many objects in one stream.

import { fromJson, isObject } from "./shape.ts";

/** JsonObject is an object whose values are not checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

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
    const object = fromJson(open.join("\n"));
    if (isObject(object)) objects.push(object);
    else if (line === "}") rest.push(...open);
    if (isObject(object) || line === "}") open = [];
  }
  return { objects, rest: [...rest, ...open].join("\n") };
}

import { fromJson, isObject } from "./shape.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * parseObjects reads the JSON objects that a program prints, pretty-printed or one a line, with other lines
 * between them. An object begins at a line with `{` first, and ends there or at the next line that is `}`, as
 * Go's encoder indents. `rest` is all other lines.
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

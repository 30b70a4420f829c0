import { fromJson, isObject } from "./shape.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * parseObjects reads the JSON objects that a program prints, one a line or pretty-printed, with other lines
 * between them. The latter begins at a line that is `{` and ends at the next one that is `}`, as Go's encoder
 * indents. `rest` is all other lines.
 */
export function parseObjects(stream: string): {
  readonly objects: readonly JsonObject[];
  readonly rest: string;
} {
  const objects: JsonObject[] = [];
  const rest: string[] = [];
  let open: string[] = [];
  for (const line of stream.split(/\r?\n/)) {
    open.push(line);
    const isInside = open[0] === "{" && line !== "}";
    if (isInside) continue;
    const object = line.startsWith("{") || line === "}" ? fromJson(open.join("\n")) : undefined;
    if (isObject(object)) objects.push(object);
    else rest.push(...open);
    open = [];
  }
  return { objects, rest: [...rest, ...open].join("\n") };
}

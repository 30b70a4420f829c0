// Where the values of a branch and region are: of each block of rows the files of its pieces (pieces.ts).

import { list, object, type TypeOf, text } from "../../model/shape.ts";
import { readJson } from "./read-json.ts";
import type { Broken } from "./table.ts";

const fileShape = object({
  /** By block, then by piece: the hash in the file's name; "" where nothing was measured. */
  pieces: list(list(text)),
});

export type BlocksFile = TypeOf<typeof fileShape>;

export function writeBlocks(file: BlocksFile): string {
  return JSON.stringify(file);
}

/** readBlocks takes a stranger's text. */
export function readBlocks(json: string): BlocksFile | Broken {
  return readJson(fileShape, json);
}

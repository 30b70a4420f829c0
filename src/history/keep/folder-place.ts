// A history in a folder: of a mounted bucket, a second checkout, an artifact. A file appears as a whole.

import { UsageError } from "../../model/errors.ts";
import { appear, filesBelow, readText, removeFile } from "../../ports/files/files.ts";
import type { Place } from "./place.ts";

/** openFolderPlace takes an absolute path; the folder need not be there. `mark` tells writers apart. */
export function openFolderPlace(dir: string, mark: string): Place {
  return {
    name: `the folder ${dir}`,
    async look() {
      return {
        paths: await filesBelow(dir),
        texts: (paths) => Promise.all(paths.map((path) => textOf(dir, path))),
        async change({ write, remove }) {
          for (const { path, bytes } of write) await appear(`${dir}/${path}`, bytes, mark);
          for (const path of remove) await removeFile(`${dir}/${path}`);
          return { kind: "done" };
        },
      };
    },
    async [Symbol.asyncDispose]() {},
  };
}

async function textOf(dir: string, path: string): Promise<string> {
  const text = await readText(`${dir}/${path}`);
  if (text !== undefined) return text;
  throw new UsageError(`${dir}/${path} is gone`, "let nothing else write into the folder of a history");
}

// What a repository has and what it is to have → what would be written, as a diff.

import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

export type Planned = { readonly path: string; readonly text: string } & (
  | { readonly kind: "new" }
  | { readonly kind: "same" }
  | { readonly kind: "differs" /** Unified, from what is there to what would be. */; readonly diff: string }
);

/** plan compares all but the line ends; `old` is undefined when there is no file. */
export function plan(path: string, text: string, old: string | undefined): Planned {
  if (old === undefined) return { path, text, kind: "new" };
  const was = old.replaceAll("\r\n", "\n");
  if (was === text) return { path, text, kind: "same" };
  const diff = createTwoFilesPatch(path, path, was, text, "now", "go-steady init", {
    context: 2,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return { path, text, kind: "differs", diff };
}

// Findings in a fixed shape and order, so that two runs over the same code say the same.

import { type Folders, relativeToRoot } from "../build/source-path.ts";
import type { CheckName, Finding } from "../model/check.ts";

/** BUILD is the code of findings about code that does not compile. */
export const BUILD = "build";

/** MAX_MESSAGE is the longest message, in characters: what an annotation shows. */
export const MAX_MESSAGE = 4096;

/** ToolPlace is where a tool points; line and column are 0 where it does not say. */
export interface ToolPlace {
  /** As the tool prints it: absolute, or relative to the folder that it ran in; "" for none. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** makeFinding cuts a long message, and leaves out a place outside of the repository. */
export function makeFinding(
  check: CheckName,
  code: string,
  message: string,
  place: ToolPlace | undefined,
  folders: Folders,
): Finding {
  const file = place === undefined || place.path === "" ? undefined : relativeToRoot(place.path, folders);
  const text = message.trim().slice(0, MAX_MESSAGE);
  if (place === undefined || file === undefined) return { check, code, message: text };
  return {
    check,
    code,
    message: text,
    file,
    ...(place.line > 0 ? { line: place.line } : {}),
    ...(place.line > 0 && place.column > 0 ? { column: place.column } : {}),
  };
}

/**
 * arrangeFindings removes duplicates (vet and staticcheck see a package with and without its tests) and
 * sorts: build errors first, then by place.
 */
export function arrangeFindings(findings: readonly Finding[]): readonly Finding[] {
  const unique = new Map(findings.map((finding) => [JSON.stringify(sortKey(finding)), finding]));
  return [...unique.values()].toSorted((a, b) => compareKeys(sortKey(a), sortKey(b)));
}

/** parsePosition reads `file.go:3:7` and `C:\file.go:3`; a text without line is a path. */
export function parsePosition(text: string): ToolPlace {
  const match = /^(.*?):(\d+)(?::(\d+))?$/s.exec(text);
  if (match === null) return { path: text, line: 0, column: 0 };
  return { path: match[1] ?? "", line: Number(match[2]), column: Number(match[3] ?? 0) };
}

type SortKey = readonly (string | number)[];

function sortKey({ code, message, file, line, column }: Finding): SortKey {
  return [
    code === BUILD ? 0 : 1,
    file === undefined ? 1 : 0,
    file ?? "",
    line ?? 0,
    column ?? 0,
    code,
    message,
  ];
}

function compareKeys(a: SortKey, b: SortKey): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  if (at < 0) return 0;
  return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}

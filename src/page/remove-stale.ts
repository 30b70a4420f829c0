// Files that the index names no more are kept for a day, for those who have the page open, and then removed.
// Of the page's program the version before stays, for a browser that has an old index.html.

import { fromJson, list, Mismatch, object, optional, text } from "../model/shape.ts";
import { compareTexts } from "../model/text-order.ts";
import { fileOf, hashIn } from "./format/file-names.ts";
import type { PageIndex } from "./format/index-file.ts";
import type { PageFolder } from "./page-folder.ts";
import { isProgram } from "./program.ts";

const STALE = "stale.json";
const DAY_MS = 24 * 3600 * 1000;
/** Of so many builds at most, where there are more in a day. */
const MOST_BUILDS = 24;

const staleShape = object({
  /** Since when no index names them, and the files' paths. */
  builds: list(object({ made: text, files: list(text) })),
  /** Paths of the program's parts: of this version, and of the one before. */
  programs: optional(list(list(text))),
});

type Folder = Pick<PageFolder, "paths" | "remove" | "put" | "text">;

interface Wanted {
  readonly index: PageIndex;
  /** Hashes of all files of values. */
  readonly values: Iterable<string>;
  /** Paths of its parts; undefined where there is data alone. */
  readonly program: readonly string[] | undefined;
}

/** removeStale comes after the index. */
export async function removeStale(folder: Folder, { index, values, program }: Wanted): Promise<void> {
  const named = new Set(filesOf(index, values));
  const paths = await folder.paths();
  const stale = readStale(await folder.text(STALE));
  const programs = newestPrograms(paths.filter(isProgram), stale.programs, program);
  for (const path of paths) if (isProgram(path) && !programs.flat().includes(path)) await folder.remove(path);
  const unnamed = new Set(paths.filter((path) => hashIn(path) !== undefined && !named.has(path)));
  const builds = [];
  for (const { made, files } of stale.builds) {
    const still = files.filter((path) => unnamed.delete(path));
    if (still.length > 0) builds.push({ made, files: still });
  }
  if (unnamed.size > 0) builds.push({ made: index.made, files: [...unnamed].sort() });
  builds.sort((a, b) => compareTexts(a.made, b.made));
  const isKept = ({ made }: { readonly made: string }) => Date.parse(index.made) - Date.parse(made) < DAY_MS;
  const kept = builds.filter(isKept).slice(-MOST_BUILDS);
  for (const { files } of builds.filter((build) => !kept.includes(build)))
    for (const path of files) await folder.remove(path);
  await folder.put(STALE, `${JSON.stringify({ builds: kept, programs })}\n`);
}

/** The newest version, then the one before. Where nobody wrote them down, any that is there may be that. */
function newestPrograms(
  there: readonly string[],
  known: readonly (readonly string[])[] | undefined,
  now: readonly string[] | undefined,
): readonly (readonly string[])[] {
  if (now === undefined) return known ?? [there];
  const [last = now, before = there.filter((path) => !now.includes(path))] = known ?? [];
  return now.every((path) => last.includes(path)) ? [last, before] : [now, last];
}

function readStale(json: string) {
  const found = staleShape(fromJson(json));
  return found instanceof Mismatch ? { builds: [] } : found;
}

/** filesOf are the paths of all files of data that a page has. */
export function filesOf({ branches, files }: PageIndex, values: Iterable<string>): readonly string[] {
  const { rows, events, tests, state } = files;
  const series = branches.flatMap((branch) => branch.series);
  return [
    ...[fileOf("rows", rows), fileOf("events", events), fileOf("tests", tests), fileOf("state", state)],
    ...branches.flatMap(({ commits }) => commits.map((hash) => fileOf("commits", hash))),
    ...branches.flatMap(({ runs }) => runs.map((hash) => fileOf("runs", hash))),
    ...series.flatMap(({ classes }) => classes.filter(Boolean).map((hash) => fileOf("classes", hash))),
    ...series.map(({ blocks }) => fileOf("blocks", blocks)),
    ...[...values].map((hash) => fileOf("values", hash)),
  ];
}

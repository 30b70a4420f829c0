// `go-steady page` and `stage: publish` with `page`: a history becomes a page in a folder, or one file.

import { join, resolve } from "node:path";
import { type HistoryWorld, openHistory } from "../history/keep/open-history.ts";
import type { Where } from "../history/keep/where.ts";
import { UsageError } from "../model/errors.ts";
import type { Settings } from "../model/settings.ts";
import { readBytes, replaceFile } from "../ports/files/files.ts";
import { openScratchFolder } from "../ports/files/scratch-folder.ts";
import { plural } from "../report/format.ts";
import { type BuiltPage, buildPage } from "./build-page.ts";
import type { PageIndex } from "./format/index-file.ts";
import { INDEX, openPageFolder, type PageFolder } from "./page-folder.ts";
import { type Inlined, readProgram, singleFile } from "./program.ts";
import type { PageFilter } from "./read-new.ts";

export interface PageRequest {
  readonly where: Where;
  /** Of the history: a name of a remote, or an address. */
  readonly remote: string;
  readonly filter: PageFilter;
  readonly settings: Pick<Settings, "waivers"> | undefined;
  readonly links: PageIndex["links"];
  /** Of go-steady. */
  readonly version: string;
}

export interface MadePage extends BuiltPage {
  readonly bytes: number;
  readonly files: number;
}

/** writtenText is what was written: `12 files, 0.2 MB written`. */
export function writtenText({ files, bytes }: Pick<MadePage, "files" | "bytes">): string {
  return `${plural(files, "file")}, ${(bytes / 1e6).toFixed(1)} MB written`;
}

/** makePage writes into a folder, absolute, that may have a page. Throws SteadyError. */
export async function makePage(world: HistoryWorld, request: PageRequest, dir: string): Promise<MadePage> {
  await using folder = await openPageFolder(dir);
  return await makeIn(world, request, folder); // else the lock would go first
}

async function makeIn(world: HistoryWorld, request: PageRequest, folder: PageFolder): Promise<MadePage> {
  const { where, remote, ...wish } = request;
  const program = await readProgram();
  await using history = await openHistory(world, where, remote);
  const built = await buildPage({ ...wish, folder, history, program, now: world.date() });
  return { ...built, ...folder.written() };
}

/** More opens slowly, and no host of files takes it. */
const MOST_BYTES = 20 * 1024 * 1024;

/** makeSingleFile throws UsageError for a history that is too large for one file. */
export async function makeSingleFile(
  world: HistoryWorld,
  request: PageRequest,
  file: string,
): Promise<MadePage> {
  const path = resolve(world.cwd, file);
  await using scratch = await openScratchFolder(world.temporary);
  await using folder = await openPageFolder(join(scratch.path, "page"));
  const made = await makeIn(world, request, folder);
  const html = Buffer.from(singleFile(await readProgram(), await inlinedOf(folder)));
  if (html.length > MOST_BYTES)
    throw new UsageError(
      `the page has ${megabytes(html.length)} as one file, and more than ${megabytes(MOST_BYTES)} are too many`,
      "take less of the history, --branch main --since 90d, or a folder, --out, and serve it",
    );
  await replaceFile(path, html);
  return { ...made, bytes: html.length, files: 1 };
}

/** All that is in the page but its program, and what the next build alone reads. */
async function inlinedOf(folder: PageFolder): Promise<readonly Inlined[]> {
  const paths = (await folder.paths()).filter((path) => path === INDEX || /^data\/(?!state-)/.test(path));
  return Promise.all(
    paths.map(async (path) => ({
      path,
      bytes: (await readBytes(join(folder.dir, path))) ?? new Uint8Array(0),
    })),
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

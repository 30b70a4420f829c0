// go-steady page --history WHERE --out DIR

import { resolve } from "node:path";
import { decodeWhere, WHERE_RULE } from "../history/keep/where.ts";
import { decodeSince, SINCE_RULE } from "../history/since.ts";
import { UsageError } from "../model/errors.ts";
import { visibleLine } from "../model/visible.ts";
import { loadSettings } from "../options/load-settings.ts";
import { linksOf, NO_LINKS } from "../page/links.ts";
import { type MadePage, makePage, makeSingleFile, type PageRequest, writtenText } from "../page/make-page.ts";
import type { PageFilter } from "../page/read-new.ts";
import { remoteAddress } from "../ports/git/remote-address.ts";
import { plural } from "../report/format.ts";
import type { World } from "../run/world.ts";
import { readFlags } from "./flags.ts";
import { worldOf } from "./world.ts";

declare const VERSION: string;

const FLAGS = {
  history: "value",
  remote: "value",
  out: "value",
  "single-file": "value",
  branch: "value",
  since: "value",
  config: "value",
  repository: "value",
} as const;

type Flags = Readonly<Record<string, string>>;

export async function page(args: readonly string[]): Promise<number> {
  const { values, positionals } = readFlags("page", args, FLAGS);
  const { out, "single-file": file } = values;
  if (positionals.length > 0)
    throw new UsageError(
      `page: ${JSON.stringify(positionals[0])} belongs to no flag`,
      "name the folder of the page with --out",
    );
  if ((out === undefined) === (file === undefined))
    throw new UsageError(
      "page: it takes one of --out and --single-file",
      "--out DIR is a folder to serve, --single-file FILE one file that opens without a server",
    );
  const world = await worldOf(process.cwd());
  const request = await requestOf(world, values);
  const made =
    file === undefined
      ? await makePage(world, request, resolve(world.cwd, out ?? ""))
      : await makeSingleFile(world, request, file);
  for (const doubt of made.doubts) process.stderr.write(`note: ${visibleLine(doubt)}\n`);
  process.stdout.write(`${sentence(made, out ?? file ?? "")}\n`);
  return 0;
}

async function requestOf(world: World, flags: Flags): Promise<PageRequest> {
  const { history = "branch", remote = "origin", config } = flags;
  const where = decodeWhere(history);
  if (where === undefined)
    throw new UsageError(
      `page: --history: ${JSON.stringify(history)} is not ${WHERE_RULE}`,
      "name where the history is kept",
    );
  const { cwd } = world;
  return {
    ...{
      where,
      remote,
      filter: filterOf(flags, world.date()),
      links: await linksHere(world, flags),
      version: VERSION,
    },
    settings: await loadSettings({ root: cwd, folder: ".", config: config && resolve(cwd, config) }),
  };
}

/** The first of the month: else the first column would be another one each day, and all be built anew. */
function filterOf({ branch, since: text }: Flags, now: Date): PageFilter {
  if (text === undefined) return { branch, since: undefined };
  const since = decodeSince(text, now);
  if (since !== undefined) return { branch, since: `${since.toISOString().slice(0, 7)}-01` };
  throw new UsageError(
    `page: --since: ${JSON.stringify(text)} is not ${SINCE_RULE}`,
    "write it as one of these",
  );
}

/** Without a repository there are no links, and the page is whole. */
async function linksHere(world: World, { repository }: Flags): Promise<PageRequest["links"]> {
  if (repository === undefined) {
    const origin = remoteAddress(world, world.cwd, { remote: "origin", writes: false });
    return origin.then(
      ({ url }) => linksOf(url),
      () => NO_LINKS,
    );
  }
  const links = linksOf(repository);
  if (links.home !== "") return links;
  throw new UsageError(
    `page: --repository: ${JSON.stringify(repository)} is no address of a repository`,
    "give the address of its page: https://github.com/acme/app",
  );
}

function sentence(made: MadePage, where: string): string {
  const { index, added, anew } = made;
  const commits = index.branches.reduce((sum, { columns }) => sum + columns, 0);
  const why = anew === undefined ? "" : ` (built anew: ${visibleLine(anew)})`;
  return `${visibleLine(where)}: ${plural(commits, "commit")}, ${plural(added, "run")} added, ${writtenText(made)}${why}`;
}

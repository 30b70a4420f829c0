import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  SINCE_RULE,
  decodeSince
} from "./chunk-GNFMYYWA.js";
import {
  NO_LINKS,
  linksOf,
  makePage,
  makeSingleFile,
  writtenText
} from "./chunk-LRCBCUZW.js";
import {
  remoteAddress
} from "./chunk-QQDU3EWU.js";
import {
  WHERE_RULE,
  decodeWhere
} from "./chunk-NOEO777H.js";
import {
  worldOf
} from "./chunk-5K6FG77B.js";
import {
  readFlags
} from "./chunk-3J5WFFSJ.js";
import {
  loadSettings
} from "./chunk-B4EB6BMR.js";
import {
  plural
} from "./chunk-T5SCUCRB.js";
import {
  visibleLine
} from "./chunk-XTVYU3JP.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";

// src/cli/page.ts
import { resolve } from "node:path";
var FLAGS = {
  history: "value",
  remote: "value",
  out: "value",
  "single-file": "value",
  branch: "value",
  since: "value",
  config: "value",
  repository: "value"
};
async function page(args) {
  const { values, positionals } = readFlags("page", args, FLAGS);
  const { out, "single-file": file } = values;
  if (positionals.length > 0)
    throw new UsageError(
      `page: ${JSON.stringify(positionals[0])} belongs to no flag`,
      "name the folder of the page with --out"
    );
  if (out === void 0 === (file === void 0))
    throw new UsageError(
      "page: it takes one of --out and --single-file",
      "--out DIR is a folder to serve, --single-file FILE one file that opens without a server"
    );
  const world = await worldOf(process.cwd());
  const request = await requestOf(world, values);
  const made = file === void 0 ? await makePage(world, request, resolve(world.cwd, out ?? "")) : await makeSingleFile(world, request, file);
  for (const doubt of made.doubts) process.stderr.write(`note: ${visibleLine(doubt)}
`);
  process.stdout.write(`${sentence(made, out ?? file ?? "")}
`);
  return 0;
}
async function requestOf(world, flags) {
  const { history = "branch", remote = "origin", config } = flags;
  const where = decodeWhere(history);
  if (where === void 0)
    throw new UsageError(
      `page: --history: ${JSON.stringify(history)} is not ${WHERE_RULE}`,
      "name where the history is kept"
    );
  const { cwd } = world;
  return {
    ...{
      where,
      remote,
      filter: filterOf(flags, world.date()),
      links: await linksHere(world, flags),
      version: "0.1.0"
    },
    settings: await loadSettings({ root: cwd, folder: ".", config: config && resolve(cwd, config) })
  };
}
function filterOf({ branch, since: text }, now) {
  if (text === void 0) return { branch, since: void 0 };
  const since = decodeSince(text, now);
  if (since !== void 0) return { branch, since: `${since.toISOString().slice(0, 7)}-01` };
  throw new UsageError(
    `page: --since: ${JSON.stringify(text)} is not ${SINCE_RULE}`,
    "write it as one of these"
  );
}
async function linksHere(world, { repository }) {
  if (repository === void 0) {
    const origin = remoteAddress(world, world.cwd, { remote: "origin", writes: false });
    return origin.then(
      ({ url }) => linksOf(url),
      () => NO_LINKS
    );
  }
  const links = linksOf(repository);
  if (links.home !== "") return links;
  throw new UsageError(
    `page: --repository: ${JSON.stringify(repository)} is no address of a repository`,
    "give the address of its page: https://github.com/acme/app"
  );
}
function sentence(made, where) {
  const { index, added, anew } = made;
  const commits = index.branches.reduce((sum, { columns }) => sum + columns, 0);
  const why = anew === void 0 ? "" : ` (built anew: ${visibleLine(anew)})`;
  return `${visibleLine(where)}: ${plural(commits, "commit")}, ${plural(added, "run")} added, ${writtenText(made)}${why}`;
}

export {
  page
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  worldOf
} from "./chunk-3BU5LPTW.js";
import {
  alignRows,
  joinCells,
  textOptions
} from "./chunk-J4SWGV6Q.js";
import {
  stringWidth
} from "./chunk-TDZWUB4V.js";
import {
  readFlags
} from "./chunk-GHYSNIKB.js";
import {
  FetchError,
  MAX_ENTRY_CHARS,
  Unreadable,
  checkMarker,
  fileOf,
  openRemoteBranch,
  openScratchFolder,
  packedEntries,
  readEntry,
  readParsed,
  refusalOf,
  remoteAddress,
  unpacked
} from "./chunk-FNIQRZMW.js";
import {
  lockFolder
} from "./chunk-7BG6PQZX.js";
import {
  WHERE_RULE,
  decodeWhere
} from "./chunk-NOEO777H.js";
import {
  escapeCode,
  escapeProse
} from "./chunk-T6M75FW2.js";
import {
  removeFolder
} from "./chunk-3S2IUK33.js";
import {
  decodeDuration
} from "./chunk-WM35EGX7.js";
import {
  shortHash
} from "./chunk-GOR4J6GN.js";
import {
  filesBelow,
  isFolder,
  makeFolder,
  readBytes,
  sizeOf
} from "./chunk-RIFWO3TC.js";
import {
  cutList,
  visibleLine
} from "./chunk-FJWWYUUG.js";
import {
  UnmeasurableError,
  UsageError
} from "./chunk-24M4FNCI.js";
import {
  withoutPasswords
} from "./chunk-6KHPSLRN.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/history/keep/open-history.ts
import { dirname, join, resolve } from "node:path";

// src/history/keep/read-folder.ts
var MOST_CHARS = 512 * 1024 * 1024;
var SKEW_MS = 24 * 3600 * 1e3;
async function* readFolder(history) {
  const { dir, name, now } = history;
  const paths = history.paths ?? await filesBelow(dir);
  const texts = (all) => Promise.all(all.map(async (path) => (await readBytes(`${dir}/${path}`))?.toString("utf8") ?? ""));
  await checkMarker(name, { paths, texts });
  const seen = /* @__PURE__ */ new Set();
  for (const path of paths.toSorted(byDay)) {
    for await (const { line, found } of foundIn(dir, path)) {
      if (found instanceof Unreadable) {
        yield { kind: "doubt", text: `${path}${line}: ${found.why}` };
        continue;
      }
      if (seen.has(found.key)) continue;
      seen.add(found.key);
      yield { kind: "entry", entry: found };
      if (Date.parse(found.time) > now.getTime() + SKEW_MS)
        yield { kind: "doubt", text: `${path}${line}: ${lateText(found)}` };
    }
  }
}
function lateText({ time, commit }) {
  return `it says that ${commit.sha.slice(0, 12)} was measured at ${time}, which is not yet: the clock of that machine was wrong; what it compared holds all the same`;
}
function byDay(a, b) {
  const [keyA, keyB] = [a, b].map((path) => path.replace(/^[^/]*\//, ""));
  return (keyA ?? "") < (keyB ?? "") ? -1 : 1;
}
async function* foundIn(dir, path) {
  const file = fileOf(path);
  if (file.kind === "ours") return;
  if (file.kind === "foreign")
    return yield one(new Unreadable("no file of a history has such a name; it was left alone"));
  const full = `${dir}/${path}`;
  if ((await sizeOf(full) ?? 0) > MAX_ENTRY_CHARS * 4)
    return yield one(new Unreadable(`it has more than ${MAX_ENTRY_CHARS * 4} bytes`));
  const bytes = await readBytes(full);
  if (bytes === void 0) return yield one(new Unreadable("it is not there any more"));
  if (file.kind === "entry") return yield one(readEntry(bytes.toString("utf8")));
  const text = await unpacked(bytes, MOST_CHARS);
  if (text === void 0)
    return yield one(new Unreadable("it cannot be unpacked: it is damaged, or only the beginning of a file"));
  for (const { line, value } of packedEntries(text))
    yield { line: `, line ${line}`, found: readParsed(value) };
}
function one(found) {
  return { line: "", found };
}

// src/history/keep/open-history.ts
async function openHistory(world, where, remote) {
  if (where.kind === "folder") return openFolder(world, resolve(world.cwd, where.dir));
  const address = await remoteAddress(world, world.cwd, { remote, writes: false });
  return openBranch(world, { ...address, branch: where.branch }, remote);
}
async function openFolder({ date }, dir) {
  const name = `the folder ${dir}`;
  if (!await isFolder(dir)) throw nothingThere(name);
  return { name, read: () => readFolder({ dir, name, now: date() }), async [Symbol.asyncDispose]() {
  } };
}
async function openBranch(world, address, remote) {
  const name = `the branch ${JSON.stringify(address.branch)} of ${withoutPasswords(remote)}`;
  const cached = await openCopy(world, address);
  try {
    return await historyOf(world, { address, name, copy: cached });
  } catch (error) {
    await cached[Symbol.asyncDispose]();
    if (error instanceof NothingThere || cached.isFresh) throw asUnreachable(name, error);
  }
  const fresh = await freshCopy(world);
  try {
    const opened = await historyOf(world, { address, name, copy: fresh });
    await removeFolder(cached.dir);
    return opened;
  } catch (error) {
    await fresh[Symbol.asyncDispose]();
    throw asUnreachable(name, error);
  }
}
async function openCopy(world, { url, branch }) {
  const dir = join(world.cacheDir, "history", shortHash(16, url, "\n", branch));
  const lock = `${dir}.lock`;
  await makeFolder(dirname(dir));
  if (!await lockFolder(lock)) return freshCopy(world);
  return { dir, isFresh: false, [Symbol.asyncDispose]: async () => void await removeFolder(lock) };
}
async function freshCopy({ temporary }) {
  const folder = await openScratchFolder(temporary);
  return { dir: folder.path, isFresh: true, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}
async function historyOf(world, { address, name, copy }) {
  const branch = await openRemoteBranch({
    ...world,
    ...address,
    dir: join(copy.dir, "git"),
    filter: void 0
  });
  const tip = await branch.fetch();
  if (tip === void 0) throw nothingThere(name);
  const listed = await branch.files(tip);
  const plain = listed.filter(({ path, mode }) => fileOf(path).kind !== "foreign" && mode === "100644");
  const dir = join(copy.dir, "files");
  await branch.checkOut(
    tip,
    dir,
    plain.map(({ path }) => path)
  );
  const paths = listed.map(({ path }) => path);
  return {
    name,
    read: () => readFolder({ dir, name, now: world.date(), paths }),
    [Symbol.asyncDispose]: () => copy[Symbol.asyncDispose]()
  };
}
var NothingThere = class extends UnmeasurableError {
};
function nothingThere(name) {
  return new NothingThere(
    `there is no history yet: ${name} is not there`,
    "stage: publish, or go-steady publish, makes it with the first run"
  );
}
function asUnreachable(name, error) {
  if (!(error instanceof FetchError)) return error;
  const hint = "read what git says; when the server is there again, run this again";
  return refusalOf(error.message) ?? new UnmeasurableError(`${name} cannot be fetched: ${error.message}`, hint);
}

// src/history/answer/render-answer.ts
var FORMATS = ["text", "json", "markdown"];
function renderAnswer(answer, format, width) {
  if (format === "json") return `${JSON.stringify(answer.json, null, 2)}
`;
  return format === "text" ? textOf(answer, width) : markdownOf(answer);
}
function textOf({ headline, tables, notes }, width) {
  const blocks = [
    wrapped(visibleLine(headline), width),
    ...tables.map((table) => tableText(table, width)),
    notes.flatMap((note) => wrapped(`note: ${visibleLine(note)}`, width))
  ];
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function wrapped(text, width) {
  const lines = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== void 0 && stringWidth(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === void 0 ? word : `  ${word}`);
  }
  return lines;
}
function tableText({ title, columns, rows, flexible }, width) {
  const cells = [columns.map((column) => column.title), ...rows.map((row) => row.map(visibleLine))];
  const aligned = alignRows(
    cells,
    columns.map(({ align }) => align),
    { width, flexible }
  );
  return [...title === "" ? [] : [visibleLine(title)], ...aligned.map(joinCells)];
}
function markdownOf({ headline, tables, notes }) {
  const blocks = [
    [escapeProse(headline)],
    ...tables.flatMap(tableMarkdown),
    notes.map((note) => `- ${escapeProse(note)}`)
  ];
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function tableMarkdown({ title, columns, rows }) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = `|${columns.map(({ align }) => align === "left" ? "---|" : "--:|").join("")}`;
  const shown = (cell, i) => cell === "" || columns[i]?.isOurs === true ? cell : escapeCode(cell, "cell");
  const body = rows.map((row) => line(row.map(shown)));
  return [
    ...title === "" ? [] : [[`### ${escapeCode(title)}`]],
    [line(columns.map((column) => column.title)), rule, ...body]
  ];
}

// src/history/filter-entries.ts
var MOST_NAMED = 10;
function filterEntries(entries, { branch, region, since }) {
  const ofBranch = named(entries, "branch", branch);
  const ofRegion = named(ofBranch, "region", region);
  const from = since?.getTime() ?? Number.NEGATIVE_INFINITY;
  return ofRegion.filter(({ time }) => Date.parse(time) >= from);
}
function named(entries, field, wanted) {
  if (wanted === void 0 || entries.length === 0) return entries;
  const kept = entries.filter((entry) => entry[field] === wanted);
  if (kept.length > 0) return kept;
  const there = [...new Set(entries.map((entry) => entry[field]))].filter((name) => name !== "").sort();
  throw new UsageError(
    `the history has no entry of the ${field} ${JSON.stringify(wanted)}`,
    there.length === 0 ? `no entry names a ${field}: leave --${field} out` : `there are ${cutList(there, MOST_NAMED)}`
  );
}

// src/history/since.ts
var SINCE_RULE = "a duration such as 24h or 7d, a day such as 2026-11-28, or a UTC time such as 2026-11-28T01:00:00Z";
var HOURS_A_DAY = 24;
function decodeSince(text, now) {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  const seconds = decodeDuration(days === void 0 ? text : `${Number(days) * HOURS_A_DAY}h`);
  if (seconds !== void 0) return new Date(now.getTime() - seconds * 1e3);
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/.test(text)) return void 0;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 10)) ? date : void 0;
}

// src/cli/history/call.ts
var WHERE_FLAGS = { history: "value", remote: "value" };
var FILTER_FLAGS = { branch: "value", region: "value", since: "value" };
async function readCall(verb, args, own = {}) {
  const { values, positionals } = readFlags(`history ${verb}`, args, {
    ...WHERE_FLAGS,
    ...FILTER_FLAGS,
    format: "value",
    json: "switch",
    ...own
  });
  const world = await worldOf(process.cwd());
  const where = decodeWhere(values.history ?? "branch");
  if (where === void 0)
    throw new UsageError(
      `--history: ${JSON.stringify(values.history)} is not ${WHERE_RULE}`,
      "name where the history is kept"
    );
  return {
    ...{ verb, flags: values, positionals, where, world, remote: values.remote ?? "origin" },
    filter: { branch: values.branch, region: values.region, since: sinceOf(values.since, world.date()) }
  };
}
function sinceOf(text, now) {
  if (text === void 0) return void 0;
  const since = decodeSince(text, now);
  if (since !== void 0) return since;
  throw new UsageError(`--since: ${JSON.stringify(text)} is not ${SINCE_RULE}`, "write it as one of these");
}
function formatOf({ flags }) {
  const said = flags.format ?? (flags.json === "true" ? "json" : "text");
  const format = FORMATS.find((each) => each === said);
  if (format !== void 0) return format;
  throw new UsageError(`--format: ${JSON.stringify(said)} is unknown`, `use one of ${FORMATS.join(", ")}`);
}
function words({ verb, positionals }, names) {
  if (positionals.length === names.length) return positionals;
  const wanted = names.length === 0 ? "takes no words" : `takes ${names.join(" and ")}`;
  throw new UsageError(
    `history ${verb} ${wanted}, and got ${positionals.length}`,
    ["go-steady history", verb, ...names, "--history WHERE"].join(" ")
  );
}
async function readHistory({ world, where, remote, filter }) {
  var _stack = [];
  try {
    const history = __using(_stack, await openHistory(world, where, remote), true);
    const [entries, doubts] = [[], []];
    for await (const record of history.read())
      if (record.kind === "entry") entries.push(record.entry);
      else doubts.push(record.text);
    return { entries: filterEntries(entries, filter), doubts };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function printAnswer(answer, format) {
  process.stdout.write(renderAnswer(answer, format, textOptions().width));
}

export {
  openHistory,
  readCall,
  formatOf,
  words,
  readHistory,
  printAnswer
};

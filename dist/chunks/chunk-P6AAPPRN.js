import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  FetchError,
  checkMarker,
  fileOf,
  isLate,
  lateText,
  openRemoteBranch,
  openScratchFolder,
  refusalOf
} from "./chunk-W3B2AJGU.js";
import {
  remoteAddress
} from "./chunk-QQDU3EWU.js";
import {
  lockFolder
} from "./chunk-7BG6PQZX.js";
import {
  removeFolder
} from "./chunk-3S2IUK33.js";
import {
  shortHash
} from "./chunk-GOR4J6GN.js";
import {
  boundedBytes,
  packText,
  readPack,
  runOf,
  tooLarge
} from "./chunk-W5QPDSER.js";
import {
  Unreadable,
  entryOf,
  keyOf,
  packedEntries,
  readColumns,
  readParsedColumns
} from "./chunk-QWPZQBH2.js";
import {
  filesBelow,
  isFolder,
  makeFolder,
  readBytes
} from "./chunk-SMI5HJ5O.js";
import {
  UnmeasurableError
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
async function* readFolder(history) {
  const sieve = createSieve(history.now, (file) => ({ ...factsOf(file), key: keyOf(file) }));
  for (const path of await pathsOf(history))
    for await (const each of foundIn(history.dir, path)) yield* sieve(each, recordOf);
}
function factsOf({ time, commit }) {
  return { time, commit };
}
function recordOf(file, key) {
  return {
    kind: "entry",
    key,
    file,
    get entry() {
      return entryOf(file);
    }
  };
}
async function* readRuns(history, packReader = readPack) {
  const sieve = createSieve(history.now, ({ columns }) => columns);
  const read = (path) => runsIn(history.dir, path, packReader);
  for await (const runs of begunAhead(await pathsOf(history), read))
    for (const each of runs) yield* sieve(each, (run) => ({ kind: "run", ...run }));
}
async function pathsOf({ dir, name, paths, isKnown }) {
  const all = paths ?? await filesBelow(dir);
  const texts = (wanted) => Promise.all(wanted.map(async (path) => (await readBytes(`${dir}/${path}`))?.toString("utf8") ?? ""));
  await checkMarker(name, { paths: all, texts });
  return all.toSorted(byDay).filter((path) => isKnown?.(path) !== true);
}
function createSieve(now, factsOf2) {
  const seen = /* @__PURE__ */ new Set();
  return function* ({ where, found }, recordOf2) {
    if (found instanceof Unreadable) return yield { kind: "doubt", text: `${where}: ${found.why}` };
    const facts = factsOf2(found);
    if (seen.has(facts.key)) return;
    seen.add(facts.key);
    yield recordOf2(found, facts.key);
    if (isLate(facts, now))
      yield { kind: "doubt", text: `${where}: it says that ${lateText(facts)}`, isLate: true };
  };
}
var MOST_AHEAD = 8;
async function* begunAhead(all, begin) {
  const begun = [];
  for (const each of all) {
    const next = begin(each);
    next.catch(() => {
    });
    begun.push(next);
    const first = begun.length < MOST_AHEAD ? void 0 : begun.shift();
    if (first !== void 0) yield await first;
  }
  for (const each of begun) yield await each;
}
function byDay(a, b) {
  const [keyA, keyB] = [a, b].map((path) => path.replace(/^[^/]*\//, ""));
  return (keyA ?? "") < (keyB ?? "") ? -1 : 1;
}
var FOREIGN = "no file of a history has such a name; it was left alone";
async function* foundIn(dir, path) {
  const { kind } = fileOf(path);
  if (kind === "ours") return;
  if (kind === "foreign") return yield { where: path, found: new Unreadable(FOREIGN) };
  if (kind === "entry") return yield { where: path, found: await entryFile(`${dir}/${path}`) };
  const text = await packText(`${dir}/${path}`);
  if (text instanceof Unreadable) return yield { where: path, found: text };
  try {
    for (const { line, value } of packedEntries(text))
      yield { where: atLine(path, line), found: readParsedColumns(value) };
  } catch (error) {
    yield { where: path, found: tooLarge(error) };
  }
}
async function runsIn(dir, path, packReader) {
  if (fileOf(path).kind === "pack")
    return (await linesIn(`${dir}/${path}`, packReader)).map((each) => ({
      where: atLine(path, each.line),
      found: "why" in each ? new Unreadable(each.why) : each.run
    }));
  const runs = [];
  for await (const { where, found } of foundIn(dir, path))
    runs.push({ where, found: found instanceof Unreadable ? found : runOf(found) });
  return runs;
}
async function linesIn(path, packReader) {
  try {
    return await packReader(path);
  } catch (error) {
    return [{ line: void 0, why: tooLarge(error).why }];
  }
}
function atLine(path, line) {
  return line === void 0 ? path : `${path}, line ${line}`;
}
async function entryFile(path) {
  const bytes = await boundedBytes(path);
  return bytes instanceof Unreadable ? bytes : readColumns(bytes.toString("utf8"));
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
  return {
    name,
    paths: () => filesBelow(dir),
    read: (isKnown) => readFolder({ dir, name, now: date(), isKnown }),
    runs: (packReader) => readRuns({ dir, name, now: date() }, packReader),
    async [Symbol.asyncDispose]() {
    }
  };
}
async function openBranch(world, address, remote) {
  const wish = {
    address,
    name: `the branch ${JSON.stringify(address.branch)} of ${withoutPasswords(remote)}`
  };
  const copy = await openCopy(world, address);
  try {
    return await historyOf(world, { ...wish, copy });
  } catch (error) {
    var _stack = [];
    try {
      const held = __using(_stack, copy, true);
      if (error instanceof NothingThere || held.isFresh) throw asUnreachable(wish.name, error);
      return await openAnew(world, wish, held.dir);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  }
}
async function openAnew(world, wish, damaged) {
  const copy = await freshCopy(world);
  try {
    const opened = await historyOf(world, { ...wish, copy });
    await removeFolder(damaged);
    return opened;
  } catch (error) {
    await copy[Symbol.asyncDispose]();
    throw asUnreachable(wish.name, error);
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
    paths: async () => paths,
    read: (isKnown) => readFolder({ dir, name, now: world.date(), paths, isKnown }),
    runs: (packReader) => readRuns({ dir, name, now: world.date(), paths }, packReader),
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

export {
  openHistory
};

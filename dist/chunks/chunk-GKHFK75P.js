import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  lockFolder
} from "./chunk-7BG6PQZX.js";
import {
  FetchError,
  MAX_ENTRY_CHARS,
  Unreadable,
  checkMarker,
  entryOf,
  fileOf,
  isLate,
  keyOf,
  lateText,
  openRemoteBranch,
  openScratchFolder,
  packedEntries,
  readColumns,
  readParsedColumns,
  refusalOf,
  unpacked
} from "./chunk-SCF4CYCS.js";
import {
  remoteAddress
} from "./chunk-QQDU3EWU.js";
import {
  removeFolder
} from "./chunk-3S2IUK33.js";
import {
  shortHash
} from "./chunk-GOR4J6GN.js";
import {
  filesBelow,
  isFolder,
  makeFolder,
  readBytes,
  sizeOf
} from "./chunk-SMI5HJ5O.js";
import {
  UnmeasurableError
} from "./chunk-24M4FNCI.js";
import {
  withoutPasswords
} from "./chunk-6KHPSLRN.js";

// src/history/keep/open-history.ts
import { dirname, join, resolve } from "node:path";

// src/history/keep/read-folder.ts
var MOST_CHARS = 512 * 1024 * 1024;
async function* readFolder(history) {
  const { dir, name, now, isKnown } = history;
  const paths = history.paths ?? await filesBelow(dir);
  const texts = (all) => Promise.all(all.map(async (path) => (await readBytes(`${dir}/${path}`))?.toString("utf8") ?? ""));
  await checkMarker(name, { paths, texts });
  const seen = /* @__PURE__ */ new Set();
  for (const path of paths.toSorted(byDay)) {
    if (isKnown?.(path) === true) continue;
    for await (const { line, found } of foundIn(dir, path)) {
      if (found instanceof Unreadable) {
        yield { kind: "doubt", text: `${path}${line}: ${found.why}` };
        continue;
      }
      const key = keyOf(found);
      if (seen.has(key)) continue;
      seen.add(key);
      yield recordOf(key, found);
      if (isLate(found, now))
        yield { kind: "doubt", text: `${path}${line}: it says that ${lateText(found)}`, isLate: true };
    }
  }
}
function recordOf(key, file) {
  return {
    kind: "entry",
    key,
    file,
    get entry() {
      return entryOf(file);
    }
  };
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
  if (file.kind === "entry") return yield one(readColumns(bytes.toString("utf8")));
  const text = await unpacked(bytes, MOST_CHARS);
  if (text === void 0)
    return yield one(new Unreadable("it cannot be unpacked: it is damaged, or only the beginning of a file"));
  for (const { line, value } of packedEntries(text))
    yield { line: `, line ${line}`, found: readParsedColumns(value) };
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
  return {
    name,
    paths: () => filesBelow(dir),
    read: (isKnown) => readFolder({ dir, name, now: date(), isKnown }),
    async [Symbol.asyncDispose]() {
    }
  };
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
    paths: async () => paths,
    read: (isKnown) => readFolder({ dir, name, now: world.date(), paths, isKnown }),
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

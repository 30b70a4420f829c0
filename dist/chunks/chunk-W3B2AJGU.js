import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  startJanitor
} from "./chunk-DPPV2HHV.js";
import {
  withCredential
} from "./chunk-XCYQLI3X.js";
import {
  complaint,
  okOrThrow,
  runGit,
  withSettings
} from "./chunk-6327TXBC.js";
import {
  removeFolder
} from "./chunk-3S2IUK33.js";
import {
  openTemporaryFolder
} from "./chunk-2OE5MBBK.js";
import {
  shortCommit
} from "./chunk-AFNJ52PR.js";
import {
  makeFolder,
  writeBytes
} from "./chunk-SMI5HJ5O.js";
import {
  UnmeasurableError
} from "./chunk-24M4FNCI.js";
import {
  withoutPasswords
} from "./chunk-6KHPSLRN.js";

// src/ports/files/scratch-folder.ts
async function openScratchFolder(parent) {
  const { path } = await openTemporaryFolder(parent);
  const janitor = startJanitor(path, "ours");
  return {
    path,
    async [Symbol.asyncDispose]() {
      if (await removeFolder(path)) janitor.dismiss();
    }
  };
}

// src/ports/git/remote-branch.ts
import { join } from "node:path";

// src/ports/git/blob-batch.ts
function readBatch(stdout, blobs) {
  const texts = [];
  let at = 0;
  while (texts.length < blobs) {
    const end = stdout.indexOf("\n", at);
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(stdout.slice(at, Math.max(at, end))) ?? [];
    if (size === void 0) return void 0;
    const text = ofBytes(stdout, end + 1, Number(size));
    texts.push(text);
    at = end + 1 + text.length + 1;
  }
  return at === stdout.length ? texts : void 0;
}
function ofBytes(all, from, bytes) {
  let text = all.slice(from, from + bytes);
  for (let more = Buffer.byteLength(text) - bytes; more > 0; more = Buffer.byteLength(text) - bytes)
    text = text.slice(0, -Math.max(1, Math.floor(more / 3)));
  return text;
}

// src/ports/git/remote-branch.ts
var FetchError = class extends Error {
  name = "FetchError";
};
var REMOTE = "go-steady-history";
var REF = "refs/go-steady/tip";
var QUIETLY = ["--quiet", "--no-tags", "--no-recurse-submodules", "--depth=1"];
async function openRemoteBranch(needs) {
  const commands = commandsOf(needs);
  await makeFolder(needs.dir);
  await initialise(commands, "sha1");
  return { ...readingOf(needs, commands), ...writingOf(needs, commands) };
}
function commandsOf({ processes, env, credential, dir, url, ways }) {
  const bare = { ...withSettings(env, [...ways, [`remote.${REMOTE}.url`, url]]), GIT_DIR: dir };
  const start = (settings2, args, stdin = "") => runGit(processes, settings2, args, dir, stdin);
  let settings = bare;
  return {
    run: (args, more = {}, stdin) => start({ ...settings, ...more }, args, stdin),
    must: async (args, more = {}, stdin) => okOrThrow(args, await start({ ...settings, ...more }, args, stdin)),
    async ask(args, isWorthAnother = () => true) {
      const exit = await start(settings, args);
      if (exit.code === 0 || credential === void 0 || settings !== bare || !isWorthAnother(exit))
        return exit;
      const again = await start(withCredential(bare, credential), args);
      if (again.code === 0) settings = withCredential(bare, credential);
      return again;
    }
  };
}
async function initialise({ must }, format) {
  const hashes = format === "sha1" ? [] : [`--object-format=${format}`];
  await must(["init", "--quiet", "--bare", "--template=", ...hashes]);
}
function readingOf({ branch, filter, dir }, commands) {
  const { run, must, ask } = commands;
  const only = filter === void 0 ? [] : [`--filter=${filter}`];
  const fetch = (wanted, less = only) => ask(["fetch", ...QUIETLY, ...less, REMOTE, wanted], ({ stderr }) => !isMissing(stderr));
  const textOf = async (blob) => {
    const exit = await ask(["cat-file", "blob", blob]);
    if (exit.code !== 0) throw new FetchError(withoutPasswords(complaint(exit.stderr)));
    return exit.stdout;
  };
  return {
    async fetch() {
      const wanted = `+refs/heads/${branch}:${REF}`;
      let exit = await fetch(wanted);
      if (/mismatched algorithms|object format/.test(exit.stderr) && exit.code !== 0) {
        await initialise(commands, "sha256");
        exit = await fetch(wanted);
      }
      if (exit.code === 0) return (await must(["rev-parse", "--verify", REF])).trim();
      if (isMissing(exit.stderr)) return void 0;
      throw new FetchError(withoutPasswords(complaint(exit.stderr)));
    },
    async files(commit) {
      const listed = await must(["ls-tree", "-r", "-z", "--full-tree", commit]);
      return listed.split("\0").flatMap(treeFile);
    },
    async texts(blobs) {
      const all = await run(["cat-file", "--batch"], {}, blobs.map((blob) => `${blob}
`).join(""));
      const read = all.code === 0 && !all.truncated ? readBatch(all.stdout, blobs.length) : void 0;
      if (read !== void 0) return read;
      const texts = [];
      for (const blob of blobs) texts.push(await textOf(blob));
      return texts;
    },
    async checkOut(commit, folder, paths) {
      await makeFolder(folder);
      const here = { GIT_WORK_TREE: folder, GIT_INDEX_FILE: join(dir, "index"), GIT_ATTR_NOSYSTEM: "1" };
      await writeBytes(join(dir, "info", "attributes"), Buffer.from(AS_THEY_ARE));
      await must(["read-tree", "--reset", commit], here);
      const out = [
        "-c",
        "core.symlinks=false",
        "checkout-index",
        "--force",
        "--quiet",
        "--index",
        "-z",
        "--stdin"
      ];
      await must(out, here, paths.map((path) => `${path}\0`).join(""));
    },
    async commitText(sha) {
      if ((await run(["cat-file", "-e", sha])).code !== 0) await fetch(sha, ["--filter=tree:0"]);
      const { code, stdout } = await run(["cat-file", "commit", sha]);
      return code === 0 ? stdout : void 0;
    }
  };
}
var AS_THEY_ARE = "* -text -eol -filter -ident -working-tree-encoding\n";
function isMissing(stderr) {
  return /couldn't find remote ref/i.test(stderr);
}
function treeFile(line) {
  const [, mode = "", blob = "", path = ""] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
  return path === "" ? [] : [{ mode, blob, path }];
}
function writingOf({ branch, dir }, commands) {
  const { must, ask } = commands;
  return {
    async commit({ parent, write, remove, message, author, date }) {
      const blobs = await writeBlobs(commands, dir, write);
      const index = { GIT_INDEX_FILE: join(dir, "index-of-commit") };
      await must(["read-tree", ...parent === void 0 ? ["--empty"] : [parent]], index);
      const lines = [
        ...remove.map((path) => `0 ${"0".repeat(parent?.length ?? 40)}	${path}\0`),
        ...write.map(({ path }, i) => `100644 ${blobs[i]}	${path}\0`)
      ];
      await must(["update-index", "-z", "--index-info"], index, lines.join(""));
      const tree = (await must(["write-tree", "--missing-ok"], index)).trim();
      const seconds = `${Math.floor(date.getTime() / 1e3)} +0000`;
      const who = Object.fromEntries(
        ["AUTHOR", "COMMITTER"].flatMap((role) => [
          [`GIT_${role}_NAME`, author.name],
          [`GIT_${role}_EMAIL`, author.email],
          [`GIT_${role}_DATE`, seconds]
        ])
      );
      const parents = parent === void 0 ? [] : ["-p", parent];
      return (await must(["commit-tree", tree, ...parents], who, message)).trim();
    },
    async push(commit, expected) {
      const ref = `refs/heads/${branch}`;
      const lease = `--force-with-lease=${ref}:${expected ?? ""}`;
      const args = [
        "push",
        "--porcelain",
        "--no-verify",
        "--no-follow-tags",
        lease,
        REMOTE,
        `${commit}:${ref}`
      ];
      const exit = await ask(args, (failed) => !isOvertaken(failed));
      if (exit.code === 0) return { kind: "pushed" };
      const message = withoutPasswords(pushComplaint(exit));
      return { kind: isOvertaken(exit) ? "overtaken" : "refused", message };
    }
  };
}
function isOvertaken({ stdout, stderr }) {
  return /\[(remote )?rejected\].*(stale info|fetch first|non-fast-forward|cannot lock ref|failed to (lock|update ref)|already exists|incorrect old value)/.test(
    `${stdout}
${stderr}`
  );
}
function pushComplaint({ stdout, stderr }) {
  const rejected = /^!\t.*\t(\[.*)$/m.exec(stdout)?.[1];
  const said = /^remote: (?:error: )?(\S.*)$/m.exec(stderr)?.[1]?.trim();
  return [rejected ?? complaint(stderr), ...said === void 0 ? [] : [said]].join(": ");
}
async function writeBlobs({ must }, dir, files) {
  const paths = files.map((_, i) => join(dir, `new-${i}`));
  for (const [i, { bytes }] of files.entries()) await writeBytes(paths[i] ?? "", bytes);
  const hash = ["hash-object", "-w", "--no-filters", "--stdin-paths"];
  const blobs = await must(hash, {}, paths.map((path) => `${path}
`).join(""));
  return blobs.trim().split("\n");
}
function refusalOf(message) {
  if (!/\b(401|403)\b|denied|not permitted|authentication|could not read (username|password)|protected branch/i.test(
    message
  ))
    return void 0;
  return new UnmeasurableError(
    `the server refuses: ${message}`,
    "in a workflow give the job `permissions: contents: write`; elsewhere log in to the server first (git push --dry-run shows whether it lets you), and let a rule that protects branches except this one"
  );
}

// src/history/keep/layout.ts
var HISTORY_SCHEMA = 1;
var MARKER = "go-steady-history.json";
var MARKER_TEXT = `${JSON.stringify({ schema: HISTORY_SCHEMA })}
`;
var README = "README.md";
var README_TEXT = `# The history of go-steady

Programs write and read this, not people: \`go-steady history list\` shows what is in it. Each file is written once and never
changed. One that is removed is a run that is forgotten.
`;
var DAY = String.raw`\d{4}-\d{2}-\d{2}`;
var ENTRY = new RegExp(`^entries/(${DAY})/[0-9a-f]{24}(?:-\\d)?\\.json$`);
var PACK = new RegExp(`^packs/(${DAY})_(${DAY})_[0-9a-f]{24}\\.jsonl\\.br$`);
function fileOf(path) {
  const [, day] = ENTRY.exec(path) ?? [];
  if (day !== void 0) return { kind: "entry", day };
  const [, first, last] = PACK.exec(path) ?? [];
  if (first !== void 0 && last !== void 0) return { kind: "pack", first, last };
  return path === MARKER || path === README ? { kind: "ours" } : { kind: "foreign" };
}
var MOST_NAMES = 10;
function entryPaths(day, hash) {
  return Array.from({ length: MOST_NAMES }, (_, i) => `entries/${day}/${hash}${i === 0 ? "" : `-${i}`}.json`);
}
function packPath(days, hash) {
  return `packs/${days.first}_${days.last}_${hash}.jsonl.br`;
}

// src/history/late-run.ts
var SKEW_MS = 24 * 3600 * 1e3;
function isLate({ time }, now) {
  return Date.parse(time) > now.getTime() + SKEW_MS;
}
function lateText({ time, commit }) {
  return `${shortCommit(commit.sha)} was measured at ${time}, which is not yet: the clock of that machine was wrong; what it compared holds all the same`;
}

// src/history/keep/place.ts
var RefusedError = class extends Error {
  name = "RefusedError";
};

// src/history/keep/insist.ts
var MOST_OVERTAKEN = 100;
var MOST_REFUSED = 6;
var MOST_SECONDS = 600;
var FIRST_PAUSE = 0.2;
var LONGEST_PAUSE = 8;
async function insist(place, patience, decide) {
  const started = patience.now();
  const failed = { overtaken: 0, refused: 0 };
  for (; ; ) {
    const { end, change } = await attempt(place, decide);
    if (end.kind === "done") return change;
    failed[end.kind]++;
    const isOver = failed.overtaken >= MOST_OVERTAKEN || failed.refused >= MOST_REFUSED || patience.now() - started >= MOST_SECONDS;
    if (isOver) throw givenUp(place, failed, end.message);
    if (end.kind === "refused") patience.warn(`${place.name}: ${end.message}; it is tried again`);
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failed.overtaken + failed.refused));
    await patience.sleep(longest * patience.random());
  }
}
async function attempt(place, decide) {
  try {
    const snapshot = await place.look();
    const isNew = await checkMarker(place.name, snapshot);
    const change = await decide(snapshot);
    if (change === void 0) return { end: { kind: "done" }, change };
    const write = [...isNew ? FIRST_FILES : [], ...change.write];
    return { end: await snapshot.change({ ...change, write }), change };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { end: { kind: "refused", message: error.message }, change: void 0 };
  }
}
var FIRST_FILES = [
  { path: MARKER, bytes: Buffer.from(MARKER_TEXT) },
  { path: README, bytes: Buffer.from(README_TEXT) }
];
async function checkMarker(name, { paths, texts }) {
  if (paths.length === 0) return true;
  const [marker] = paths.includes(MARKER) ? await texts([MARKER]) : [];
  const why = whyNoHistory(marker);
  if (why === void 0) return false;
  throw new UnmeasurableError(
    `${name} ${why}`,
    marker === void 0 ? "name a branch or a folder of its own for the history: nothing was changed there" : "use the newest go-steady: nothing was changed there"
  );
}
function whyNoHistory(marker) {
  if (marker === void 0) return `has files, and no ${MARKER}: it is no history of go-steady`;
  const [, schema] = /^\s*\{\s*"schema"\s*:\s*(\d{1,9})\b/.exec(marker) ?? [];
  if (schema === void 0) return `has a ${MARKER} that is not as it was written`;
  return Number(schema) > HISTORY_SCHEMA ? `is a history of schema ${schema}, and this version knows ${HISTORY_SCHEMA}` : void 0;
}
function givenUp({ name }, { overtaken, refused }, message) {
  return new UnmeasurableError(
    `nothing was written to ${name}: others were faster ${overtaken} times, and it was refused ${refused} times (${message})`,
    "run it again: what was measured is in the report, and a run that is there already is not added twice"
  );
}

export {
  openScratchFolder,
  FetchError,
  openRemoteBranch,
  refusalOf,
  fileOf,
  entryPaths,
  packPath,
  RefusedError,
  insist,
  checkMarker,
  isLate,
  lateText
};

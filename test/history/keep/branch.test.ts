// A history in a branch, over real git: nothing is lost, nothing is there twice, nothing of others is touched.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { addEntries } from "../../../src/history/keep/add-entries.ts";
import { MARKER } from "../../../src/history/keep/layout.ts";
import { PACK_LIMIT, packEntries } from "../../../src/history/keep/pack-entries.ts";
import type { Place } from "../../../src/history/keep/place.ts";
import { printEntry } from "../../../src/history/print-entry.ts";
import { packHistory } from "../../../src/history/publish.ts";
import { shortCommit } from "../../../src/model/commit-hash.ts";
import { temporaryFolder } from "../../kit/go.ts";
import { commit, git, write } from "../../kit/repository.ts";
import { entry } from "../entries.ts";
import { BRANCH, eager, hook, NOW, type Origin, originIn, readBranch } from "./origin.ts";

const scratch = temporaryFolder();
afterAll(scratch.remove);
const fresh = () => originIn(temporaryFolder().path);

async function add(origin: Origin, runs: readonly number[], warnings: string[] = []) {
  await using place = await origin.open();
  const { added, there } = await addEntries(
    place,
    runs.map((n) => entry(n)),
    eager(warnings),
  );
  return { added: added.map(({ run }) => run.id), there: there.map(({ run }) => run.id) };
}

/** A checkout of the branch, for what a person does by hand. */
function checkOut({ path }: Origin): string {
  const dir = join(temporaryFolder().path, "clone");
  git(scratch.path, "clone", "--quiet", "--branch", BRANCH, path, dir);
  return dir;
}

function pushByHand(origin: Origin, files: Parameters<typeof commit>[1]): void {
  const dir = checkOut(origin);
  commit(dir, files);
  git(dir, "push", "--quiet", "origin", `HEAD:${BRANCH}`);
}

test("the first run makes the branch, which has no code in it; another one adds a file; the same one adds nothing", async () => {
  const origin = fresh();
  expect(await add(origin, [1])).toEqual({ added: ["1001"], there: [] });
  expect(origin.files()).toEqual([
    "README.md",
    expect.stringMatching(/^entries\/2026-11-01\/[0-9a-f]{24}\.json$/),
    MARKER,
  ]);
  const first = git(origin.path, "rev-parse", BRANCH);
  expect(await add(origin, [1])).toEqual({ added: [], there: ["1001"] });
  expect(git(origin.path, "rev-parse", BRANCH)).toBe(first);
  expect(await add(origin, [1, 2, 2])).toEqual({ added: ["1002"], there: ["1001"] });
  expect(git(origin.path, "rev-list", BRANCH).split("\n")).toHaveLength(2);
  expect((await readBranch(origin)).runs.toSorted()).toEqual(["1001", "1002"]);
});

test("a commit is the bot's, and signed off by it", async () => {
  const origin = fresh();
  await add(origin, [1]);
  const bot = "github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>";
  expect(
    git(origin.path, "show", "--no-patch", "--format=%an <%ae>%n%cn <%ce>%n%B", BRANCH).trim().split("\n"),
  ).toEqual([
    bot,
    bot,
    `Add the run of ${entry(1).commit.sha.slice(0, 12)} in eu-west`,
    "",
    `Signed-off-by: ${bot}`,
  ]);
});

test("writers at once lose nothing, also where the server refuses every second push", async () => {
  const origin = fresh();
  hook(
    origin,
    'n=$(cat "$GIT_DIR/n" 2>/dev/null || echo 0); echo $((n+1)) > "$GIT_DIR/n"; [ $((n%2)) = 0 ] || { echo "error: busy" >&2; exit 1; }',
  );
  const warnings: string[] = [];
  const runs = Array.from({ length: 5 }, (_, i) => i);
  const ends = await Promise.all(runs.map((n) => add(origin, [n], warnings)));
  expect(ends).toEqual(runs.map((n) => ({ added: [String(1000 + n)], there: [] })));
  expect((await readBranch(origin)).runs.toSorted()).toEqual(runs.map((n) => String(1000 + n)));
  expect(new Set(warnings)).toEqual(
    new Set([
      'the branch "go-steady-history" of origin: [remote rejected] (pre-receive hook declined): busy; it is tried again',
    ]),
  );
});

test("a server that always refuses is not asked for ever, and the error says what it says", async () => {
  const origin = fresh();
  hook(origin, 'echo "error: closed for repairs" >&2; exit 1');
  await expect(add(origin, [1])).rejects.toThrow(
    'nothing was written to the branch "go-steady-history" of origin: others were faster 0 times, and it was refused 6 times ([remote rejected] (pre-receive hook declined): closed for repairs)',
  );
});

test("a branch that somebody rewrote meanwhile gets the entry all the same, and keeps what it has", async () => {
  const origin = fresh();
  await add(origin, [1]);
  await using place = await origin.open();
  const dir = checkOut(origin);
  let isRewritten = false;
  const slow: Place = {
    ...place,
    async look() {
      const seen = await place.look();
      if (!isRewritten) {
        git(dir, "commit", "--quiet", "--amend", "--message=rewritten");
        git(dir, "push", "--quiet", "--force", "origin", `HEAD:${BRANCH}`);
        isRewritten = true;
      }
      return seen;
    },
  };
  const { added } = await addEntries(slow, [entry(2)], eager());
  expect(added.map(({ run }) => run.id)).toEqual(["1002"]);
  expect((await readBranch(origin)).runs.toSorted()).toEqual(["1001", "1002"]);
  expect(git(origin.path, "log", "--format=%s", BRANCH).split("\n")).toEqual([
    expect.stringMatching(/^Add the run/),
    "rewritten",
  ]);
});

test("a branch with something else in it is left alone, and so is a newer history", async () => {
  const origin = fresh();
  const dir = join(temporaryFolder().path, "code");
  git(scratch.path, "clone", "--quiet", origin.path, dir);
  const code = commit(dir, { "main.go": "package main\n" });
  git(dir, "push", "--quiet", "origin", `HEAD:${BRANCH}`);
  const nothing = `the branch "go-steady-history" of origin has files, and no ${MARKER}: it is no history of go-steady`;
  await expect(add(origin, [1])).rejects.toThrow(nothing);
  await expect(readBranch(origin)).rejects.toThrow("it is no history of go-steady");
  expect(git(origin.path, "rev-parse", BRANCH)).toBe(code);
  commit(dir, { [MARKER]: '{"schema":2}\n' });
  git(dir, "push", "--quiet", "origin", `HEAD:${BRANCH}`);
  await expect(add(origin, [1])).rejects.toThrow("is a history of schema 2, and this version knows 1");
});

test("broken and foreign files are told and passed over, and none is overwritten", async () => {
  const origin = fresh();
  await add(origin, [1, 2]);
  const [path = ""] = origin.files().filter((name) => name.startsWith("entries/"));
  const text = git(origin.path, "show", `${BRANCH}:${path}`);
  const late = entry(3, { time: "2031-01-01T00:00:00.000Z" });
  const newer = `${JSON.stringify({ ...JSON.parse(text), schema: 9 })}\n`;
  pushByHand(origin, {
    [path]: text.slice(0, 100),
    "notes.txt": "hello\n",
    "entries/2026-11-02/0123456789abcdef01234567.json": printEntry(late),
    "entries/2026-11-03/0123456789abcdef01234567.json": newer,
    "packs/2026-01-01_2026-01-02_0123456789abcdef01234567.jsonl.br": "no brotli",
  });
  const { runs, doubts } = await readBranch(origin);
  expect(runs).toHaveLength(2);
  expect([...doubts].sort()).toEqual(
    [
      `${path}: it is not JSON, or only the beginning of it`,
      `entries/2026-11-02/0123456789abcdef01234567.json: it says that ${shortCommit(late.commit.sha)} was measured at ${late.time}, which is not yet: the clock of that machine was wrong; what it compared holds all the same`,
      "entries/2026-11-03/0123456789abcdef01234567.json: it has schema 9, and this version reads 1: a newer go-steady reads it",
      "notes.txt: no file of a history has such a name; it was left alone",
      "packs/2026-01-01_2026-01-02_0123456789abcdef01234567.jsonl.br: it cannot be unpacked: it is damaged, only the beginning of a file, or more than 268435456 bytes of text",
    ].sort(),
  );
  // The broken one is in the way of its run: that gets another name.
  const again = await add(origin, [1, 2]);
  expect(again.added.length + again.there.length).toBe(2);
  expect(again.added).toHaveLength(1);
  expect(git(origin.path, "show", `${BRANCH}:${path}`)).toBe(text.slice(0, 100));
  expect((await readBranch(origin)).runs.toSorted()).toEqual(["1001", "1002", "1003"]);
});

test("entries of past days are packed, by two at once and beside a writer, and are all there and once", async () => {
  const origin = fresh();
  const runs = Array.from({ length: 66 }, (_, i) => i);
  await add(origin, runs);
  await using first = await origin.open(PACK_LIMIT);
  await using second = await origin.open(PACK_LIMIT, new Date(NOW.getTime() + 1000)); // else both make the same commit
  const today = entry(500, { time: NOW.toISOString() });
  await using third = await origin.open();
  const [a, b] = await Promise.all([
    packEntries(first, NOW, eager()),
    packEntries(second, NOW, eager()),
    addEntries(third, [today], eager()),
  ]);
  expect(a + b).toBe(66);
  const files = origin.files();
  expect(files.filter((path) => path.startsWith("entries/"))).toEqual([
    expect.stringMatching(/^entries\/2026-11-28\//),
  ]);
  expect(files.filter((path) => path.startsWith("packs/2026-11-01_2026-11-01_"))).toHaveLength(1);
  const read = await readBranch(origin);
  expect(read.runs.toSorted()).toEqual([...runs.map((n) => String(1000 + n)), "1500"].sort());
  expect(read.doubts).toEqual([]);
  // Published again after it was packed: it is read once.
  await add(origin, [7]);
  expect((await readBranch(origin)).runs).toHaveLength(67);
});

test("packing keeps its place until it is done", async () => {
  const origin = fresh();
  await add(
    origin,
    Array.from({ length: 64 }, (_, n) => n),
  );
  const { now, random, warn } = eager();
  const where = { where: { kind: "branch", branch: BRANCH }, remote: `file://${origin.path}` } as const;
  expect(await packHistory({ ...origin.world, now, random, warn }, where)).toBe(64);
  expect(origin.files().filter((path) => path.startsWith("entries/"))).toEqual([]);
});

test("a thousand other branches do not matter, nor a name with odd letters", async () => {
  const origin = fresh();
  await add(origin, [1]);
  const tip = git(origin.path, "rev-parse", BRANCH);
  const refs = Array.from({ length: 1000 }, (_, i) => `create refs/heads/topic/${i} ${tip}\n`);
  execFileSync("git", ["update-ref", "--stdin"], { cwd: origin.path, input: refs.join("") });
  const name = "größe/x+y%z@home,#1";
  await using place = await origin.open(2048, NOW, name);
  await addEntries(place, [entry(2)], eager());
  expect((await readBranch(origin, name)).runs).toEqual(["1002"]);
  expect((await readBranch(origin)).runs).toEqual(["1001"]);
});

test("a reader fetches what it does not have yet, and a damaged copy is made anew", async () => {
  const origin = fresh();
  await add(origin, [1]);
  expect((await readBranch(origin)).runs).toEqual(["1001"]);
  const cache = join(origin.world.cacheDir, "history");
  const [copy = ""] = readdirSync(cache);
  const packs = () =>
    readdirSync(join(cache, copy, "git/objects/pack")).filter((name) => name.endsWith(".pack"));
  const before = packs().length;
  await add(origin, [2]);
  expect((await readBranch(origin)).runs.toSorted()).toEqual(["1001", "1002"]);
  expect(packs().length + readdirSync(join(cache, copy, "git/objects")).length).toBeGreaterThan(before);
  rmSync(join(cache, copy, "git/objects"), { recursive: true });
  write(join(cache, copy, "git"), { objects: "gone" });
  // Until the damaged copy is gone nobody else gets it: it would go while it is read.
  const held: boolean[] = [];
  const { processes } = origin.world;
  const run: typeof processes.run = (command) => {
    held.push(existsSync(join(cache, `${copy}.lock`)));
    return processes.run(command);
  };
  const watched = { ...origin, world: { ...origin.world, processes: { ...processes, run } } };
  const { runs, doubts } = await readBranch(watched);
  expect({ runs: runs.toSorted(), doubts }).toEqual({ runs: ["1001", "1002"], doubts: [] });
  expect([...new Set(held.slice(held.indexOf(true)))]).toEqual([true]);
  expect((await readBranch(origin)).runs.toSorted()).toEqual(["1001", "1002"]);
  expect(readdirSync(cache).filter((name) => name.includes("lock"))).toEqual([]);
});

test("a history that is not there, and a server that is not there, are told apart", async () => {
  const origin = fresh();
  await expect(readBranch(origin)).rejects.toThrow(
    `there is no history yet: the branch "go-steady-history" of file://${origin.path} is not there`,
  );
  rmSync(origin.path, { recursive: true });
  await expect(readBranch(origin)).rejects.toThrow(
    /^the branch "go-steady-history" of file:.* cannot be fetched: /,
  );
  expect(existsSync(join(origin.world.cacheDir, "history"))).toBe(true);
});

test("nothing is left in the temporary folder", async () => {
  const origin = fresh();
  await add(origin, [1]);
  await readBranch(origin);
  expect(readdirSync(origin.world.temporary)).toEqual([]);
});

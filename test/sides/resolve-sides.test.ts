// Real repositories: an origin like GitHub's, and clones of every depth.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { UnmeasurableError } from "../../src/model/errors.ts";
import { decodeEvent, type Event } from "../../src/model/event.ts";
import { openGit } from "../../src/ports/git/git.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { resolveSides } from "../../src/sides/resolve-sides.ts";
import { isLong } from "../kit/long.ts";
import { commit, git, makeRepository, write } from "../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const env = childEnvironment(process.env);
const local: Event = { kind: "local" };

/** Nothing has to be fetched into a whole clone: of most events it is asked every night. */
const DEPTHS = isLong ? [1, 0] : [1];

let folder: string;
let origin: string;
/** Commits of the origin by name: main grows m1 … m70, feature leaves it at m5, GitHub merges both. */
const at: Record<string, string> = {};
const named = (name: string): string => at[name] ?? `no commit ${name}`;

/** Empty commits for git fast-import: `[name, branch, parents]`, which is quicker than a process for each. */
function streamOf(
  commits: readonly (readonly [name: string, branch: string, parents: readonly string[]])[],
): string {
  const mark = (name: string) => `:${commits.findIndex(([other]) => other === name) + 1}`;
  return commits
    .map(([name, branch, [from, merged]]) =>
      [
        `commit refs/${branch}`,
        `mark ${mark(name)}`,
        "committer test <test@example.com> 1700000000 +0000",
        `data ${name.length}`,
        name,
        ...(from === undefined ? [] : [`from ${mark(from)}`]),
        ...(merged === undefined ? [] : [`merge ${mark(merged)}`]),
        ...(from === undefined ? ["M 644 inline a.txt", "data 2", "0\n"] : []),
      ].join("\n"),
    )
    .join("\n\n");
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "sides-")));
  origin = join(folder, "origin.git");
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main", origin);
  const line = (letter: string, count: number, branch: string, from: readonly string[]) =>
    Array.from(
      { length: count },
      (_, i) => [`${letter}${i + 1}`, branch, i === 0 ? from : [`${letter}${i}`]] as const,
    );
  const commits = [
    ...line("m", 70, "heads/main", []),
    ...line("f", 3, "heads/feature", ["m5"]),
    ["merge", "pull/7/merge", ["m70", "f3"]],
    ["queued", "heads/gh-readonly-queue/main/pr-7", ["m70", "f3"]],
    ["alien", "heads/alien", []],
  ] as const;
  const marks = join(folder, "marks");
  execFileSync("git", ["fast-import", "--quiet", `--export-marks=${marks}`], {
    cwd: origin,
    input: streamOf(commits),
  });
  for (const [, mark, sha = ""] of readFileSync(marks, "utf8").matchAll(/^:(\d+) (\w+)$/gm))
    at[commits[Number(mark) - 1]?.[0] ?? ""] = sha;
  git(origin, "tag", "--annotate", "--message=x", "v1", named("m6"));
  git(origin, "update-ref", "refs/pull/7/head", named("f3"));
  addBackport();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Branch release leaves main at m10 with r1, r2, r3; pull request 8 goes into it, with g1 on top of r2. */
function addBackport(): void {
  const tree = git(origin, "rev-parse", `${named("m10")}^{tree}`).trim();
  const add = (name: string, ...parents: readonly string[]) => {
    const args = parents.flatMap((parent) => ["-p", named(parent)]);
    at[name] = git(origin, "commit-tree", tree, "-m", name, ...args).trim();
  };
  add("r1", "m10");
  add("r2", "r1");
  add("r3", "r2");
  add("g1", "r2");
  add("backported", "r3", "g1");
  git(origin, "update-ref", "refs/heads/release", named("r3"));
  git(origin, "update-ref", "refs/pull/8/head", named("g1"));
  git(origin, "update-ref", "refs/pull/8/merge", named("backported"));
}

let clones = 0;
const untouched = new Map<string, string>();

/** A new copy of a clone that is made once for all tests. */
function copyOf(name: string, make: (dir: string) => void): string {
  const kept = untouched.get(name) ?? join(folder, `untouched-${untouched.size}`);
  if (!untouched.has(name)) make(kept);
  untouched.set(name, kept);
  const dir = join(folder, `clone-${clones++}`);
  cpSync(kept, dir, { recursive: true });
  return dir;
}

function clone(...args: readonly string[]): string {
  return copyOf(args.join(" "), (dir) =>
    git(folder, "clone", "--quiet", "--template=", ...args, pathToFileURL(origin).href, dir),
  );
}

/** As actions/checkout does it: one ref, detached, of some depth. */
function checkout(ref: string, depth: number): string {
  return copyOf(`${ref} at ${depth}`, (dir) => checkOutInto(dir, ref, depth));
}

function checkOutInto(dir: string, ref: string, depth: number): void {
  git(folder, "init", "--quiet", "--template=", "--initial-branch=main", dir);
  git(dir, "remote", "add", "origin", pathToFileURL(origin).href);
  const [limit, refs] =
    depth > 0
      ? [[`--depth=${depth}`], [`+${ref}:refs/remotes/x/ref`]]
      : [[], ["+refs/heads/*:refs/remotes/origin/*", `+${ref}:refs/remotes/x/ref`]];
  git(dir, "fetch", "--quiet", "--no-tags", ...limit, "origin", ...refs);
  git(dir, "checkout", "--quiet", "--detach", "refs/remotes/x/ref");
  git(dir, "update-ref", "-d", "refs/remotes/x/ref");
}

/** The user's branches, read without a process: they are looked at before and after each case. */
function branchesOf(dir: string): readonly string[] {
  const [loose, packed] = [join(dir, ".git/refs/heads"), join(dir, ".git/packed-refs")];
  const files = existsSync(loose)
    ? readdirSync(loose, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : [];
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  return [
    ...paths.map((path) => `${path} ${readFileSync(path, "utf8")}`).sort(),
    ...(existsSync(packed) ? (readFileSync(packed, "utf8").match(/^.* refs\/heads\/.*$/gm) ?? []) : []),
  ];
}

async function sides(dir: string, event: Event = local, want: { base?: string; head?: string } = {}) {
  const port = await openGit(processes, env, dir);
  const state = () => [branchesOf(dir), readFileSync(join(dir, ".git/HEAD"), "utf8")];
  const before = state();
  const isShallow = () => existsSync(join(dir, ".git/shallow"));
  const wasShallow = isShallow();
  const found = await resolveSides(port, { baselineRef: want.base, headRef: want.head }, event);
  expect(state()).toEqual(before); // the user's branches and checkout
  expect(isShallow() && !wasShallow).toBe(false);
  return found;
}
const base = async (...args: Parameters<typeof sides>) => (await sides(...args)).base;

async function failure(promise: Promise<unknown>): Promise<string> {
  const error = await promise.catch((e: unknown) => e);
  if (!(error instanceof UnmeasurableError)) throw error;
  return `${error.message}; ${error.hint}`;
}

const pull = (): Event => ({
  kind: "pull_request",
  headSha: named("f3"),
  baseSha: named("m68"),
  baseBranch: "main",
});
const push = (before: string, toDefaultBranch = true): Event => ({
  kind: "push",
  before,
  toDefaultBranch,
  defaultBranch: "main",
});

test.each(isLong ? [1, 2, 0] : [1, 0])(
  "pull_request: GitHub's merge commit is compared with its first parent, at depth %p",
  async (depth) => {
    const found = await sides(checkout("refs/pull/7/merge", depth), pull());
    expect(found.head).toEqual({ ref: "HEAD", sha: named("merge"), changed: [] });
    expect(found.base).toEqual({ kind: "known", ref: "main", sha: named("m70") });
  },
);

test.each([1, 0])(
  "pull_request: the pull request's own head is compared with where it left, at depth %p",
  async (depth) => {
    const want = { kind: "known", ref: "origin/main", sha: named("m5") };
    expect(await base(checkout("refs/pull/7/head", depth), pull())).toEqual(want);
  },
);

test.each(DEPTHS)(
  "pull_request: the branch that it goes to is gone, as in a stack whose lower part was merged, at depth %p",
  async (depth) => {
    const event: Event = { ...pull(), baseBranch: "gone" } as Event;
    const want = { kind: "known", ref: "origin/gone", sha: named("m5") };
    expect(await base(checkout("refs/pull/7/head", depth), event)).toEqual(want);
  },
);

/** The event of a comment runs on main and says nothing of commits; GitHub says them when it is asked about the pull request. */
const commented = (headSha: string): Event =>
  decodeEvent({
    name: "issue_comment",
    ref: "refs/heads/main",
    payload: {
      issue: { number: 8, pull_request: {} },
      repository: { default_branch: "main" },
      pull_request: { number: 8, head: { sha: headSha }, base: { ref: "release", sha: named("r3") } },
    },
  });

test.each(DEPTHS)(
  "issue_comment: a pull request into another branch than main is compared with that branch, at depth %p",
  async (depth) => {
    const merged = await sides(checkout("refs/pull/8/merge", depth), commented(named("g1")));
    expect([merged.head.sha, merged.base]).toEqual([
      named("backported"),
      { kind: "known", ref: "release", sha: named("r3") },
    ]);
    const own = await base(checkout("refs/pull/8/head", depth), commented(named("g1")));
    expect(own).toEqual({ kind: "known", ref: "origin/release", sha: named("r2") });
  },
);

test("pull_request: a commit on top of GitHub's merge commit is compared with the main branch", async () => {
  const dir = checkout("refs/pull/7/merge", 1);
  git(dir, "commit", "--quiet", "--allow-empty", "--message=generated");
  expect(await base(dir, pull())).toEqual({ kind: "known", ref: "origin/main", sha: named("m68") });
});

test.each(DEPTHS)(
  "pull_request_target: the base itself is checked out, which is no pull request, at depth %p",
  async (depth) => {
    expect(await failure(base(checkout(named("m68"), depth), pull()))).toBe(
      `the checked-out commit ${named("m68").slice(0, 12)} is a part of main, not of the pull request; ` +
        "start the job by `on: pull_request`: there actions/checkout takes the pull request, and with pull_request_target it takes the base. In a job that a comment started, give it `ref: refs/pull/NUMBER/merge`. A pull request that is merged already is measured by `on: push`",
    );
  },
);

test.each(DEPTHS)("merge_group: the event's base, at depth %p", async (depth) => {
  const dir = checkout("refs/heads/gh-readonly-queue/main/pr-7", depth);
  const want = { kind: "known", ref: "the merge queue's base", sha: named("m70") };
  expect(await base(dir, { kind: "merge_group", baseSha: named("m70") })).toEqual(want);
});

test.each(DEPTHS)("push to the main branch: what it was before, at depth %p", async (depth) => {
  const want = { kind: "known", ref: "what the branch was before the push", sha: named("m67") };
  expect(await base(checkout("refs/heads/main", depth), push(named("m67")))).toEqual(want);
});

test("push to the main branch: the first has nothing before it", async () => {
  const want = { kind: "none", reason: "this is the first push of the branch" };
  expect(await base(checkout("refs/heads/main", 1), push("0".repeat(40)))).toEqual(want);
});

test("push to the main branch: what a forced push took away may still be there, or is said to be gone", async () => {
  const dir = checkout("refs/heads/main", 1);
  const want = { kind: "known", ref: "what the branch was before the push", sha: named("alien") };
  expect(await base(dir, push(named("alien")))).toEqual(want);
  expect(await base(dir, push("f".repeat(40)))).toEqual({
    kind: "none",
    reason: expect.stringMatching(
      /^what the branch was before the push \(f{40}\) is gone, as after a forced push: origin does not have it \(git says: .*f{40}.*\); the input baseline-ref can name a base$/,
    ),
  });
});

test("an origin that is not reached has not said that it lacks a base: it is lost, never gone, with git's reason and what to do", async () => {
  const dir = checkout("refs/heads/main", 1);
  const why = (side: string) =>
    new RegExp(
      `^${side} is not known here, and origin did not answer \\(git says: .*nowhere.*\\); a private repository needs a token that may read it `,
    );
  git(dir, "remote", "set-url", "origin", "file:///nowhere/repository");
  expect(await base(dir, push(named("m67")))).toEqual({
    kind: "lost",
    reason: expect.stringMatching(why(`what the branch was before the push \\(${named("m67")}\\)`)),
  });
  expect(await base(dir, { kind: "merge_group", baseSha: "f".repeat(40) })).toEqual({
    kind: "lost",
    reason: expect.stringMatching(why("the base revision the merge queue's base \\(f{40}\\)")),
  });
  expect(await failure(base(dir, local, { base: "v1.0" }))).toMatch(why("the base revision v1.0"));
});

test("a base of an event that cannot be had is lost, and no reason not to look at the head", async () => {
  const dir = checkout("refs/heads/main", 1);
  const queue: Event = { kind: "merge_group", baseSha: "f".repeat(40) };
  expect(await base(dir, queue)).toEqual({
    kind: "lost",
    reason: expect.stringContaining("the merge queue's base (ffff"),
  });
  expect(await base(clone("--depth=1", "--branch=alien"), pull())).toEqual({
    kind: "lost",
    reason: expect.stringContaining("have no common commit here"),
  });
});

test.each(DEPTHS)("push to another branch: where it left the main branch, at depth %p", async (depth) => {
  const want = { kind: "known", ref: "origin/main", sha: named("m5") };
  expect(await base(checkout("refs/heads/feature", depth), push("0".repeat(40), false))).toEqual(want);
});

test("a run by hand on a branch: where it left the main branch; on the main branch, on schedule: none", async () => {
  const event: Event = { kind: "other", name: "workflow_dispatch", defaultBranch: "main" };
  const want = { kind: "known", ref: "origin/main", sha: named("m5") };
  expect(await base(checkout("refs/heads/feature", 1), event)).toEqual(want);
  const none = {
    kind: "none",
    reason: "this commit is part of main already; the input baseline-ref can name a base",
  };
  expect(await base(checkout("refs/heads/main", 1), event)).toEqual(none);
  expect(await base(checkout("refs/tags/v1", 1), push("0".repeat(40), false))).toEqual(none);
  expect(await base(checkout("refs/heads/main", 1), { kind: "other", name: "schedule" })).toEqual({
    kind: "none",
    reason: "the event schedule names no base; the input baseline-ref can",
  });
});

test("at a terminal: where the branch left origin's main branch, whatever the local one is", async () => {
  const dir = clone();
  git(dir, "switch", "--quiet", "feature");
  git(dir, "branch", "--force", "main", named("m1"));
  expect(await base(dir)).toEqual({ kind: "known", ref: "origin/main", sha: named("m5") });
});

test("at a terminal: commits that only the local main branch has are compared with origin's", async () => {
  const dir = clone();
  const mine = commit(dir, { "a.txt": "mine\n" });
  write(dir, { "a.txt": "and more\n", new: "x" });
  const found = await sides(dir);
  expect(found.head).toEqual({ ref: "HEAD", sha: mine, changed: ["a.txt", "new"] });
  expect(found.base).toEqual({ kind: "known", ref: "origin/main", sha: named("m70") });
});

test.each([
  ["a branch without its own commits", ["--depth=1", "--branch=feature"], 0, "m5"],
  ["a branch with commits that only it has", ["--depth=1", "--branch=feature"], 2, "m5"],
  ["the main branch with commits that only it has", ["--depth=1"], 1, "m70"],
  ["all branches", ["--depth=2", "--no-single-branch", "--branch=feature"], 1, "m5"],
] as const)("at a terminal: a shallow clone is deepened: %s", async (_, args, mine, want) => {
  const dir = clone(...args);
  for (let i = 0; i < mine; i++) commit(dir, { "a.txt": `mine ${i}\n` });
  expect(await base(dir)).toEqual({ kind: "known", ref: "origin/main", sha: named(want) });
});

test("at a terminal: without origin the local main or master is the base, with a detached HEAD, too", async () => {
  for (const main of ["main", "master"]) {
    const dir = join(folder, `alone-${main}`);
    makeRepository(dir, { "a.txt": "1\n" });
    git(dir, "branch", "--move", "main", main);
    const first = git(dir, "rev-parse", "HEAD");
    const second = commit(dir, { "a.txt": "2\n" });
    expect(await sides(dir)).toEqual({
      head: { ref: "HEAD", sha: second, changed: [] },
      base: { kind: "known", ref: main, sha: first },
    });
    git(dir, "checkout", "--quiet", "--detach");
    expect(await base(dir)).toEqual({ kind: "known", ref: main, sha: first });
  }
});

test("at a terminal: no main branch, and no common commit, are said with what to do", async () => {
  const dir = join(folder, "trunk");
  makeRepository(dir, { "a.txt": "1\n" });
  git(dir, "branch", "--move", "main", "trunk");
  expect(await failure(base(dir))).toBe(
    "no main branch is known here (tried origin/HEAD, main and master); name the revision to compare with: --base REF",
  );
  const alien = clone("--depth=1", "--branch=alien");
  expect(await failure(base(alien))).toBe(
    `${named("alien").slice(0, 12)} and origin/main have no common commit here; ` +
      "fetch the history (actions/checkout: fetch-depth: 0), or name the base: --base REF, input baseline-ref",
  );
});

test("a repository without commits says so", async () => {
  const dir = join(folder, "empty");
  git(folder, "init", "--quiet", dir);
  const port = await openGit(processes, env, dir);
  expect(await failure(resolveSides(port, { baselineRef: undefined, headRef: undefined }, local))).toBe(
    "the repository has no commit yet; commit something first: there is nothing to compare with",
  );
});

test("a named base wins on every event", async () => {
  const dir = checkout("refs/pull/7/merge", 1);
  const events: readonly Event[] = [
    local,
    pull(),
    push("0".repeat(40)),
    { kind: "merge_group", baseSha: named("m1") },
    { kind: "other", name: "schedule" },
  ];
  for (const event of events) {
    expect(await base(dir, event, { base: "HEAD" })).toEqual({
      kind: "known",
      ref: "HEAD",
      sha: named("merge"),
    });
  }
});

test.each([
  ["main", "m70"],
  ["origin/main", "m70"],
  ["refs/heads/main", "m70"],
  ["v1", "m6"],
  ["m67", "m67"],
] as const)("a base that a shallow clone lacks is fetched: %s", async (ref, want) => {
  const dir = checkout("refs/pull/7/merge", 1);
  const name = at[ref] ?? ref;
  expect(await base(dir, pull(), { base: name })).toEqual({ kind: "known", ref: name, sha: named(want) });
});

test("a branch that only origin has is found by its name", async () => {
  const dir = clone();
  expect(await base(dir, local, { base: "feature" })).toEqual({
    kind: "known",
    ref: "feature",
    sha: named("f3"),
  });
});

test("a named head is judged without the changes of the checkout", async () => {
  const dir = clone();
  write(dir, { "a.txt": "changed\n" });
  const found = await sides(dir, local, { head: "origin/feature" });
  expect(found).toEqual({
    head: { ref: "origin/feature", sha: named("f3"), changed: [] },
    base: { kind: "known", ref: "origin/main", sha: named("m5") },
  });
});

let shared: string | undefined;
test.each([
  "-h",
  "--upload-pack=touch owned",
  "+main:main",
  "alien:main",
  "refs/heads/*:refs/heads/*",
  "no/such",
  "a b",
  "main^9",
])("%j is an unknown revision, and nothing happens", async (ref) => {
  shared ??= checkout("refs/pull/7/merge", 1);
  const dir = shared;
  const why =
    "is not known here, and origin does not have it; check the name with `git rev-parse`, or fetch it first";
  expect(await failure(base(dir, local, { base: ref }))).toBe(`the base revision ${ref} ${why}`);
  expect(await failure(base(dir, local, { head: ref }))).toBe(`the head revision ${ref} ${why}`);
  expect(git(dir, "for-each-ref", "refs/heads")).toBe("");
});

// What a history takes, of which commit and branch, and where users say that it is.
import { expect, test } from "@jest/globals";
import { commitFacts } from "../../src/history/commit-facts.ts";
import { decodeWhere } from "../../src/history/keep/where.ts";
import { branchOf, whyNotPublished } from "../../src/history/may-publish.ts";
import { hashOf } from "./entries.ts";

const commitOf = (message: string, parents: readonly number[] = [1]) =>
  `tree ${hashOf(9)}\n${parents.map((n) => `parent ${hashOf(n)}\n`).join("")}author Ann <a@example.com> 1767225599 +0900\ncommitter B <b@example.com> 1767229199 -0800\n\n${message}`;

test("a commit's facts: both parents of a merge, the author's time in UTC, the first line, the pull request", () => {
  expect(commitFacts(hashOf(3), commitOf("Parse faster (#41)\n\nWith a table.\n", [1, 2]))).toEqual({
    sha: hashOf(3),
    parents: [hashOf(1), hashOf(2)],
    authored: "2025-12-31T23:59:59.000Z",
    title: "Parse faster (#41)",
    pull: 41,
  });
  const pulls = [
    "Merge pull request #7 from a/b\n",
    "Merge branch 'x'\n\nSee merge request g/p!8\n",
    "Undo #9\n",
  ];
  expect(pulls.map((message) => commitFacts(hashOf(3), commitOf(message)).pull)).toEqual([7, 8, undefined]);
});

test("a commit that cannot be had has no facts, and one of a hostile author has no control characters", () => {
  const nothing = { parents: [], authored: "", title: "", pull: undefined };
  expect(commitFacts(hashOf(3), undefined)).toEqual({ sha: hashOf(3), ...nothing });
  const title = commitFacts(hashOf(3), commitOf(`\u001b[31mred\u202e${"x".repeat(500)}`, [])).title;
  expect([title.slice(0, 12), title.length]).toEqual(["red⟨U+202E⟩x", 200]);
});

test("only runs of code that is on a branch are published", () => {
  const published = ["push", "schedule", "release", "workflow_dispatch", "repository_dispatch"];
  expect(published.map((name) => whyNotPublished({ name, payload: {} }))).toEqual(
    published.map(() => undefined),
  );
  const why = (name: string, payload: unknown = {}) => whyNotPublished({ name, payload }) ?? "published";
  expect(why("pull_request")).toMatch(
    /^a pull request's run is not published: its commit is not on the branch/,
  );
  expect(why("pull_request_target")).toMatch(/^a pull request's run/);
  const pull = { pull_request: { number: 1, head: { sha: hashOf(1) } } };
  expect(why("workflow_dispatch", pull)).toMatch(/^a pull request's run/);
  expect(why("merge_group")).toMatch(/^a run of the merge queue/);
  expect(why("workflow_run")).toBe(
    'a run of the event "workflow_run" is not published: whose code it ran is not known',
  );
});

test("the branch of a run is that of its ref, or what the event of a tag says; else none is guessed", () => {
  const of = (ref: string, payload: unknown = {}) => branchOf({ ref, payload });
  expect(of("refs/heads/release/1.x")).toBe("release/1.x");
  expect(of("refs/tags/v1", { base_ref: "refs/heads/main" })).toBe("main");
  expect(of("refs/tags/v1", { base_ref: null })).toBe("");
  expect(of("refs/tags/v1", { release: { target_commitish: "main" } })).toBe("main");
  expect(of("refs/tags/v1", { release: { target_commitish: hashOf(1) } })).toBe("");
});

test("a place is a branch or a folder, and a name that git would not take is none", () => {
  expect(decodeWhere("branch")).toEqual({ kind: "branch", branch: "go-steady-history" });
  expect(decodeWhere("branch:perf/main")).toEqual({ kind: "branch", branch: "perf/main" });
  expect(decodeWhere("folder:C:\\data")).toEqual({ kind: "folder", dir: "C:\\data" });
  const none = [
    "",
    "folder:",
    "branch:",
    "branch:a..b",
    "branch:-x",
    "branch:a b",
    "branch:refs/heads/a",
    "branch:.a",
  ];
  expect([...none, "branch:a/", "branch:@", "branch:a.lock", "tag:v1"].map(decodeWhere)).toEqual(
    [...none, 1, 2, 3, 4].map(() => undefined),
  );
});

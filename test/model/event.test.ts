import { expect, test } from "@jest/globals";
import { decodeEvent } from "../../src/model/event.ts";

const a = "a".repeat(40);
const b = "b".repeat(40);
const other = (name: string) => ({ kind: "other", name });
const pull = { pull_request: { head: { sha: a }, base: { sha: b, ref: "main" } } };
const push = { before: a, ref: "refs/heads/main", repository: { default_branch: "main" } };

test.each([
  ["pull_request", pull, { kind: "pull_request", headSha: a, baseSha: b, baseBranch: "main" }],
  ["pull_request_target", pull, { kind: "pull_request", headSha: a, baseSha: b, baseBranch: "main" }],
  ["pull_request", {}, other("pull_request")],
  ["pull_request", null, other("pull_request")],
  ["pull_request", { pull_request: { ...pull.pull_request, head: { sha: "main" } } }, other("pull_request")],
  ["pull_request", { pull_request: { ...pull.pull_request, head: { sha: 7 } } }, other("pull_request")],
  ["merge_group", { merge_group: { base_sha: b, head_sha: a } }, { kind: "merge_group", baseSha: b }],
  ["merge_group", { merge_group: { base_sha: `${b}\n--upload-pack=x` } }, other("merge_group")],
  ["push", push, { kind: "push", before: a, toDefaultBranch: true, defaultBranch: "main" }],
  [
    "push",
    { ...push, ref: "refs/heads/x" },
    { kind: "push", before: a, toDefaultBranch: false, defaultBranch: "main" },
  ],
  [
    "push",
    { ...push, ref: "refs/tags/main" },
    { kind: "push", before: a, toDefaultBranch: false, defaultBranch: "main" },
  ],
  [
    "push",
    { ...push, before: "0".repeat(40) },
    { kind: "push", before: "0".repeat(40), toDefaultBranch: true, defaultBranch: "main" },
  ],
  ["push", { ...push, repository: "x" }, other("push")],

  [
    "workflow_dispatch",
    { repository: { default_branch: "main" } },
    { ...other("workflow_dispatch"), defaultBranch: "main" },
  ],
  ["schedule", undefined, other("schedule")],
  ["workflow_run", { workflow_run: { head_sha: a } }, other("workflow_run")],
  ["__proto__", [], other("__proto__")],
  ["pull_request_review", pull, { kind: "pull_request", headSha: a, baseSha: b, baseBranch: "main" }],
  ["pull_request_review_comment", pull, { kind: "pull_request", headSha: a, baseSha: b, baseBranch: "main" }],
  ["issue_comment", pull, { kind: "pull_request", headSha: a, baseSha: b, baseBranch: "main" }],
])("%s with %j", (name, payload, want) => {
  expect(decodeEvent({ name, payload, ref: "" })).toEqual(want);
});

test.each([
  ["schedule", undefined, "refs/heads/trunk", { ...other("schedule"), defaultBranch: "trunk" }],
  [
    "schedule",
    { schedule: "0 4 * * *" },
    "refs/heads/release/1",
    { ...other("schedule"), defaultBranch: "release/1" },
  ],
  [
    "schedule",
    { repository: { default_branch: "main" } },
    "refs/heads/x",
    { ...other("schedule"), defaultBranch: "main" },
  ],
  ["repository_dispatch", {}, "refs/heads/main", { ...other("repository_dispatch"), defaultBranch: "main" }],
  ["workflow_dispatch", {}, "refs/heads/x", other("workflow_dispatch")],
  ["schedule", {}, "refs/tags/v1", other("schedule")],
])("%s with %j on %s knows the main branch, or does not guess it", (name, payload, ref, want) => {
  expect(decodeEvent({ name, payload, ref })).toEqual(want);
});

test("takes the longer hashes of a SHA-256 repository", () => {
  const sha = "c".repeat(64);
  expect(decodeEvent({ name: "merge_group", payload: { merge_group: { base_sha: sha } }, ref: "" })).toEqual({
    kind: "merge_group",
    baseSha: sha,
  });
});

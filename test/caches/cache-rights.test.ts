// Which runs restore caches, and which save them.
import { expect, test } from "@jest/globals";
import { cacheRights } from "../../src/caches/cache-rights.ts";

const main = "refs/heads/main";
test.each([
  ["push", main, "restore and save"],
  ["schedule", main, "restore and save"],
  ["workflow_dispatch", main, "restore and save"],
  ["push", "refs/heads/work", "restore"],
  ["workflow_dispatch", "refs/heads/work", "restore"],
  ["pull_request", "refs/pull/7/merge", "restore"],
  ["pull_request", main, "restore"],
  ["merge_group", "refs/heads/gh-readonly-queue/main/pr-7-abc", "restore"],
  ["push", "refs/tags/v1.0.0", "nothing"],
  ["workflow_dispatch", "refs/tags/v1.0.0", "nothing"],
  ["release", "refs/tags/v1.0.0", "nothing"],
  ["pull_request_target", main, "nothing"],
  ["workflow_run", main, "nothing"],
  ["issue_comment", main, "nothing"],
  ["", "", "nothing"],
])("%s on %s: %s", (event, ref, may) => {
  const rights = cacheRights({ event, ref, defaultBranch: "main" });
  const { restore, save } = rights;
  expect([restore ? "restore" : "nothing", ...(save ? ["save"] : [])].join(" and ")).toBe(may);
  expect("reason" in rights).toBe(!restore);
});

test("where the main branch is not known, nobody saves", () => {
  expect(cacheRights({ event: "push", ref: "refs/heads/", defaultBranch: "" }).save).toBe(false);
});

test.each([
  ["push", "refs/tags/v1", "a tag is built without caches"],
  ["release", "refs/tags/v1", "a tag is built without caches"],
  ["pull_request_target", "refs/pull/1/merge", "runs on pull_request_target use no caches"],
])("%s on %s says why it has none: %s", (event, ref, why) => {
  expect(cacheRights({ event, ref, defaultBranch: "main" })).toMatchObject({ restore: false, reason: why });
});

import { expect, test } from "@jest/globals";
import { withPullRequest } from "../../../src/action/publish/asked-by-comment.ts";
import { openGithub } from "../../../src/ports/github/github.ts";
import { type Answer, answeringServer } from "../../kit/answering-server.ts";

const PATIENCE = { attempts: 1, timeoutMs: 5000, pauseMs: 1, longestPauseMs: 1, random: () => 0 };
const PULL = { number: 5, head: { sha: "a".repeat(40) } };
const comment = (change: object = {}) => ({
  issue: { number: 5, pull_request: {} },
  comment: { user: { login: "mallory" } },
  sender: { login: "alice" },
  ...change,
});

async function ask(payload: unknown, access: Answer, name = "issue_comment") {
  const answers: Readonly<Record<string, Answer>> = {
    "/repos/o/r/collaborators/alice/permission": access,
    "/repos/o/r/pulls/5": { body: PULL },
  };
  await using server = await answeringServer(({ url }) => answers[url] ?? { status: 404 });
  const open = () => openGithub({ token: "t", api: server.url, patience: PATIENCE });
  const event = { name, payload, repository: "o/r", open };
  const found = await withPullRequest(event).catch((error: Error) => error.message);
  return { found, asked: server.asked.length };
}

test.each(["admin", "maintain", "write"])("who may %s has the pull request's run", async (permission) => {
  const { found } = await ask(comment(), { body: { permission } });
  expect(found).toMatchObject({ ...comment(), pull_request: PULL });
});

test.each<[string, Answer, RegExp]>([
  [
    "who may only read is refused",
    { body: { permission: "read" } },
    /"alice" asked for this run, and may not write to o\/r \(read\)/,
  ],
  ["an answer that says nothing is no right", { body: {} }, /\(none\)/],
  ["so is none", { status: 403, body: { message: "no" } }, /GitHub does not say who asked .*HTTP 403, no/],
])("%s", async (_, access, said) => {
  expect((await ask(comment(), access)).found).toMatch(said);
});

test.each([
  ["a comment on an issue", comment({ issue: { number: 5 } }), "issue_comment"],
  ["a review", comment(), "pull_request_review"],
])("%s is left as it is, and GitHub is not asked", async (_, payload, name) => {
  expect(await ask(payload, { status: 500 }, name)).toEqual({ found: payload, asked: 0 });
});

test("without a token it is said what is missing", async () => {
  const event = { name: "issue_comment", payload: comment(), repository: "o/r", open: undefined };
  await expect(withPullRequest(event)).rejects.toMatchObject({ hint: "give it one: github-token" });
});

import { expect, test } from "@jest/globals";
import { openGithub } from "../../../src/ports/github/github.ts";
import { PATIENCE } from "../../../src/ports/github/retry.ts";
import { startGitea } from "./gitea.ts";

const SHA = "a".repeat(40);

test("a job comments as the server's account, and finds all comments on whatever page it asks for", async () => {
  const gitea = await startGitea();
  const { token, env } = gitea.job({
    event: { name: "push", payload: {} },
    ref: "refs/heads/main",
    sha: SHA,
    runId: 1,
  });
  const api = env.GITHUB_API_URL ?? "";
  const github = await openGithub({ token, api, patience: { ...PATIENCE, random: () => 0 } });
  const list = "/repos/octo/demo/issues/1/comments";
  for (let n = 0; n < 120; n++) gitea.say("alice", 1, `comment ${n}`);
  const made = await github.ask(`POST ${list}`, { body: "of a job" });
  expect(made).toMatchObject({ user: { login: "gitea-actions" }, body: "of a job" });
  expect(await github.all(`GET ${list}`)).toHaveLength(121);
  await expect(github.ask(`POST ${api}/graphql`, { query: "query{viewer{login}}" })).rejects.toMatchObject({
    status: 404,
  });
  await expect(github.ask("GET /user")).rejects.toMatchObject({ status: 403 });
  await expect(github.ask("POST /repos/octo/demo/check-runs", {})).rejects.toMatchObject({ status: 404 });
  await gitea.stop();
});

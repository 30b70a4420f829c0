// The kit's GitHub against the library that the action uses.
import { join } from "node:path";
import { getOctokit } from "@actions/github";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { temporaryFolder } from "../go.ts";
import { benchmarkModule, commit, git, makeRepository } from "../repository.ts";
import { describeOnGithub } from "./describe-on-github.ts";
import { REPOSITORY } from "./emulator.ts";
import { type Github, type Pull, startGithub } from "./github.ts";

const folder = temporaryFolder();
const dir = join(folder.path, "repository");
const demo = { owner: "octo", repo: "demo" };
let github: Github;
let pull: Pull;
let fork: Pull;

describeOnGithub("the kit's GitHub", () => {
  beforeAll(async () => {
    github = await startGithub();
    makeRepository(dir, benchmarkModule);
    commit(dir, { "nested/deep/file.txt": "not ASCII: µ, 語\n" });
    pull = await github.openPull({ dir, head: "work", base: "main" });
    fork = await github.openPull({ dir, head: "work", base: "main", branch: "main", fork: true });
  });
  beforeEach(() => github.faults.clear());
  afterAll(async () => {
    await github.stop();
    folder.remove();
  });

  async function client(token: "write" | "read") {
    const { token: auth } = await github.job({ event: pull.event, token });
    return getOctokit(auth, { baseUrl: github.url }).rest;
  }

  test("a pull request has the hashes of the local repository, from the same repository and from a fork", async () => {
    const api = await client("read");
    const head = git(dir, "rev-parse", "work");
    const { data } = await api.pulls.get({ ...demo, pull_number: pull.number });
    expect([data.head.sha, data.base.sha]).toEqual([head, git(dir, "rev-parse", "main")]);
    const { data: forked } = await api.pulls.list({ ...demo, head: "mallory:main" });
    expect(forked.map((p) => [p.number, p.head.repo?.full_name, p.head.sha])).toEqual([
      [fork.number, "mallory/demo", head],
    ]);
    const { data: listed } = await api.repos.listPullRequestsAssociatedWithCommit({
      ...demo,
      commit_sha: head,
    });
    expect(listed.map((p) => p.number)).toEqual([pull.number]);
  });

  test("a pull request follows its branch", async () => {
    git(dir, "switch", "--quiet", "work");
    const moved = commit(dir, { "more.txt": "more\n" });
    await github.push({ dir, revision: moved, branch: "work" });
    const { data } = await (await client("read")).pulls.get({ ...demo, pull_number: pull.number });
    expect(data.head.sha).toBe(moved);
  });

  test("a job comments as github-actions[bot]; with a read-only token it may only read", async () => {
    const [write, read] = [await client("write"), await client("read")];
    const { data } = await write.issues.createComment({ ...demo, issue_number: pull.number, body: "hello" });
    expect(data.user).toMatchObject({ login: "github-actions[bot]", type: "Bot" });
    expect((await read.issues.listComments({ ...demo, issue_number: pull.number })).data).toHaveLength(1);
    await expect(
      read.issues.updateComment({ ...demo, comment_id: data.id, body: "x" }),
    ).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining("Resource not accessible by integration"),
      response: { headers: { "x-accepted-github-permissions": "issues=write; pull_requests=write" } },
    });
  });

  test("a token that nobody made is refused", async () => {
    const { rest } = getOctokit("ghs_unknown", { baseUrl: github.url });
    await expect(rest.pulls.list(demo)).rejects.toMatchObject({ status: 401 });
  });

  test("a comment may have 65,536 characters", async () => {
    const api = await client("write");
    const say = (length: number) =>
      api.issues.createComment({ ...demo, issue_number: fork.number, body: "µ".repeat(length) });
    expect((await say(65_536)).status).toBe(201);
    await expect(say(65_537)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining("Body is too long (maximum is 65536 characters)"),
    });
  });

  test("a check run takes 50 annotations a request, and keeps them", async () => {
    const api = await client("write");
    const head_sha = git(dir, "rev-parse", "main");
    const annotation = (line: number) => ({
      path: "m.go",
      start_line: line,
      end_line: line,
      annotation_level: "failure" as const,
      message: `line ${line}`,
    });
    const many = (n: number) => Array.from({ length: n }, (_, i) => annotation(i + 1));
    const output = (n: number) => ({ title: "t", summary: "s", annotations: many(n) });
    await expect(
      api.checks.create({ ...demo, name: "c", head_sha, output: output(51) }),
    ).rejects.toMatchObject({
      status: 422,
    });
    const { data } = await api.checks.create({ ...demo, name: "c", head_sha, output: output(50) });
    await api.checks.update({ ...demo, check_run_id: data.id, output: output(7) });
    const [run] = await github.checkRuns(head_sha);
    expect(run?.annotations).toHaveLength(57);
  });

  test("hundreds of comments come in pages", async () => {
    const number = fork.number;
    const before = (await github.comments(number)).length;
    for (let i = 0; i < 210; i++)
      await github.api("alice", "POST", `/repos/${REPOSITORY}/issues/${number}/comments`, {
        body: `comment ${i}`,
      });
    const api = await client("read");
    const { data, headers } = await api.issues.listComments({ ...demo, issue_number: number, per_page: 100 });
    expect(data).toHaveLength(100);
    expect(headers.link).toContain(`<${github.url}/`);
    expect(await github.comments(number)).toHaveLength(210 + before);
  });

  test("runs and artifacts are listed by workflow, branch, event and commit, newest first", async () => {
    github.addRun({ id: 1, headSha: "a".repeat(40) });
    github.addRun({ id: 2, headSha: "b".repeat(40), event: "pull_request", headRepository: "mallory/demo" });
    github.addRun({ id: 3, headSha: "c".repeat(40) });
    const planted = github.results.artifacts.add(3, "bench", Buffer.from("PK zip"));
    const api = await client("read");
    const runs = await api.actions.listWorkflowRuns({
      ...demo,
      workflow_id: "go.yml",
      branch: "main",
      status: "success",
    });
    expect(runs.data.workflow_runs.map((r) => r.id)).toEqual([3, 2, 1]);
    const pushes = await api.actions.listWorkflowRunsForRepo({ ...demo, event: "push", per_page: 1 });
    expect([
      pushes.data.total_count,
      pushes.data.workflow_runs.map((r) => r.id),
      pushes.headers.link,
    ]).toEqual([2, [3], expect.stringContaining("page=2")]);
    const artifacts = await api.actions.listWorkflowRunArtifacts({ ...demo, run_id: 3 });
    expect(artifacts.data.artifacts).toMatchObject([{ id: planted.id, name: "bench", expired: false }]);
    const zip = await api.actions.downloadArtifact({
      ...demo,
      artifact_id: planted.id,
      archive_format: "zip",
    });
    expect(Buffer.from(zip.data as ArrayBuffer).toString()).toBe("PK zip");
    github.results.artifacts.expire(planted.id);
    await expect(
      api.actions.downloadArtifact({ ...demo, artifact_id: planted.id, archive_format: "zip" }),
    ).rejects.toMatchObject({ status: 410 });
  });

  test("faults are per route", async () => {
    github.faults.add(
      /^POST .*\/comments$/,
      { kind: "status", status: 429, headers: { "retry-after": "1" } },
      1,
    );
    const api = await client("write");
    const say = () => api.issues.createComment({ ...demo, issue_number: pull.number, body: "again" });
    await expect(say()).rejects.toMatchObject({ status: 429, response: { headers: { "retry-after": "1" } } });
    expect((await say()).status).toBe(201);
    github.faults.add(/^GET .*\/comments/, { kind: "reset" });
    await expect(api.issues.listComments({ ...demo, issue_number: pull.number })).rejects.toMatchObject({
      status: 500,
    });
  });
});

// The starter workflows, run by act on the examples, against the kit's GitHub: what people who copy them will see.
// Each run is a whole job, so that these take minutes: `npm run act` runs them, every night in CI. With every change
// end-to-end/events.test.ts runs the step of pull-request.yml.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect } from "@jest/globals";
import type { TemplateName } from "../../src/cli/init/templates.ts";
import { type ActEnd, runAct } from "../kit/act/act.ts";
import { cli } from "../kit/cli.ts";
import { describeOnGithub } from "../kit/github/describe-on-github.ts";
import { type Github, startGithub } from "../kit/github/github.ts";
import type { JobOptions } from "../kit/github/job.ts";
import { temporaryFolder } from "../kit/go.ts";
import { findTool, testWith } from "../kit/needed.ts";
import { commit, git } from "../kit/repository.ts";
import {
  BY_SECONDS,
  COMMIT,
  change,
  type Edit,
  HARMLESS,
  layOutAction,
  makeExample,
  mergeAsGithub,
  NOT_NIL,
  SLOWER,
  SMALL_MODULE,
} from "./repository.ts";

const act = findTool("act");
const folder = temporaryFolder();
afterAll(folder.remove);

let github: Github;
let action = "";
let count = 0;
beforeAll(async () => {
  github = await startGithub();
  action = layOutAction(join(folder.path, "action"));
});
afterAll(() => github.stop());

/** A copy of the checkout runs the workflow of that template for an event. */
async function run(
  path: string,
  dir: string,
  template: TemplateName,
  job: JobOptions,
  pinned = COMMIT,
): Promise<ActEnd> {
  const scratch = join(folder.path, `act-${++count}`);
  const checkout = join(scratch, "checkout");
  cpSync(dir, checkout, { recursive: true });
  return runAct({
    act: path,
    dir: checkout,
    workflow: `.github/workflows/go-steady-${template}.yml`,
    job: await github.job({ workflow: `go-steady-${template}.yml`, ...job }),
    actions: { [`go-steady/go-steady@${pinned}`]: action },
    scratch,
  });
}

function example(name: string, templates: readonly TemplateName[]): string {
  const dir = join(folder.path, `repository-${++count}`);
  makeExample(dir, name, templates);
  return dir;
}

/** A pull request with an edit, checked out as GitHub does it. */
async function pullRequest(dir: string, edit: Edit, fork = false) {
  const branch = `work-${++count}`;
  git(dir, "switch", "--quiet", "--create", branch, "main");
  const head = change(dir, edit);
  const pull = await github.openPull({ dir, base: "main", head, branch, fork });
  return { ...pull, branch, head, sha: mergeAsGithub(dir, branch) };
}

const bodies = async (pull: number): Promise<readonly string[]> =>
  (await github.comments(pull)).map(({ body }) => body);

describeOnGithub("pull-request.yml", () => {
  testWith(act, "fails a pull request with a regression, and comments on it", async (path) => {
    const dir = example("tokens", ["pull-request"]);
    const pull = await pullRequest(dir, SLOWER);
    const end = await run(path, dir, "pull-request", pull);
    expect([end.jobs, end.code]).toEqual([{ "go-steady": "failure" }, 1]);
    const comments = await bodies(pull.number);
    expect(comments.length).toBe(1);
    // How many is not asked: a busy machine may be wrong about another one, as often as alpha allows.
    expect(comments[0]).toMatch(/Failed: \d of 4 benchmarks got slower by more than 5 %/);
    expect(comments[0]).toMatch(/Slower[\s\S]*`Derive-\d+`[\s\S]*Unchanged/);
  });
});

/** What a push to main says of itself. */
function pushed(after: string, before = "0".repeat(40)): JobOptions {
  const repository = { full_name: "octo/demo", default_branch: "main", fork: false };
  const payload = { ref: "refs/heads/main", before, after, repository, commits: [] };
  return { event: { name: "push", payload }, sha: after };
}

/** A push to main, as the run that it is known by later. */
async function pushMain(
  path: string,
  dir: string,
  template: TemplateName,
  { runId, ...more }: Partial<JobOptions> & { readonly runId: number; readonly before?: string },
): Promise<ActEnd> {
  git(dir, "switch", "--quiet", "main");
  const sha = await github.push({ dir, revision: "main", branch: "main" });
  const end = await run(path, dir, template, { ...pushed(sha, more.before), ...more, runId });
  github.addRun({ id: runId, headSha: sha, path: `.github/workflows/go-steady-${template}.yml` });
  return end;
}

describeOnGithub("pull-request.yml, without a regression", () => {
  testWith(act, "passes, and has nothing to comment on", async (path) => {
    const dir = example("tokens", ["pull-request"]);
    const pull = await pullRequest(dir, HARMLESS);
    const end = await run(path, dir, "pull-request", pull);
    expect([end.jobs, end.code]).toEqual([{ "go-steady": "success" }, 0]);
    expect(await bodies(pull.number)).toEqual([]);
  });
});

describeOnGithub("pull-request-stages.yml", () => {
  testWith(act, "stores a baseline on main, and judges pull requests by it", async (path) => {
    // Of ten benchmarks or more, since fewer do not tell how fast the other machine was.
    const dir = example("handover", ["pull-request-stages"]);
    const main = await pushMain(path, dir, "pull-request-stages", { runId: 301 });
    expect(main.jobs).toEqual({ test: "success", bench: "success" });
    expect(
      github.results.artifacts
        .entries()
        .filter(({ runId }) => runId === 301)
        .map(({ name }) => name)
        .filter((name) => !name.startsWith("go-steady-report-")),
    ).toEqual([expect.stringMatching(/^go-steady-baseline-[0-9a-f]{8}$/)]);
    const slower = await pullRequest(dir, BY_SECONDS);
    const failed = await run(path, dir, "pull-request-stages", { ...slower, runId: 302 });
    expect(failed.jobs).toEqual({ test: "success", bench: "failure", report: "success" });
    expect((await bodies(slower.number)).map((body) => body.includes("Common"))).toEqual([true]);
    const harmless = await pullRequest(dir, NOT_NIL);
    const passed = await run(path, dir, "pull-request-stages", { ...harmless, runId: 303 });
    expect(passed.jobs).toEqual({ test: "success", bench: "success", report: "success" });
  });
});

describeOnGithub("pull-request-from-forks.yml and report.yml", () => {
  testWith(act, "measure without any right, and comment from the main branch", async (path) => {
    const dir = example("tokens", ["pull-request-from-forks"]);
    const pull = await pullRequest(dir, SLOWER, true);
    const measured = await run(path, dir, "pull-request-from-forks", { ...pull, token: "read", runId: 401 });
    expect(measured.jobs).toEqual({ "go-steady": "failure" });
    expect(await bodies(pull.number)).toEqual([]);
    const workflow_run = github.addRun({
      id: 401,
      event: "pull_request",
      headBranch: pull.branch,
      headSha: pull.head,
      headRepository: "mallory/demo",
      conclusion: "failure",
      path: ".github/workflows/go-steady-pull-request-from-forks.yml",
    });
    git(dir, "switch", "--quiet", "main");
    const event = {
      name: "workflow_run",
      payload: { action: "completed", workflow_run, repository: workflow_run.repository },
    };
    const told = await run(path, dir, "report", { event });
    expect(told.jobs).toEqual({ report: "success" });
    const [body = ""] = await bodies(pull.number);
    expect(body).toContain("Derive");
    expect(body).toContain("the fork's own");
  });
});

/** A bare repository at the address of the kit's GitHub, with what a checkout has. */
function serve(dir: string): string {
  const root = join(folder.path, `git-${++count}`);
  const bare = join(root, "octo/demo");
  mkdirSync(dirname(bare), { recursive: true });
  git(folder.path, "clone", "--quiet", "--bare", dir, bare);
  git(bare, "config", "uploadpack.allowFilter", "true");
  github.serveGit(root);
  return bare;
}

/** What the history's branch has: the subjects of its commits, oldest first. */
function published(bare: string): readonly string[] {
  return git(bare, "log", "--reverse", "--format=%s", "go-steady-history").split("\n");
}

/** The entries of the history's branch, as the command line lists them. */
function entriesOf(bare: string): readonly Record<string, unknown>[] {
  const args = ["history", "list", "--json", "--remote", bare];
  const { code, stdout, stderr } = cli(args, {
    cwd: folder.path,
    scratch: join(folder.path, `list-${++count}`),
  });
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout).entries;
}

const MAY_PUBLISH = { contents: "write", actions: "read", checks: "write", metadata: "read" } as const;

describeOnGithub("main.yml", () => {
  testWith(
    act,
    "compares a push with what main was, does not fail for a slowdown, and publishes each run",
    async (path) => {
      const dir = example("tokens", ["main"]);
      const first = git(dir, "rev-parse", "main");
      const bare = serve(dir);
      const both = { "go-steady": "success", history: "success" };
      expect((await pushMain(path, dir, "main", { runId: 501, token: MAY_PUBLISH })).jobs).toEqual(both);
      git(dir, "switch", "--quiet", "main");
      const slower = change(dir, SLOWER);
      git(dir, "push", "--quiet", bare, "main");
      const second = await pushMain(path, dir, "main", { runId: 502, before: first, token: MAY_PUBLISH });
      expect(second.jobs).toEqual(both);
      expect(second.log).toContain("Derive");
      const subjects = [first, slower].map((sha) => `Add the run of ${sha.slice(0, 12)}`);
      expect(published(bare)).toEqual(subjects);
    },
  );
});

describeOnGithub("timezones.yml", () => {
  testWith(act, "names a test that passes in some zones alone", async (path) => {
    const dir = example("handover", ["timezones"]);
    expect(
      (await run(path, dir, "timezones", { event: { name: "workflow_dispatch", payload: {} } })).jobs,
    ).toEqual({
      timezones: "success",
    });
    change(dir, [
      "night/night_test.go",
      "func TestBetweenIsEmptyBackwards",
      'func TestDay(t *testing.T) {\n\tif got := midnight.In(time.Local).Day(); got != 1 {\n\t\tt.Errorf("day %d", got)\n\t}\n}\n\nfunc TestBetweenIsEmptyBackwards',
    ]);
    const end = await run(path, dir, "timezones", { event: { name: "workflow_dispatch", payload: {} } });
    expect(end.jobs).toEqual({ timezones: "failure" });
    expect(end.log).toMatch(/TestDay.*America\/Los_Angeles/);
  });
});

const dispatched = { event: { name: "workflow_dispatch", payload: {} }, token: MAY_PUBLISH };

describeOnGithub("regions.yml", () => {
  testWith(act, "measures in each region, and publishes an entry of each", async (path) => {
    const dir = example("tokens", ["regions"]);
    const first = git(dir, "rev-parse", "main");
    const head = change(dir, HARMLESS);
    const bare = serve(dir);
    const end = await run(path, dir, "regions", dispatched);
    expect(end.jobs).toEqual({ "go-steady": "success", history: "success" });
    const entries = entriesOf(bare).map(({ region, commit, base }) => [region, commit, base]);
    expect(entries.sort()).toEqual([
      ["arm", head, first],
      ["x86", head, first],
    ]);
  });
});

describeOnGithub("release.yml", () => {
  testWith(
    act,
    "passes without an older version, and finds the sum of small steps since it",
    async (path) => {
      const dir = example("tokens", ["release"]);
      const bare = serve(dir);
      change(dir, HARMLESS);
      expect((await run(path, dir, "release", dispatched)).jobs).toEqual({ "go-steady": "success" });
      git(dir, "tag", "v1.0.0");
      for (const [from, to] of [
        [200, 206],
        [206, 212],
        [212, 222],
      ])
        change(dir, ["token/token.go", `const rounds = ${from}`, `const rounds = ${to}`]);
      const end = await run(path, dir, "release", dispatched);
      expect(end.jobs).toEqual({ "go-steady": "failure", history: "success" });
      expect(end.log).toContain("Comparing with v1.0.0");
      expect(end.log).toContain("Derive");
      expect(published(bare)).toHaveLength(1);
    },
  );
});

describeOnGithub("merge-queue.yml", () => {
  testWith(act, "judges what the queue is about to merge", async (path) => {
    const dir = example("tokens", ["merge-queue"]);
    const base_sha = git(dir, "rev-parse", "main");
    git(dir, "switch", "--quiet", "--create", "work");
    change(dir, SLOWER);
    const head_sha = mergeAsGithub(dir, "work");
    const merge_group = {
      head_ref: `refs/heads/gh-readonly-queue/main/pr-1-${base_sha}`,
      head_sha,
      base_ref: "refs/heads/main",
      base_sha,
    };
    const end = await run(path, dir, "merge-queue", {
      event: { name: "merge_group", payload: { action: "checks_requested", merge_group } },
    });
    expect(end.jobs).toEqual({ "go-steady": "failure" });
    expect(end.log).toContain("Derive");
  });
});

describeOnGithub("a new user", () => {
  testWith(act, "comes to a green and a red pull request by the README's commands", async (path) => {
    const dir = join(folder.path, "new-user", "letters");
    mkdirSync(dir, { recursive: true });
    git(dir, "init", "--quiet", "--initial-branch=main");
    commit(dir, SMALL_MODULE, "Letters");
    const published = layOutAction(join(folder.path, "published"), ["templates"]);
    git(published, "init", "--quiet", "--initial-branch=main");
    const pinned = commit(published, {});
    const [, commands = ""] =
      /## Use it[\s\S]*?```sh\n([\s\S]*?)```/.exec(readFileSync("README.md", "utf8")) ?? [];
    // Nobody is there to answer the questions of init.
    execFileSync("bash", ["-ec", commands.replace(/cli\.js init\b/, "cli.js init --template pull-request")], {
      cwd: dir,
      env: {
        ...process.env,
        GIT_CONFIG_COUNT: "1",
        GIT_CONFIG_KEY_0: `url.file://${published}.insteadOf`,
        GIT_CONFIG_VALUE_0: "https://github.com/go-steady/go-steady",
      },
    });
    commit(dir, {}, "Pull requests are measured");
    for (const [from, to, result] of [
      ["n := 0\n", "var n int\n", "success"],
      ["strings.TrimSpace(word)", "strings.TrimSpace(strings.ToUpper(word))", "failure"],
    ] as const) {
      const pull = await pullRequest(dir, ["letters.go", from, to]);
      const { jobs } = await run(path, dir, "pull-request", pull, pinned);
      expect(jobs).toEqual({ "go-steady": result });
    }
  });
});

// What comes of a job, for every event that starts one. One of each kind is a whole job of the built action; the others
// have the report of such a job, and do in this process what depends on the event: find the base, and publish.
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { withPullRequest } from "../../src/action/publish/asked-by-comment.ts";
import { newestAttempts } from "../../src/action/publish/report-artifact.ts";
import { gate } from "../../src/judge/gate.ts";
import { decodeEvent } from "../../src/model/event.ts";
import type { Report } from "../../src/model/report.ts";
import { decodeOptions, type RawOptions } from "../../src/options/options.ts";
import { openGit } from "../../src/ports/git/git.ts";
import { openGithub } from "../../src/ports/github/github.ts";
import { PATIENCE } from "../../src/ports/github/retry.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { resolveSides } from "../../src/sides/resolve-sides.ts";
import type { ActionEnd } from "../kit/action.ts";
import type { WorkflowRun } from "../kit/github/actions-api.ts";
import { describeOnGithub } from "../kit/github/describe-on-github.ts";
import { FORK } from "../kit/github/emulator.ts";
import type { Comment } from "../kit/github/github.ts";
import { commit, type Files, git } from "../kit/repository.ts";
import { stepOf } from "../kit/runner/workflow-step.ts";
import { report } from "../report/sample-reports.ts";
import { type Case, expectEnd, once, reportOf, runCase, testCases, titleOfCase } from "./case.ts";
import { EVENT_ROWS, type Row, titleOf } from "./event-table.mjs";
import {
  AS_BEFORE,
  BROKEN_CODE,
  FASTER,
  NO_CODE,
  OTHER_CODE,
  openScene,
  QUICK,
  REPORT_ONLY,
  type Scene,
  type SceneJob,
  type ScenePull,
  SLOWER,
  TESTS_ONLY,
} from "./scene.ts";

let scene: Scene;

const REPO = { default_branch: "main", full_name: "octo/demo" };

/** What a hostile test does: it shows all it sees, and tries every command and file of the runner. */
const HOSTILE = {
  "hostile/hostile_test.go": `package hostile

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestHostile(t *testing.T) {
	fmt.Println(strings.Join(os.Environ(), "\\n"))
	for _, line := range []string{
		"::add-mask::ok", "::set-env name=PATH::/forged", "::add-path::/forged", "::set-output name=outcome::passed",
		"::save-state name=caches::/forged", "::add-matcher::/forged", "::error::forged", "  ::warning::forged",
		"::stop-commands::forged", "::forged::", "##[error]forged", "text ##[add-mask]forged",
	} {
		fmt.Println(line)
		fmt.Fprintln(os.Stderr, line)
		t.Log(line)
	}
	for _, name := range []string{"GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"} {
		os.WriteFile(os.Getenv(name), []byte("forged=1\\n"), 0o644)
	}
	t.Fatal("::error::forged")
}
`,
};

const measured: Omit<Case, "about"> = {
  through: "dist",
  token: "write",
  fault: "-",
  change: SLOWER,
  inputs: QUICK,
  outcome: "failed",
  exit: 1,
  comments: 1,
};

/** What people start with; `npm run act` runs all of its files as they are. */
const STARTER = stepOf("pull-request");
const SLOWDOWN: Case = {
  ...measured,
  ...EVENT_ROWS.slowdown,
  about: "a slowdown fails the job of pull-request.yml, and is said at its line and in the comment",
  permissions: STARTER.permissions,
  inputs: { ...STARTER.inputs, ...QUICK },
  check: ({ end, comments, scene: { github } }) => {
    expect(end.outputs).toMatchObject({ regressions: "1", improvements: "0" });
    expect(comments[0]?.body).toContain("#### 🔴");
    expect(end.annotations).toContainEqual(
      expect.objectContaining({ properties: expect.objectContaining({ file: "m_test.go" }) }),
    );
    expect(github.results.artifacts.entries().at(-1)?.name).toMatch(/^go-steady-report-/);
  },
};
/** What that job found. */
const slowdown = once(async () => reportOf(await runCase(scene, SLOWDOWN)));

const SAME: Case = {
  ...measured,
  ...EVENT_ROWS.same,
  about: "the same code: nothing to measure",
  change: NO_CODE,
  check: ({ end }) => expect(end.outputs).toMatchObject({ regressions: "0", inconclusive: "0" }),
};
const same = once(async () => reportOf(await runCase(scene, SAME)));

/** A head that does three things, in packages of their own: one job tells them all. */
const MIXED: Case = {
  ...measured,
  about: "one package is faster, one does not build, and a test tries to give commands",
  change: {
    ...FASTER,
    "sum/sum.go": sumOf("suum"),
    ...HOSTILE,
  },
  inputs: { ...QUICK, test: "true" },
  check: ({ end, comments }) => {
    expect(end.outputs).toMatchObject({ regressions: "0", improvements: "1" });
    expect(comments[0]?.body).toContain("suum");
  },
};
const mixed = once(async () => {
  const test = 'package sum\n\nimport "testing"\n\nfunc BenchmarkSum(*testing.B) { Sum() }\n';
  await onMain({ "sum/sum.go": sumOf("0"), "sum/sum_test.go": test });
  const end = await runCase(scene, MIXED);
  await onMain({ "sum/sum.go": null, "sum/sum_test.go": null });
  return end;
});

function sumOf(value: string): string {
  return `package sum\n\n// Sum is a sum.\nfunc Sum() int { return ${value} }\n`;
}

/** The verdict of a report under other options. */
async function judgedAnew(found: Report, options: RawOptions): Promise<Report> {
  const { failOn } = await decodeOptions(options);
  return { ...found, ...gate({ ...found, failOn, headBuildFailed: [], unmeasuredReason: undefined }) };
}

const CASES: readonly Case[] = [
  {
    ...measured,
    ...EVENT_ROWS.told,
    about: "a slowdown that is only told: fail-on: never",
    through: "publish",
    inputs: { ...QUICK, "fail-on": "never" },
    found: async () => judgedAnew(await slowdown(), { "fail-on": "never" }),
  },
  {
    ...measured,
    about: "faster: said, and no failure",
    through: "publish",
    found: async () => {
      const found = reportOf(await mixed());
      const comparisons = found.comparisons.filter(({ pkg }) => pkg === "example.com/m");
      return judgedAnew({ ...found, comparisons, checks: [] }, {});
    },
    outcome: "passed",
    exit: 0,
    check: ({ end, comments }) => {
      expect(end.outputs).toMatchObject({ regressions: "0", improvements: "1" });
      expect(comments[0]?.body).toContain("#### 🟢");
    },
  },
];

describeOnGithub("events", () => {
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  test(titleOfCase(SLOWDOWN), async () => {
    expect((await slowdown()).outcome).toBe("failed"); // all else of it is asked when it is run
  });

  test(titleOfCase(SAME), async () => {
    expect((await same()).outcome).toBe("passed");
  });

  testCases(() => scene, CASES);

  test("a head that does not build | pull_request | write token → failed, 1 comment, exit 1", async () => {
    const { reasons } = reportOf(await mixed());
    expect(reasons).toContain("example.com/m/sum does not build in the head");
  });

  test("a test that prints what it sees, and tries to give commands | pull_request | write token → failed, 1 comment, exit 1", async () => {
    const end = await mixed();
    expect(end.printed).toContain("forged"); // it did print
    expect(end.commands.filter((c) => !c.startsWith("::stop-commands::")).join("\n")).not.toMatch(
      /^\s*(::|##\[)(?!(error|warning|notice) [^:]*title=)[^:]*(::|\])forged/m,
    );
    expect(end.annotations.filter(({ message }) => message === "forged")).toEqual([]);
    expect(end.printed).not.toMatch(
      /^\s*(INPUT|ACTIONS|STATE)_\w+=|^\s*(GITHUB_(TOKEN|ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)|GH_TOKEN)=/m,
    );
    expect([end.outputs.forged, end.variables, end.state]).toEqual([undefined, { TZ: "UTC" }, {}]);
  });

  test(`a fork's slowdown: its own run only keeps a report, the next one comments from it | ${titleOf(EVENT_ROWS.afterFork)}`, async () => {
    const found = await slowdown();
    const pull = await scene.openPull(SLOWER, "fork");
    const runId = scene.nextRun();
    const job = { event: pull.event, inputs: QUICK, token: "read", runId } as const;
    const own = { ...found, pullRequest: { number: pull.number, head: pull.head } };
    await expectRow(EVENT_ROWS.fork, await scene.publish(job, own), pull);
    const run = scene.github.addRun({ id: runId, ...runOf(pull), conclusion: "failure" });
    const event = { name: "workflow_run", payload: { action: "completed", workflow_run: run } };
    const end = await scene.publish({ event, workflow: "report.yml", inputs: REPORT_ONLY });
    const [comment] = await expectRow(EVENT_ROWS.afterFork, end, pull);
    expect(comment?.body).toContain("These figures are the fork's own");
    expect(comment?.body).toContain("#### 🔴");
  });

  test(`a job that is cancelled while it measures ends in time, and says what it has | ${titleOf(EVENT_ROWS.cancelled)}`, async () => {
    const pull = await scene.openPull(OTHER_CODE);
    const end = await scene.act({
      event: pull.event,
      workspace: pull.workspace,
      token: "write",
      inputs: { ...QUICK, benchtime: "20ms", count: "1000", "max-count": "1000" },
      env: { RUNNER_DEBUG: "1" }, // progress is told every 20 s, a decision at once
      cancelAt: (line) => line.includes(" is calibrated: "),
    });
    await expectRow(EVENT_ROWS.cancelled, end, pull);
    expect(end.summary).toContain("the run was cancelled");
    expect(end.seconds).toBeLessThan(60); // a thousand pairs take longer
    expect(git(pull.workspace, "worktree", "list").split("\n")).toHaveLength(1);
  });

  test("of a job that is run again the report of its newest attempt counts | pull_request | write token → passed, no comment, exit 0", async () => {
    const { event } = await scene.openPull(NO_CODE);
    const runId = scene.nextRun();
    for (const attempt of [1, 2]) {
      const job = { event, inputs: TESTS_ONLY, runId, attempt } as const;
      expectEnd(await scene.publish(job, report()), { outcome: "passed", exit: 0 });
    }
    const kept = scene.github.results.artifacts.entries().filter((artifact) => artifact.runId === runId);
    const [first, second] = kept.map(({ name }) => name);
    expect(second).toBe(`${first}-2`);
    expect(newestAttempts(kept).map(({ name }) => name)).toEqual([second]);
  });

  test(`/bench in a comment of somebody who may write: the pull request that it stands at | ${titleOf(EVENT_ROWS.asked)}`, async () => {
    const pull = await scene.openPull(SLOWER, "fork");
    const event = commentedBy("alice", pull.number);
    const found = await slowdown();
    const { token } = await scene.github.job({ event });
    const open = () =>
      openGithub({ token, api: scene.github.url, patience: { ...PATIENCE, random: () => 0 } });
    const payload = await withPullRequest({ ...event, repository: REPO.full_name, open });
    const known = { ...event, payload };
    const main = git(scene.origin, "rev-parse", "main");
    expect(await baseIn(pull.workspace, known)).toEqual({ kind: "known", ref: "main", sha: main });
    const end = await scene.publish({ event: known, inputs: QUICK }, found);
    const [comment] = await expectRow(EVENT_ROWS.asked, end, pull);
    expect(comment?.body).toContain("#### 🔴");
    const wrong = await scene.act({ event, workspace: scene.checkOut("main"), inputs: QUICK });
    expectEnd(wrong, { outcome: "unmeasured", exit: 1 });
    expect(wrong.annotations[0]?.message).toContain("ref: refs/pull/NUMBER/merge");
  });

  test(`/bench in a comment of a stranger: nothing of the pull request is run | ${titleOf(EVENT_ROWS.stranger)}`, async () => {
    const pull = await scene.openPull(HOSTILE, "fork");
    for (const inputs of [QUICK, REPORT_ONLY]) {
      const event = commentedBy("mallory", pull.number);
      const end = await scene.act({ event, workspace: pull.workspace, inputs });
      await expectRow(EVENT_ROWS.stranger, end, pull);
      expect(end.annotations[0]?.message).toContain(
        '"mallory" asked for this run, and may not write to octo/demo (read)',
      );
      expect(end.printed).not.toContain("forged");
    }
  });

  test(`a push to main is compared with what main was | ${titleOf(EVENT_ROWS.main)}`, async () => {
    await slowdown(); // which main is not to have
    const before = git(scene.origin, "rev-parse", "main");
    const after = await onMain(SLOWER);
    const event = { name: "push", payload: { ref: "refs/heads/main", before, after, repository: REPO } };
    expect(await baseIn(scene.checkOut("main"), event)).toMatchObject({ kind: "known", sha: before });
    const end = await scene.publish({ event, inputs: QUICK, sha: after }, await slowdown());
    await expectRow(EVENT_ROWS.main, end);
    expect((await scene.github.checkRuns(after)).map(({ conclusion }) => conclusion)).toEqual(["failure"]);
    await onMain(AS_BEFORE);
  });

  test(`a push onto what does not build | ${titleOf(EVENT_ROWS.brokenBase)}`, async () => {
    const before = await onMain(BROKEN_CODE);
    const after = await onMain(AS_BEFORE);
    const event = { name: "push", payload: { ref: "refs/heads/main", before, after, repository: REPO } };
    await expectRow(EVENT_ROWS.brokenBase, await inMain(event, { sha: after }));
  });

  test(`the first push has no base | ${titleOf(EVENT_ROWS.first)}`, async () => {
    const end = await firstPush();
    await expectRow(EVENT_ROWS.first, end);
    expect(end.summary).toContain("nothing to compare with");
  });

  test(`a forced push whose base is gone is checked, and says why nothing is compared | ${titleOf(EVENT_ROWS.forced)}`, async () => {
    const payload = { ref: "refs/heads/main", before: "1234567890".repeat(4), repository: REPO };
    const end = await withoutBase({ name: "push", payload });
    await expectRow(EVENT_ROWS.forced, end);
    expect(end.summary).toContain("tests passed: 1 passed");
    expect(end.summary).toMatch(
      /nothing to compare with: what the branch was before the push \S*1234567890\S* is gone, as after a forced push/,
    );
  });

  test(`a job with neither a check nor a base is not green | ${titleOf(EVENT_ROWS.nothing)}`, async () => {
    const payload = { ref: "refs/heads/main", before: "0".repeat(40), repository: REPO };
    const end = await inMain({ name: "push", payload });
    await expectRow(EVENT_ROWS.nothing, end);
    expect(end.summary).toContain("nothing was checked");
  });

  test(`a merge queue is compared with what it merges into | ${titleOf(EVENT_ROWS.queue)}`, async () => {
    const base = git(scene.origin, "rev-parse", "main");
    const head = await onMain(NO_CODE);
    const refs = { head_ref: "refs/heads/gh-readonly-queue/main/pr-1", base_ref: "refs/heads/main" };
    const payload = { merge_group: { head_sha: head, base_sha: base, ...refs }, repository: REPO };
    const event = { name: "merge_group", payload };
    expect(await baseIn(scene.checkOut("main"), event)).toMatchObject({ kind: "known", sha: base });
    const found = await same();
    const end = await scene.publish({ event, inputs: QUICK }, { ...found, base: { ref: "main", sha: base } });
    await expectRow(EVENT_ROWS.queue, end);
    expect(end.summary).toContain(base.slice(0, 7));
  });

  const zeros = "0".repeat(40);
  const dispatched = { action: "bench", client_payload: { sha: zeros }, repository: REPO };
  const tagged = { ref: "refs/tags/v1.0.0", before: zeros, repository: REPO };
  test.each<[string, Row, string, SceneJob["event"]["payload"]]>([
    [titleOf(EVENT_ROWS.otherRun), EVENT_ROWS.otherRun, "workflow_run", { repository: REPO }],
    [titleOf(EVENT_ROWS.dispatch), EVENT_ROWS.dispatch, "repository_dispatch", dispatched],
    [titleOf(EVENT_ROWS.tag), EVENT_ROWS.tag, "push", tagged],
  ])("nothing to compare with is said, not guessed | %s", async (_, row, name, payload) => {
    const end = await withoutBase({ name, payload });
    await expectRow(row, end);
    expect(end.summary).toContain("nothing to compare with");
    expect(end.summary).toContain("is part of main already");
  });

  test(`baseline-ref is compared with on every event | ${titleOf(EVENT_ROWS.byHand)}`, async () => {
    const ref = git(scene.origin, "rev-parse", "main~1");
    const event = { name: "workflow_dispatch", payload: { repository: REPO } };
    const base = await baseIn(scene.checkOut("main"), event, ref);
    expect(base).toEqual({ kind: "known", ref, sha: ref });
    const job = { event, inputs: { ...QUICK, "baseline-ref": ref } };
    const end = await scene.publish(job, { ...(await same()), base: { ref, sha: ref } });
    await expectRow(EVENT_ROWS.byHand, end);
    expect(end.summary).toContain(ref.slice(0, 7));
  });
});

/** Of a run that is green without a comparison, the tests have to be. */
const CHECKED = { ...QUICK, test: "true" };

const FIRST_PUSH = {
  name: "push",
  payload: { ref: "refs/heads/main", before: "0".repeat(40), repository: REPO },
};
const firstPush = once(() => inMain(FIRST_PUSH, { inputs: CHECKED }));

/** What a job compares with, found as the action finds it. */
async function baseIn(workspace: string, event: SceneJob["event"], baselineRef?: string) {
  const processes = makeProcesses(new AbortController().signal);
  const repository = await openGit(processes, childEnvironment(process.env), workspace);
  const told = decodeEvent({ ...event, ref: "refs/heads/main" });
  const { base } = await resolveSides(repository, { baselineRef, headRef: undefined }, told);
  return base;
}

/** A job of the main branch for which there is no base: what the first push found, with another reason. */
async function withoutBase(event: SceneJob["event"]): Promise<ActionEnd> {
  const found = reportOf(await firstPush());
  const [first, base] = [
    await baseIn(scene.checkOut("main"), FIRST_PUSH),
    await baseIn(scene.checkOut("main"), event),
  ];
  if (first.kind !== "none" || base.kind !== "none")
    throw new Error(`a base: ${JSON.stringify([first, base])}`);
  const warnings = found.warnings.map((warning) => warning.replace(first.reason, base.reason));
  return scene.publish({ event, inputs: CHECKED }, { ...found, warnings });
}

/** A comment on a pull request, as its event says it. */
function commentedBy(login: string, number: number): SceneJob["event"] {
  const user = { login };
  const issue = { number, pull_request: { url: `https://api.github.com/repos/octo/demo/pulls/${number}` } };
  const payload = {
    action: "created",
    issue,
    comment: { body: "/bench", user },
    sender: user,
    repository: REPO,
  };
  return { name: "issue_comment", payload };
}

/** Expects what the table says; without a pull request there is nothing to comment on. Gives the comments. */
async function expectRow(row: Row, end: ActionEnd, pull?: ScenePull): Promise<readonly Comment[]> {
  expectEnd(end, row);
  const comments = pull === undefined ? [] : await scene.own(pull);
  expect(comments).toHaveLength(row.comments);
  if (row.comments === 0) expect(end.outputs["comment-url"] ?? "").toBe("");
  return comments;
}

/** Makes a commit on the main branch. */
async function onMain(files: Files): Promise<string> {
  const sha = commit(scene.origin, files, "on main");
  await scene.github.push({ dir: scene.origin, revision: sha, branch: "main" });
  return sha;
}

function inMain(event: SceneJob["event"], said: Partial<SceneJob> = {}): Promise<ActionEnd> {
  return scene.act({ event, workspace: scene.checkOut("main"), inputs: QUICK, ...said });
}

function runOf({ event, head }: Awaited<ReturnType<Scene["openPull"]>>): Partial<WorkflowRun> {
  const { ref } = (event.payload.pull_request as { readonly head: { readonly ref: string } }).head;
  return { event: "pull_request", headBranch: ref, headSha: head, headRepository: FORK };
}

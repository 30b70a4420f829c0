// Whole jobs: real benchmarks of base and head, for every event that starts one.
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newestAttempts } from "../../src/action/publish/report-artifact.ts";
import type { ActionEnd } from "../kit/action.ts";
import type { WorkflowRun } from "../kit/github/actions-api.ts";
import { describeOnGithub } from "../kit/github/describe-on-github.ts";
import { FORK } from "../kit/github/emulator.ts";
import type { Comment } from "../kit/github/github.ts";
import { commit, type Files, git } from "../kit/repository.ts";
import { report } from "../report/sample-reports.ts";
import { type Case, expectEnd, testCases } from "./case.ts";
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
  "hostile_test.go": `package m

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

const CASES: readonly Case[] = [
  {
    ...measured,
    ...EVENT_ROWS.slowdown,
    about: "a slowdown fails the job, and is said at its line and in the comment",
    check: ({ end, comments, scene: { github } }) => {
      expect(end.outputs).toMatchObject({ regressions: "1", improvements: "0" });
      expect(comments[0]?.body).toContain("#### 🔴");
      expect(end.annotations).toContainEqual(
        expect.objectContaining({ properties: expect.objectContaining({ file: "m_test.go" }) }),
      );
      expect(github.results.artifacts.entries().at(-1)?.name).toMatch(/^go-steady-report-/);
    },
  },
  {
    ...measured,
    ...EVENT_ROWS.told,
    about: "a slowdown that is only told: fail-on: never",
    inputs: { ...QUICK, "fail-on": "never" },
  },
  {
    ...measured,
    about: "faster: said, and no failure",
    change: FASTER,
    outcome: "passed",
    exit: 0,
    check: ({ end, comments }) => {
      expect(end.outputs).toMatchObject({ regressions: "0", improvements: "1" });
      expect(comments[0]?.body).toContain("#### 🟢");
    },
  },
  {
    ...measured,
    ...EVENT_ROWS.same,
    about: "the same code: nothing to measure",
    change: NO_CODE,
    check: ({ end }) => expect(end.outputs).toMatchObject({ regressions: "0", inconclusive: "0" }),
  },
  {
    ...measured,
    about: "a head that does not build",
    change: BROKEN_CODE,
    check: ({ comments }) => expect(comments[0]?.body).toContain("suum"),
  },
  {
    ...measured,
    about: "a test that prints what it sees, and tries to give commands",
    change: HOSTILE,
    inputs: TESTS_ONLY,
    check: ({ end }) => {
      expect(end.printed).toContain("forged"); // it did print
      expect(end.commands.filter((c) => !c.startsWith("::stop-commands::")).join("\n")).not.toMatch(
        /^\s*(::|##\[)(?!(error|warning|notice) [^:]*title=)[^:]*(::|\])forged/m,
      );
      expect(end.annotations.filter(({ message }) => message === "forged")).toEqual([]);
      expect(end.printed).not.toMatch(
        /^\s*(INPUT|ACTIONS|STATE)_\w+=|^\s*(GITHUB_(TOKEN|ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)|GH_TOKEN)=/m,
      );
      expect([end.outputs.forged, end.variables, end.state]).toEqual([undefined, { TZ: "UTC" }, {}]);
    },
  },
];

describeOnGithub("events", () => {
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  testCases(() => scene, CASES);

  test(`a fork's slowdown: its own run only keeps a report, the next one comments from it | ${titleOf(EVENT_ROWS.afterFork)}`, async () => {
    const pull = await scene.openPull(SLOWER, "fork");
    const runId = scene.nextRun();
    const job: SceneJob = { event: pull.event, workspace: pull.workspace, inputs: QUICK };
    await expectRow(EVENT_ROWS.fork, await scene.act({ ...job, token: "read", runId }), pull);
    const run = scene.github.addRun({ id: runId, ...runOf(pull), conclusion: "failure" });
    const event = { name: "workflow_run", payload: { action: "completed", workflow_run: run } };
    const end = await scene.act({
      event,
      workspace: scene.origin,
      workflow: "report.yml",
      inputs: REPORT_ONLY,
    });
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
    const end = await scene.act({ event, workspace: pull.workspace, inputs: QUICK });
    const [comment] = await expectRow(EVENT_ROWS.asked, end, pull);
    expect(comment?.body).toContain("#### 🔴");
    const main = scene.checkOut("main");
    const wrong = await scene.act({ event, workspace: main, inputs: QUICK });
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
    const before = git(scene.origin, "rev-parse", "main");
    const after = await onMain(SLOWER);
    const event = { name: "push", payload: { ref: "refs/heads/main", before, after, repository: REPO } };
    const end = await inMain(event, { sha: after });
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
    const payload = { ref: "refs/heads/main", before: "0".repeat(40), repository: REPO };
    const end = await inMain({ name: "push", payload }, { inputs: CHECKED });
    await expectRow(EVENT_ROWS.first, end);
    expect(end.summary).toContain("nothing to compare with");
  });

  test(`a forced push whose base is gone is checked, and says why nothing is compared | ${titleOf(EVENT_ROWS.forced)}`, async () => {
    const payload = { ref: "refs/heads/main", before: "1234567890".repeat(4), repository: REPO };
    const end = await inMain({ name: "push", payload }, { inputs: CHECKED });
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
    const end = await inMain({ name: "merge_group", payload });
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
    const end = await inMain({ name, payload }, { inputs: CHECKED });
    await expectRow(row, end);
    expect(end.summary).toContain("nothing to compare with");
    expect(end.summary).toContain("is part of main already");
  });

  test(`a schedule without a repository in its payload knows its main branch | ${titleOf(EVENT_ROWS.schedule)}`, async () => {
    const end = await inMain(
      { name: "schedule", payload: { schedule: "0 4 * * *" } },
      { inputs: { ...QUICK, baseline: "artifact", "time-budget": "10s" } },
    );
    await expectRow(EVENT_ROWS.schedule, end);
    expect(end.log).toContain("stored as a baseline (artifact)");
  });

  test(`baseline-ref is compared with on every event | ${titleOf(EVENT_ROWS.byHand)}`, async () => {
    const ref = git(scene.origin, "rev-parse", "main~1");
    const end = await inMain(
      { name: "workflow_dispatch", payload: { repository: REPO } },
      { inputs: { ...QUICK, "baseline-ref": ref } },
    );
    await expectRow(EVENT_ROWS.byHand, end);
    expect(end.summary).toContain(ref.slice(0, 7));
  });
});

/** Of a run that is green without a comparison, the tests have to be. */
const CHECKED = { ...QUICK, test: "true" };

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

// Whole jobs on a server that behaves as Gitea's does: no GraphQL, an account of its own, no artifacts of version 4.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import { runAction } from "../kit/action.ts";
import { startGitea } from "../kit/gitea/gitea.ts";
import { temporaryFolder } from "../kit/go.ts";
import { publishHere } from "../kit/publish-here.ts";
import { benchmarkModule, commit, type Files, git, makeRepository } from "../kit/repository.ts";
import { report } from "../report/sample-reports.ts";
import { expectEnd, warnings } from "./case.ts";
import { EVENT_ROWS } from "./event-table.mjs";
import { BROKEN_TEST, TESTS_ONLY } from "./scene.ts";

/** Without `found` the built action runs the job. */
interface Said {
  readonly outcome: "passed" | "failed";
  readonly found?: Report;
}

test("Gitea: three runs, the last one good again, have one comment | pull_request | the server's token → failed, failed, passed", async () => {
  const folder = temporaryFolder();
  const gitea = await startGitea();
  const origin = join(folder.path, "origin");
  makeRepository(origin, benchmarkModule);
  const base = git(origin, "rev-parse", "main");
  const comments = async (runId: number, change: Files, { outcome, found }: Said) => {
    const head = commit(origin, change);
    git(origin, "switch", "--quiet", "--detach", "main");
    git(origin, "merge", "--quiet", "--no-ff", "--message=merge", head);
    const { number, event } = gitea.openPull({ head, base });
    const scratch = join(folder.path, `job-${runId}`);
    const sha = git(origin, "rev-parse", "HEAD");
    const job = gitea.job({ event, ref: `refs/pull/${number}/merge`, sha, runId });
    const run = { ...job, workspace: origin, scratch, inputs: TESTS_ONLY };
    const end = found === undefined ? await runAction(run) : await publishHere(run, found);
    git(origin, "switch", "--quiet", "work");
    expectEnd(end, outcome === "passed" ? { outcome, exit: 0 } : EVENT_ROWS.gitea);
    expect(warnings(end)).toEqual([]);
    expect(end.log).toMatch(
      /^the report is not kept for a later job: 127\.0\.0\.1 keeps no artifacts of version 4; it is in the summary and in .*go-steady$/m,
    );
    expect(end.outputs["comment-url"]).toBe(`${gitea.url}/octo/demo/pulls/${number}#issuecomment-1`);
    expect(gitea.comments(number)).toHaveLength(EVENT_ROWS.gitea.comments);
    return gitea.comments(number).map(({ user, body }) => [user.login, body.split("\n")[1]]);
  };
  const failed = [["gitea-actions", expect.stringContaining("### ❌ Failed: 1 of 2 tests failed")]];
  expect(await comments(1, BROKEN_TEST, { outcome: "failed" })).toEqual(failed);
  const found = parseReport(
    readFileSync(join(folder.path, "job-1/runner-temp/go-steady/report.json"), "utf8"),
  );
  expect(await comments(2, { "note.txt": "words\n" }, { outcome: "failed", found })).toEqual(failed);
  const passed = [["gitea-actions", expect.stringContaining("### ✅ Passed")]];
  const last = { outcome: "passed", found: report() } as const;
  expect(await comments(3, { "broken_test.go": null }, last)).toEqual(passed);
  expect(gitea.log.filter((line) => /twirp|artifacts/i.test(line))).toEqual([]);
  await gitea.stop();
  folder.remove();
});

test("a server without artifacts: stage: report is refused, in the same run and after it, and no permission is blamed | pull_request, workflow_run → unmeasured, exit 1", async () => {
  const folder = temporaryFolder();
  const gitea = await startGitea();
  const [base, head] = ["a".repeat(40), "b".repeat(40)];
  const { number, event } = gitea.openPull({ head, base });
  const run = { id: 8, run_number: 8, run_attempt: 1, event: "pull_request", head_sha: head };
  const from = { head_branch: "work", head_repository: { id: 1, owner: { login: "octo" } } };
  const later = {
    name: "workflow_run",
    payload: { action: "completed", workflow_run: { ...run, ...from } },
  };
  for (const [runId, started] of [event, later].entries()) {
    const job = gitea.job({ event: started, ref: `refs/pull/${number}/merge`, sha: head, runId });
    const scratch = join(folder.path, `job-${runId}`);
    const end = await publishHere({ ...job, workspace: folder.path, scratch, inputs: { stage: "report" } });
    expectEnd(end, EVENT_ROWS.giteaReport);
    expect(gitea.comments(number)).toHaveLength(EVENT_ROWS.giteaReport.comments);
    expect(end.annotations.map(({ message }) => message)).toEqual([
      "there is no report to comment from: 127.0.0.1 keeps no artifacts of version 4\n" +
        "let the job that measures comment itself (stage: all): docs/runners.md says what works on which server",
    ]);
  }
  await gitea.stop();
  folder.remove();
});

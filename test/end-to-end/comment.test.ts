// The comment, whatever GitHub does: by tokens, faults, other comments and other jobs. What does not depend on the job is
// done in this process, with the report of a job that ran once; two jobs that comment at once are the built action, too.
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { describeOnGithub } from "../kit/github/describe-on-github.ts";
import { REPOSITORY } from "../kit/github/emulator.ts";
import { byNight } from "../kit/long.ts";
import { write } from "../kit/repository.ts";
import { regression, report } from "../report/sample-reports.ts";
import {
  type Case,
  expectEnd,
  expectOwn,
  leaveReport,
  reportOf,
  runCase,
  testCases,
  titleOfCase,
  warnings,
} from "./case.ts";
import { EVENT_ROWS } from "./event-table.mjs";
import {
  BROKEN_TEST,
  NO_CODE,
  openScene,
  QUICK,
  REPORT_ONLY,
  type Scene,
  type SceneJob,
  TESTS_ONLY,
} from "./scene.ts";

let scene: Scene;
/** By day put-comment.test.ts has the same. */
const nightly = byNight(test);
const LIST = /^GET .*\/issues\/\d+\/comments/;
const CREATE = /^POST .*\/issues\/\d+\/comments/;
/** Also without benchmarks, a job that does everything tells what it lacks; a stage leaves it to another. */
const ALL = { ...QUICK, test: "true", bench: "^BenchmarkNone$" };

/** A job that runs a failing test, and says so in a comment. */
const failing: Omit<Case, "about"> = {
  through: "dist",
  token: "write",
  fault: "-",
  change: BROKEN_TEST,
  inputs: TESTS_ONLY,
  outcome: "failed",
  exit: 1,
  comments: 1,
  check: ({ comments, end }) => {
    expect(comments[0]?.body).toContain("TestBroken");
    expect(warnings(end)).toEqual([]);
  },
};
/** The report of such a job, which runs before all tests. */
let broken: Report;
const said = { through: "publish", found: () => broken, change: NO_CODE } as const;
/** The same without a comment: all else is there. */
const unsaid: Omit<Case, "about"> = {
  ...failing,
  ...said,
  comments: 0,
  check: ({ end }) => {
    expect(end.summary).toContain("TestBroken");
    expect(end.annotations).toContainEqual(expect.objectContaining({ level: "error", message: "is broken" }));
  },
};
const passing = { ...failing, ...said, found: () => report(), outcome: "passed", exit: 0 } as const;
/** A job that comments on the slowdown that another job of its run has found: quick, and the same way to GitHub. */
const reported: Omit<Case, "about"> = {
  ...failing,
  through: "publish",
  change: NO_CODE,
  inputs: REPORT_ONLY,
  left: regression,
  exit: 0,
  check: ({ comments, end }) => {
    expect(comments[0]?.body).toContain("slower");
    expect(warnings(end)).toEqual([]);
  },
};
const lost: Omit<Case, "about"> = {
  ...reported,
  comments: 0,
  check: ({ end }) => {
    expect(end.summary).toContain("slower");
    expect(warnings(end).join("\n")).toContain("the comment could not be written");
  },
};

/** Ten seconds of asking again. */
const UNANSWERED: Case = {
  ...reported,
  about: "GitHub does not answer at all",
  atNight: true,
  fault: "503 always at the list",
  comments: 0,
  arrange: ({ github }) => github.faults.add(LIST, { kind: "status", status: 503 }),
  check: ({ end }) => {
    expect(end.summary).toContain("slower");
    expect(warnings(end).join("\n")).toContain("the summary has all of it");
  },
};

/** The job whose report the others publish. */
const MEASURED: Case = {
  ...failing,
  about:
    "a summary that cannot be written, beside what another step has left in the folder: all else is said",
  fault: "no file for the summary",
  env: { GITHUB_STEP_SUMMARY: "/nowhere/summary" },
  inputs: { ...TESTS_ONLY, out: "left" },
  arrange: (_, { workspace }) => write(workspace, { "left/head.bench.out": "of another step\n" }),
  check: ({ end, pull, comments, scene: { github } }) => {
    broken = reportOf(end, pull.workspace);
    expect(comments[0]?.body).toContain("TestBroken");
    expect(end.annotations).toContainEqual(expect.objectContaining({ level: "error", message: "is broken" }));
    expect(warnings(end).join("\n")).toContain("the job summary could not be written, the log has it");
    expect(end.log).toContain("### ❌ Failed: 1 of 2 tests failed");
    const kept = github.results.artifacts.entries().at(-1);
    const zip = kept === undefined ? "" : github.results.artifacts.zip(kept).toString("latin1");
    expect([zip.includes("report.json"), zip.includes("bench.out")]).toEqual([true, false]);
  },
};

const CASES: readonly Case[] = [
  { ...failing, ...said, about: "a failure is said" },
  { ...passing, about: "nothing to say", comments: 0, check: () => {} },
  {
    ...passing,
    about: "comment: always",
    inputs: { ...TESTS_ONLY, comment: "always" },
    check: ({ comments }) => expect(comments[0]?.body).not.toContain("TestBroken"),
  },
  { ...unsaid, about: "comment: never", inputs: { ...TESTS_ONLY, comment: "never" } },
  {
    ...unsaid,
    about: "comment: sometimes, which is no mode",
    inputs: { ...TESTS_ONLY, comment: "sometimes" },
    outcome: "",
    check: ({ end }) => expect(end.annotations[0]?.message).toContain('comment: "sometimes" is not one of'),
  },
  {
    ...unsaid,
    ...EVENT_ROWS.mayNot,
    about: "a job without the right to comment",
    inputs: ALL,
    check: ({ end }) => expect(end.summary).toContain("Add `pull-requests: write`"),
  },
  {
    ...unsaid,
    about: "a fork: its report is kept",
    from: "fork",
    token: "read",
    inputs: ALL,
    check: ({ end, scene: { github } }) => {
      const name = github.results.artifacts.entries().at(-1)?.name ?? "";
      expect(name).toMatch(/^go-steady-report-go-/);
      expect(end.summary).toContain(name);
      expect(end.summary).toContain("stage: report");
    },
  },
  {
    ...unsaid,
    ...EVENT_ROWS.noToken,
    about: "no token: GitHub is not asked",
    arrange: ({ github }) => github.faults.add(/./, { kind: "status", status: 418 }),
  },
  { ...unsaid, ...EVENT_ROWS.badToken, about: "a token that GitHub does not know" },
  {
    ...reported,
    about: "a comment that is refused although granted",
    fault: "403 at the comment",
    comments: 0,
    arrange: ({ github }) => github.faults.add(CREATE, { kind: "status", status: 403 }),
    check: ({ end }) => expect(end.summary).toContain("Add `pull-requests: write`"),
  },
  UNANSWERED,
  {
    ...failing,
    ...said,
    about: "artifacts are refused",
    fault: "403 at the artifact service",
    arrange: ({ github }) => {
      const body = { code: "permission_denied", msg: "no artifacts today" };
      github.results.faults.add(/ArtifactService/, { kind: "status", status: 403, body });
    },
    check: ({ end, comments }) => {
      expect(comments[0]?.body).toContain("TestBroken");
      expect(warnings(end).join("\n")).toContain("no artifacts today");
    },
  },
  {
    ...unsaid,
    about: "a stage that was asked to comment, and may not",
    token: "read",
    inputs: { ...TESTS_ONLY, comment: "always" },
    check: ({ end }) => {
      expect(end.summary).toContain("Add `pull-requests: write`");
      expect(warnings(end).join("\n")).toContain("Add `pull-requests: write`");
    },
  },
  {
    ...reported,
    about: "a fork in the template of stages: it is pointed to the templates for forks",
    from: "fork",
    token: "read",
    comments: 0,
    check: ({ end }) => {
      expect(end.summary).toContain("`pull-request-from-forks.yml` and `report.yml`");
      expect(end.summary).not.toContain("pull-requests: write");
    },
  },
  { ...reported, about: "a slowdown that another job has found" },
  {
    ...reported,
    about: "another job found nothing",
    left: report(),
    outcome: "passed",
    comments: 0,
    check: () => {},
  },
  {
    ...lost,
    about: "a conversation that is locked",
    fault: "403 locked",
    arrange: ({ github }) =>
      github.faults.add(CREATE, { kind: "status", status: 403, body: { message: "issue is locked" } }),
    check: ({ end }) => expect(warnings(end).join("\n")).toContain("issue is locked"),
  },
  {
    ...reported,
    about: "found too long: said in short",
    atNight: true,
    fault: "422 once",
    arrange: ({ github }) => github.faults.add(CREATE, { kind: "status", status: 422 }, 1),
  },
  {
    ...lost,
    about: "invalid whatever it says",
    fault: "422 always",
    arrange: ({ github }) => github.faults.add(CREATE, { kind: "status", status: 422 }),
  },
  {
    ...reported,
    about: "asked to wait a second",
    atNight: true,
    fault: "429 once, Retry-After 1",
    arrange: ({ github }) =>
      github.faults.add(CREATE, { kind: "status", status: 429, headers: { "retry-after": "1" } }, 1),
  },
  {
    ...lost,
    about: "asked to wait an hour",
    atNight: true,
    fault: "429, Retry-After 3600",
    arrange: ({ github }) =>
      github.faults.add(CREATE, { kind: "status", status: 429, headers: { "retry-after": "3600" } }),
  },
  {
    ...reported,
    about: "ill for a moment",
    fault: "502 once at the list",
    arrange: ({ github }) => github.faults.add(LIST, { kind: "status", status: 502 }, 1),
  },
  {
    ...reported,
    about: "the connection is reset once",
    atNight: true,
    fault: "reset at the comment",
    arrange: ({ github }) => github.faults.add(CREATE, { kind: "reset" }, 1),
  },
  {
    ...reported,
    about: "the comment is written and its answer lost: still one",
    atNight: true,
    fault: "answer cut after 20 bytes",
    arrange: ({ github }) => github.faults.add(CREATE, { kind: "truncated", bytes: 20 }, 1),
  },
  {
    ...reported,
    about: "a list that is cut off is read again",
    atNight: true,
    fault: "list cut after 1 byte",
    arrange: ({ github }) => github.faults.add(LIST, { kind: "truncated", bytes: 1 }, 1),
  },
  {
    ...reported,
    about: "slow answers",
    atNight: true,
    fault: "2 s at the list",
    arrange: ({ github }) => github.faults.add(LIST, { kind: "slow", ms: 2000 }, 1),
  },
  {
    ...reported,
    about: "somebody quotes the first line of a comment",
    atNight: true,
    arrange: async ({ github }, { number }) => {
      const body = "<!-- go-steady v1 key=0123456789abcdef run=9.1 head=00 state=00 -->\nhijacked";
      await github.api("mallory", "POST", `/repos/${REPOSITORY}/issues/${number}/comments`, { body });
    },
  },
];

describeOnGithub("the comment", () => {
  beforeAll(async () => {
    scene = await openScene();
    await runCase(scene, MEASURED);
  });
  afterAll(() => scene.close());

  test(titleOfCase(MEASURED), () => {
    expect(broken.outcome).toBe("failed"); // all else of it was asked before all tests
  });

  testCases(() => scene, CASES);

  test("two jobs of a workflow that is called twice, which nothing tells apart, share a comment as red as the worst | pull_request | write token → failed, 1 comment, exit 1, then passed, exit 0", async () => {
    const pull = await scene.openPull(BROKEN_TEST);
    const runId = scene.nextRun();
    const job = { event: pull.event, inputs: TESTS_ONLY, runId };
    expectEnd(await scene.publish(job, broken), { outcome: "failed", exit: 1 });
    expectEnd(await scene.publish(job, report()), { outcome: "passed", exit: 0 });
    const comments = await scene.own(pull);
    expectOwn(comments);
    const lines = comments.flatMap(({ body }) => body.split("\n").filter((line) => line.startsWith("### ")));
    expect(lines).toEqual([expect.stringContaining("Failed"), expect.stringContaining("Passed")]);
    expect(comments[0]?.body).toContain("TestBroken");
    expect(scene.github.results.artifacts.entries().filter((kept) => kept.runId === runId)).toHaveLength(2);
    const checks = await scene.github.checkRuns(pull.head);
    expect(checks.map(({ name, conclusion }) => `${name}: ${conclusion}`).sort()).toEqual([
      "go-steady: go (test) 2: success",
      "go-steady: go (test): failure",
    ]);
  });

  type Comment = (
    found?: Report,
    job?: Partial<SceneJob>,
    through?: "act" | "publish",
  ) => ReturnType<Scene["act"]>;

  /** A job of a new run that comments on what another job of it has found. */
  async function pullWithReports(): Promise<{
    readonly comment: Comment;
    readonly own: () => ReturnType<Scene["own"]>;
    readonly number: number;
  }> {
    const pull = await scene.openPull(NO_CODE);
    const job: SceneJob = { event: pull.event, workspace: pull.workspace, inputs: REPORT_ONLY };
    return {
      number: pull.number,
      own: () => scene.own(pull),
      comment: (found = regression, said = {}, through = "publish") => {
        const runId = said.runId ?? scene.nextRun();
        leaveReport(scene, runId, found);
        return scene[through]({ ...job, ...said, runId });
      },
    };
  }

  test("an alarm that is over is taken back in its comment | pull_request, twice | write token → passed, 1 comment, exit 0", async () => {
    const { comment, own } = await pullWithReports();
    await comment();
    const before = await own();
    const end = await comment(report());
    expectEnd(end, { outcome: "passed", exit: 0 });
    const after = await own();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(before[0]?.body).toContain("slower");
    expect(after[0]?.body).not.toMatch(/got .*slower/);
  });

  test("a comment that somebody has hidden is shown again for a new alarm | pull_request, twice | write token → failed, 1 comment, exit 0", async () => {
    const { comment, own } = await pullWithReports();
    const { hidden } = scene.github;
    await comment(report(), { inputs: { ...REPORT_ONLY, comment: "always" } });
    const [id = ""] = (await own()).map(({ node_id }) => node_id);
    hidden.add(id);
    expectEnd(await comment(), { outcome: "failed", exit: 0 });
    const comments = await own();
    expect(comments.map((shown) => [shown.node_id, hidden.has(id)])).toEqual([[id, false]]);
    expect(comments[0]?.body).toContain("slower");
  });

  nightly(
    "a comment that was deleted is written anew | pull_request, twice | write token → failed, 1 comment, exit 0",
    async () => {
      const { comment, own } = await pullWithReports();
      await comment();
      const [first] = await own();
      await scene.github.api("octo", "DELETE", `/repos/${REPOSITORY}/issues/comments/${first?.id}`);
      expectEnd(await comment(), { outcome: "failed", exit: 0 });
      const comments = await own();
      expect(comments).toHaveLength(1);
      expectOwn(comments);
    },
  );

  nightly(
    "an older run leaves what a newer one wrote | pull_request, re-run | write token → passed, 1 comment, exit 0",
    async () => {
      const { comment, own } = await pullWithReports();
      const [older, newer] = [scene.nextRun(), scene.nextRun()];
      await comment(regression, { runId: newer });
      expectEnd(await comment(report(), { runId: older }), { outcome: "passed", exit: 0 });
      expect((await own()).map(({ body }) => body)).toEqual([expect.stringContaining("slower")]);
    },
  );

  nightly(
    "two jobs that comment at once end with one comment | pull_request | write token | fault: both find none → failed, 1 comment, exit 0",
    async () => {
      const { comment, own } = await pullWithReports();
      scene.github.faults.add(CREATE, { kind: "slow", ms: 1500 }, 2);
      const ends = await Promise.all([comment(regression, {}, "act"), comment(regression, {}, "act")]);
      scene.github.faults.clear();
      for (const end of ends) expectEnd(end, { outcome: "failed", exit: 0 });
      expect(ends.flatMap(warnings)).toEqual([]);
      const comments = await own();
      expectOwn(comments);
      expect(comments.map(({ body }) => body)).toEqual([expect.stringContaining("slower")]);
    },
  );

  nightly(
    "two jobs and two legs of a matrix have a comment each | pull_request | write token → failed, 4 comments, exit 0",
    async () => {
      const { comment, own } = await pullWithReports();
      for (const job of ["one", "two"]) await comment(regression, { job });
      for (const go of ["1.25", "1.26"]) await comment(regression, { matrix: { go } });
      expect(await own()).toHaveLength(4);
    },
  );

  const others = 1000;
  nightly(
    `among ${others} comments of others there is one, updated in place | pull_request, twice | write token → failed, 1 comment, exit 0`,
    async () => {
      const { comment, own, number } = await pullWithReports();
      const path = `/repos/${REPOSITORY}/issues/${number}/comments`;
      const say = (n: number) => scene.github.api("alice", "POST", path, { body: `comment ${n}` });
      for (let n = 0; n < others - 10; n++) await say(n); // more than a page of a hundred
      const first = await comment();
      for (let n = others - 10; n < others; n++) await say(n);
      const second = await comment();
      const url = (await own())[0]?.html_url;
      expect([first, second].map(({ outputs }) => outputs["comment-url"])).toEqual([url, url]);
      expect(await scene.github.comments(number)).toHaveLength(others + 1);
    },
  );
});

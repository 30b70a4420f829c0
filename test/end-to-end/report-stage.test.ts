// `stage: report` after the run of a fork: what it reads is a stranger's, and where it writes GitHub says. One goes
// through the built action.
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import type { Report } from "../../src/model/report.ts";
import { reportJson } from "../../src/report/json.ts";
import type { ActionEnd } from "../kit/action.ts";
import type { WorkflowRun } from "../kit/github/actions-api.ts";
import { describeOnGithub } from "../kit/github/describe-on-github.ts";
import { FORK, REPOSITORY } from "../kit/github/emulator.ts";
import type { Comment } from "../kit/github/github.ts";
import { isLong } from "../kit/long.ts";
import { commit, git } from "../kit/repository.ts";
import { makeZip } from "../kit/small-zip.ts";
import { comparison, regression, report } from "../report/sample-reports.ts";
import { expectEnd, expectOwn, warnings } from "./case.ts";
import { zipBomb } from "./hostile-zips.ts";
import { NO_CODE, openScene, REPORT_ONLY, type Scene, type ScenePull } from "./scene.ts";

/** Row is a run of a fork's pull request that has ended, and what has to come of it. */
interface Row {
  readonly about: string;
  /** In the long form alone: by day another test has the same without all of GitHub (test/action/publish, test/ports/github). */
  readonly atNight?: true;
  /** Default: in this process. */
  readonly through?: "dist";
  readonly token?: "write" | "read";
  readonly fault?: string;
  /** What the run has left. Default: a report with a slowdown. */
  readonly zip?: (pull: ScenePull) => Buffer;
  readonly run?: Partial<WorkflowRun>;
  readonly arrange?: (scene: Scene, pull: ScenePull, artifact: number) => void | Promise<void>;
  readonly outcome: string;
  readonly exit: 0 | 1;
  readonly comments: number;
  readonly check?: (
    end: ActionEnd,
    comments: readonly Comment[],
    scene: Scene,
    pull: ScenePull,
  ) => void | Promise<void>;
}

const NAME = "go-steady-report-go-01234567";
const zipOf = (found: Report | string) =>
  makeZip([["report.json", typeof found === "string" ? found : reportJson(found)]]);
const of = (pull: ScenePull, found: Report = regression): Report => ({
  ...found,
  pullRequest: { number: pull.number, head: pull.head },
});
const refused = (why: RegExp): Pick<Row, "outcome" | "exit" | "comments" | "check"> => ({
  outcome: "unmeasured",
  exit: 1,
  comments: 0,
  check: (end) => {
    expect(end.annotations.map(({ message }) => message).join("\n")).toMatch(why);
    expect(end.summary).toBe("");
  },
});
const posted = { outcome: "failed", exit: 0, comments: 1 } as const;

const SCRIPT =
  "<script>alert(1)</script>](javascript:alert(2)) @octo #1 ![x](http://x.example/x.png) `|<!-- -->";
const slowRow = (name: string) =>
  comparison({
    name,
    verdict: "regression",
    base: 1e-6,
    head: 2e-6,
    delta: 1,
    lo: 0.9,
    hi: 1.1,
    reason: "100 % slower",
  });
/** Three slow ones, at the beginning, in the middle and at the end of n. */
const suiteOf = (n: number): Report => {
  const slow = new Set([0, Math.floor(n / 2), n - 1]);
  const rows = Array.from({ length: n }, (_, i) => {
    const name = `Parse/case=${String(i).padStart(4, "0")}/${"x".repeat(i % 60)}`;
    return slow.has(i) ? slowRow(name) : comparison({ name });
  });
  return { ...regression, comparisons: rows };
};

const ROWS: readonly Row[] = [
  {
    ...posted,
    about: "a fork's slowdown is said, as the fork's own figures",
    through: "dist",
    check: async (_, [comment], { github }, { head }) => {
      expect(comment?.body).toContain("These figures are the fork's own");
      expect(comment?.body).toContain("slower");
      expect((await github.checkRuns(head)).map(({ conclusion }) => conclusion)).toEqual(["failure"]);
    },
  },
  {
    about: "a fork that found nothing: its check does not pass, it is neutral",
    zip: (pull) => zipOf(of(pull, report())),
    outcome: "passed",
    exit: 0,
    comments: 0,
    check: async (_, __, { github }, { head }) =>
      expect((await github.checkRuns(head)).map(({ conclusion }) => conclusion)).toEqual(["neutral"]),
  },
  {
    ...posted,
    about: "a token that may not comment",
    token: "read",
    comments: 0,
    check: (end) => expect(warnings(end).join("\n")).toContain("pull-requests: write"),
  },
  {
    about: "a pull request that has gone on",
    fault: "the head moved",
    arrange: async ({ github, origin }, { head }) => {
      const branch =
        git(origin, "branch", "--contains", head, "--format=%(refname:short)").split("\n")[0] ?? "";
      git(origin, "switch", "--quiet", branch);
      const revision = commit(origin, { "later.txt": "later\n" });
      git(origin, "switch", "--quiet", "main");
      await github.push({ dir: origin, revision, branch, repository: FORK });
    },
    outcome: "",
    exit: 0,
    comments: 0,
    check: (end) => expect(end.log).toContain("its pull request has newer commits"),
  },
  {
    about: "a pull request that is closed",
    atNight: true,
    fault: "closed",
    arrange: async ({ github }, { number }) => {
      await github.api("octo", "PATCH", `/repos/${REPOSITORY}/pulls/${number}`, { state: "closed" });
    },
    outcome: "",
    exit: 0,
    comments: 0,
    check: (end) => expect(end.log).toContain("no open pull request"),
  },
  {
    about: "the run of a push",
    atNight: true,
    run: { event: "push" },
    outcome: "",
    exit: 0,
    comments: 0,
    check: (end) => expect(end.log).toContain('started by "push"'),
  },
  {
    about: "no report",
    atNight: true,
    fault: "the artifact has expired",
    arrange: ({ github }, _, artifact) => github.results.artifacts.expire(artifact),
    outcome: "",
    exit: 0,
    comments: 0,
    check: (end) => expect(end.log).toContain("no job of that run has left a report"),
  },
  {
    about: "the number of another pull request in the report",
    atNight: true,
    fault: "hostile artifact",
    zip: (pull) => zipOf({ ...of(pull), pullRequest: { number: 1, head: pull.head } }),
    ...refused(/says that it is of pull request 1/),
  },
  {
    about: "a zip whose name leads out of the folder",
    fault: "hostile artifact",
    zip: (pull) => makeZip([["../../report.json", reportJson(of(pull))]]),
    ...refused(/\.\.\/\.\.\/report\.json|not one of|unexpected/),
  },
  {
    about: "1 GB of zeros",
    atNight: true,
    fault: "hostile artifact",
    zip: () => zipBomb("report.json"),
    ...refused(/1073741824|more than|cannot be unpacked/),
  },
  {
    about: "no zip at all",
    atNight: true,
    fault: "hostile artifact",
    zip: () => Buffer.from("hello"),
    ...refused(/artifact/),
  },
  {
    about: "another schema",
    atNight: true,
    fault: "hostile artifact",
    zip: (pull) => zipOf(JSON.stringify({ ...of(pull), schema: 99 })),
    ...refused(/schema/),
  },
  {
    about: "a number that is none",
    atNight: true,
    fault: "hostile artifact",
    zip: (pull) => zipOf(reportJson(of(pull)).replace(/"delta":\s*[-\d.e]+/, '"delta": 1e999')),
    ...refused(/delta|finite|number/),
  },
  {
    ...posted,
    about: "script, links, mentions and images in names",
    atNight: true,
    fault: "hostile artifact",
    zip: (pull) => zipOf(of(pull, { ...regression, comparisons: [slowRow(SCRIPT)] })),
    check: (_, [comment]) => {
      const body = comment?.body ?? "";
      const html = micromark(body, {
        allowDangerousHtml: true,
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      });
      const outsideOfCode = html.replace(/^<!-- go-steady .*-->$/m, "").replaceAll(/<code>.*?<\/code>/gs, "");
      expect(outsideOfCode).not.toMatch(/<script|<img|javascript:|@octo|#1\b|<!--|alert/);
      expect(body).toContain("alert(1)");
    },
  },
  {
    ...posted,
    about: "the list of artifacts fails once",
    atNight: true,
    fault: "502 once",
    arrange: ({ github }) => github.faults.add(/\/runs\/\d+\/artifacts/, { kind: "status", status: 502 }, 1),
  },
  {
    about: "artifacts may not be read",
    fault: "403 at the artifacts",
    arrange: ({ github }) => github.faults.add(/\/runs\/\d+\/artifacts/, { kind: "status", status: 403 }),
    ...refused(/actions: read/),
  },
  {
    ...posted,
    about: "the download is cut off once",
    atNight: true,
    fault: "cut after 100 bytes",
    arrange: ({ github }) => github.results.faults.add(/^GET \/blobs/, { kind: "truncated", bytes: 100 }, 1),
  },
  ...(isLong ? [37, 400, 2000] : [400]).map(
    (n): Row => ({
      ...posted,
      about: `${n} benchmarks: the slow ones are in the comment`,
      zip: (pull) => zipOf(of(pull, suiteOf(n))),
      check: (_, [comment]) => {
        for (const i of [0, Math.floor(n / 2), n - 1])
          expect(comment?.body).toContain(`Parse/case=${String(i).padStart(4, "0")}`);
      },
    }),
  ),
];

describeOnGithub("stage: report", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  const rows = ROWS.filter(({ atNight }) => isLong || !atNight);
  test.each(rows.map((row) => [titleOf(row), row] as const))("%s", async (_, row) => {
    const { github } = scene;
    const pull = await scene.openPull(NO_CODE, "fork");
    const { head } = pull.event.payload.pull_request as { readonly head: { readonly ref: string } };
    const run = github.addRun({
      id: scene.nextRun(),
      event: "pull_request",
      headBranch: head.ref,
      headSha: pull.head,
      headRepository: FORK,
      ...row.run,
    });
    const { id } = github.results.artifacts.add(run.id, NAME, (row.zip ?? ((p) => zipOf(of(p))))(pull));
    github.faults.clear();
    github.results.faults.clear();
    await row.arrange?.(scene, pull, id);
    const end = await scene[row.through === "dist" ? "act" : "publish"]({
      event: { name: "workflow_run", payload: { action: "completed", workflow_run: run } },
      workspace: scene.origin,
      workflow: "report.yml",
      inputs: REPORT_ONLY,
      ...(row.token === undefined ? {} : { token: row.token }),
    });
    github.faults.clear();
    github.results.faults.clear();
    const comments = await scene.own(pull);
    expectEnd(end, row);
    expectOwn(comments);
    expect(comments).toHaveLength(row.comments);
    await row.check?.(end, comments, scene, pull);
  });
});

function titleOf({ about, token = "write", fault = "-", run, outcome, exit, comments }: Row): string {
  const event = `workflow_run after ${run?.event ?? "pull_request"} of a fork`;
  return `${about} | ${event} | ${token} token | fault: ${fault} → ${outcome || "no outcome"}, ${comments} comment(s), exit ${exit}`;
}

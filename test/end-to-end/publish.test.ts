// `stage: publish` on the kit's GitHub, with git's own server behind its address: what becomes of reports that other
// jobs have left. One goes through the built action, in a workspace without a checkout.
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { Unreadable } from "../../src/history/entry-file.ts";
import { readEntry } from "../../src/history/read-entry.ts";
import type { Report } from "../../src/model/report.ts";
import { reportJson } from "../../src/report/json.ts";
import type { ActionEnd } from "../kit/action.ts";
import { describeOnGithub } from "../kit/github/describe-on-github.ts";
import { REPOSITORY } from "../kit/github/emulator.ts";
import { temporaryFolder } from "../kit/go.ts";
import { git } from "../kit/repository.ts";
import { makeZip } from "../kit/small-zip.ts";
import { comparison, report } from "../report/sample-reports.ts";
import { expectEnd, warnings } from "./case.ts";
import { openScene, type Scene, type SceneJob } from "./scene.ts";

const BRANCH = "go-steady-history";
const PUBLISH = { stage: "publish" } as const;
const WRITE = { contents: "write", actions: "read", metadata: "read" } as const;

describeOnGithub("stage: publish", () => {
  let scene: Scene;
  let bare = "";
  let sha = "";
  beforeAll(async () => {
    scene = await openScene();
    sha = git(scene.origin, "rev-parse", "main");
  });
  beforeEach(() => {
    const root = temporaryFolder().path;
    bare = join(root, REPOSITORY);
    mkdirSync(dirname(bare), { recursive: true });
    git(root, "clone", "--quiet", "--bare", scene.origin, bare);
    git(bare, "config", "uploadpack.allowFilter", "true");
    scene.github.serveGit(root);
  });
  afterAll(() => scene.close());

  const measured = (said: Partial<Report> = {}): Report =>
    report({
      head: { ref: "HEAD", sha, dirty: false },
      comparisons: [comparison({ name: "Work", delta: 0.01, error: 0.002, df: 6 })],
      ...said,
    });
  const leave = (runId: number, found: Report | string, name = "bench-01234567") => {
    const text = typeof found === "string" ? found : reportJson(found);
    scene.github.results.artifacts.add(runId, `go-steady-report-${name}`, makeZip([["report.json", text]]));
  };
  const pushed = {
    name: "push",
    payload: { ref: "refs/heads/main", repository: { default_branch: "main" } },
  };
  const publish = (runId: number, said: Partial<SceneJob> = {}): Promise<ActionEnd> =>
    scene.publish({ event: pushed, token: WRITE, inputs: PUBLISH, runId, job: "history", ...said });
  const files = () =>
    git(bare, "ls-tree", "-r", "--name-only", BRANCH)
      .split("\n")
      .filter((path) => path.startsWith("entries/"));
  const entries = () =>
    files().map((path) => {
      const found = readEntry(`${git(bare, "show", `${BRANCH}:${path}`)}\n`);
      if (found instanceof Unreadable) throw new Error(found.why);
      return found;
    });
  const isThere = () => git(bare, "branch", "--list", BRANCH) !== "";
  const failing = (end: ActionEnd, why: string | RegExp) => {
    expectEnd(end, { outcome: "unmeasured", exit: 1 });
    expect(end.annotations.map(({ message }) => message).join("\n")).toMatch(why);
  };

  test("a push: the report of the job that measured is an entry of the branch, of its commit, job, run and time | through dist/", async () => {
    const runId = scene.nextRun();
    leave(runId, measured({ region: "eu-west" }));
    const workspace = temporaryFolder().path;
    const end = await scene.act({
      ...{ event: pushed, token: WRITE, inputs: PUBLISH, runId, job: "history", workspace },
    });
    expectEnd(end, { outcome: "passed", exit: 0 });
    expect(end.log).toContain(
      `added 1 to the branch "${BRANCH}" of ${scene.github.results.environment({ runId, scopes: [] }).GITHUB_SERVER_URL}/${REPOSITORY}`,
    );
    const [entry, ...others] = entries();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      run: { id: String(runId), attempt: 1, job: "bench" },
      region: "eu-west",
      branch: "main",
      commit: { sha, parents: [], title: "first" },
      base: { how: "pairs" },
      comparisons: [{ unit: "sec/op", error: 0.002, df: 6 }],
    });
    expect(entry?.commit.authored).toMatch(/^20\d\d-.*Z$/);
  });

  test("page: true makes the page, too, and stage: page does that alone | through dist/", async () => {
    const runId = scene.nextRun();
    leave(runId, measured({ region: "eu-west" }));
    const workspace = temporaryFolder().path;
    const job = { event: pushed, token: WRITE, runId, job: "history", workspace };
    const end = await scene.act({ ...job, inputs: { ...PUBLISH, page: "true" } });
    expectEnd(end, { outcome: "passed", exit: 0 });
    const index = (folder = "") => JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
    expect(index(end.outputs.page).branches).toMatchObject([
      { name: "main", series: [{ region: "eu-west" }] },
    ]);
    expect(index(end.outputs.page).links.home).toMatch(new RegExp(`/${REPOSITORY}$`));
    const event = { name: "workflow_run", payload: {} };
    const token = { contents: "read", metadata: "read" } as const;
    const alone = await scene.act({ ...job, event, token, inputs: { stage: "page", "page-folder": "site" } });
    expectEnd(alone, { outcome: "", exit: 0 });
    expect(alone.outputs.page).toBe(join(workspace, "site"));
    expect(index(alone.outputs.page).branches).toEqual(index(end.outputs.page).branches);
    expect(alone.log).toContain("1 run added");
  });

  test("published again, also by a later attempt: nothing is added, and nothing is changed", async () => {
    const runId = scene.nextRun();
    leave(runId, measured());
    expectEnd(await publish(runId), { outcome: "passed", exit: 0 });
    const before = git(bare, "rev-parse", BRANCH);
    const again = await publish(runId, { attempt: 2 });
    expectEnd(again, { outcome: "passed", exit: 0 });
    expect(again.log).toMatch(/added 0 to the branch .*; 1 were there already/);
    expect(git(bare, "rev-parse", BRANCH)).toBe(before);
  });

  test("regions of a matrix: each is an entry; two of one name are kept, and it is said", async () => {
    const runId = scene.nextRun();
    leave(runId, measured({ region: "eu" }), "bench-eu-01234567");
    leave(runId, measured({ region: "us" }), "bench-us-11234567");
    leave(runId, measured({ region: "us" }), "bench-us2-21234567");
    const end = await publish(runId);
    expectEnd(end, { outcome: "passed", exit: 0 });
    expect(
      entries()
        .map(({ region, run }) => [region, run.job])
        .sort(),
    ).toEqual([
      ["eu", "bench-eu"],
      ["us", "bench-us"],
      ["us", "bench-us2"],
    ]);
    expect(warnings(end).map((text) => text.replace("bench-us2, bench-us", "bench-us, bench-us2"))).toEqual([
      '2 jobs of this run have the region "us" (bench-us, bench-us2): all are kept, and nothing tells them apart; give each a region of its own',
    ]);
  });

  test("a pull request is refused with the reason, whatever its report says of itself", async () => {
    const runId = scene.nextRun();
    leave(runId, measured());
    const end = await publish(runId, { event: { name: "pull_request_target", payload: {} } });
    expectEnd(end, { outcome: "", exit: 1 });
    expect(end.log).toContain("a pull request's run is not published: its commit is not on the branch");
    leave(runId, measured({ pullRequest: { number: 3, head: sha } }), "other-31234567");
    const lying = await publish(runId);
    expectEnd(lying, { outcome: "", exit: 1 });
    expect(lying.log).toContain("the report is of pull request 3: its commit is not on the branch");
    expect(isThere()).toBe(false);
  });

  test("without contents: write the error names the right", async () => {
    const runId = scene.nextRun();
    leave(runId, measured());
    failing(
      await publish(runId, { token: { ...WRITE, contents: "read" } }),
      /the server refuses: .*403[\s\S]*contents: write/,
    );
    expect(isThere()).toBe(false);
  });

  test("a run without a report, and one whose report is none, publish nothing and fail", async () => {
    const none = scene.nextRun();
    failing(await publish(none), "there is no report to publish: no job of this run has left one");
    const broken = scene.nextRun();
    leave(broken, '{"schema":1');
    failing(await publish(broken), 'the artifact "go-steady-report-bench-01234567": the report is not JSON');
    const newer = scene.nextRun();
    leave(newer, JSON.stringify({ ...measured(), schema: 9 }));
    failing(await publish(newer), "report has schema 9; this version reads 1");
    expect(isThere()).toBe(false);
  });

  test("a commit that the server does not have is published without its parents, and it is said", async () => {
    const runId = scene.nextRun();
    const gone = "d".repeat(40);
    leave(runId, measured({ head: { ref: "HEAD", sha: gone, dirty: false } }));
    const end = await publish(runId);
    expectEnd(end, { outcome: "passed", exit: 0 });
    expect(warnings(end).join()).toMatch(
      /^dddddddddddd cannot be fetched from .*: the entry has no parents, author's time and title$/,
    );
    expect(entries().map(({ commit }) => commit)).toEqual([
      { sha: gone, parents: [], authored: "", title: "", pull: undefined },
    ]);
  });

  test("another place: a branch of another name, and a folder of the workspace", async () => {
    const runId = scene.nextRun();
    leave(runId, measured());
    const named = await publish(runId, { inputs: { ...PUBLISH, history: "branch:speed/main" } });
    expectEnd(named, { outcome: "passed", exit: 0 });
    expect(git(bare, "branch", "--list", "--format=%(refname:short)").split("\n").sort()).toEqual([
      "main",
      "speed/main",
      "work",
    ]);
    const wrong = await publish(runId, { inputs: { ...PUBLISH, history: "bucket" } });
    expect(wrong.log).toContain('history: "bucket" is not branch, branch:NAME or folder:DIR');
  });
});

// Stored baselines of the action: a run of the main branch stores one, pull requests find it, and what cannot be used is
// passed over and said. Four are whole runs of the built action; the others look for a baseline in this process.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { makeActionBaselines } from "../../src/action/baselines.ts";
import { openActionFolders } from "../../src/action/folders.ts";
import type { FoundBaseline } from "../../src/baselines/find-baseline.ts";
import { openFinder, storedBase } from "../../src/baselines/stored-baseline.ts";
import { comparedWith } from "../../src/baselines/stored-warnings.ts";
import { cacheRights } from "../../src/caches/cache-rights.ts";
import { decodeEvent } from "../../src/model/event.ts";
import type { Machine } from "../../src/model/report.ts";
import { decodeOptions } from "../../src/options/options.ts";
import { OPTION_NAMES } from "../../src/options/table.ts";
import { unzip } from "../../src/ports/files/zip-file.ts";
import type { GithubRunner } from "../../src/ports/github/actions-runner.ts";
import { saveArchive } from "../../src/ports/github/cache-upload.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { systemRandom } from "../../src/ports/random.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import { expectEnd } from "../end-to-end/case.ts";
import { EVENT_ROWS } from "../end-to-end/event-table.mjs";
import { type ActionEnd, type ActionRun, runAction } from "../kit/action.ts";
import { describeOnGithub } from "../kit/github/describe-on-github.ts";
import { FORK } from "../kit/github/emulator.ts";
import { type Github, startGithub } from "../kit/github/github.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "../kit/go.ts";
import { stepHere } from "../kit/publish-here.ts";
import { benchmarkModule, commit, type Files, git, makeRepository } from "../kit/repository.ts";
import { makeZip } from "../kit/small-zip.ts";

const folder = temporaryFolder();
const repository = join(folder.path, "repository");
let github: Github;
let main = "";

/** Benchmarks enough to know the machine, and one that can be slowed alone. */
const benchmark = (name: string, body: string) =>
  `\nfunc Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tsink += ${body}\n\t}\n}\n`;
const suite = (work: string): Files => ({
  "suite_test.go": `package m\n\nimport "testing"\n${Array.from({ length: 11 }, (_, i) => benchmark(`N${i}`, `Work(${300 + 50 * i})`)).join("")}${benchmark("Slow", work)}`,
});

describeOnGithub("stored baselines", () => {
  beforeAll(async () => {
    github = await startGithub();
    makeRepository(repository, { ...benchmarkModule, ...suite("Work(1000)") });
    git(repository, "switch", "--quiet", "main");
    main = git(repository, "rev-parse", "HEAD");
    git(repository, "switch", "--quiet", "work");
    commit(repository, suite("Work(200_000)"));
  });
  afterEach(() => github.faults.clear());
  afterAll(async () => {
    await github.stop();
    folder.remove();
  });

  const REPOSITORY = { default_branch: "main" };
  const PUSH = {
    name: "push",
    payload: { ref: "refs/heads/main", before: "0".repeat(40), repository: REPOSITORY },
  };

  /** Its payload does not name the repository, nor the main branch. */
  const SCHEDULE = { name: "schedule", payload: { schedule: "0 4 * * *" } };

  function pull() {
    const head = { sha: git(repository, "rev-parse", "HEAD") };
    const base = { sha: main, ref: "main" };
    return {
      name: "pull_request",
      payload: { pull_request: { number: 1, head, base }, repository: REPOSITORY },
    };
  }

  /** For runs of which is asked what they found, not what they measured. */
  const ONCE = { count: "1", "max-count": "1" };

  type Event = { readonly name: string; readonly payload: unknown };

  type Inputs = Readonly<Record<string, string>>;
  type Job = ActionRun & { readonly runId: number };

  async function jobOf(event: Event, baseline: string, inputs: Inputs): Promise<Job> {
    git(repository, "switch", "--quiet", event.name === "pull_request" ? "work" : "main");
    const job = await github.job({ event, token: "read" });
    if (event.name !== "pull_request") github.addRun({ id: job.runId, headSha: main });
    const scratch = join(folder.path, "machine");
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch);
    const given = {
      stage: "bench",
      baseline,
      benchtime: "500x", // fewer would be as much noise as time
      count: "3",
      "max-count": "6",
      region: "eu-west",
      cache: "false",
      "build-flags": ONE_LINK_ORDER,
      ...inputs,
    };
    return { workspace: repository, scratch, ...job, inputs: given };
  }

  async function run(event: Event, baseline: string, inputs: Inputs = {}) {
    const job = await jobOf(event, baseline, inputs);
    return { ...(await runAction(job)), runId: job.runId };
  }

  /** Of the run that has stored the first baseline. */
  let machine: Machine = { cpu: "One", goos: "linux", goarch: "amd64", gomaxprocs: 2, go: "go1.26.8" };

  /** What a run finds when it knows its machine, in this process. */
  async function find(event: Event, baseline: string, inputs: Inputs = {}): Promise<FoundBaseline> {
    let found: FoundBaseline | undefined;
    await stepHere(await jobOf(event, baseline, inputs), async (runner) => {
      const options = await decodeOptions(
        Object.fromEntries(OPTION_NAMES.map((name) => [name, runner.input(name)])),
      );
      const world = {
        baselines: await storeHere(runner, event, options),
        restoreCaches: undefined,
        reachRights: () => ({ mayRead: false, mayWrite: false }),
      };
      const finder = openFinder({ ...world, cwd: repository }, options);
      found = await finder.find({ machine, procs: [machine.gomaxprocs] });
    });
    if (found === undefined) throw new Error("the step has failed");
    return found;
  }

  async function storeHere(
    runner: GithubRunner,
    { name, payload }: Event,
    options: Awaited<ReturnType<typeof decodeOptions>>,
  ) {
    const { GITHUB_REF: ref = "" } = process.env;
    const event = decodeEvent({ name, payload, ref });
    const branch = ("defaultBranch" in event && event.defaultBranch) || "";
    const { temporary } = await openActionFolders(runner, process.env);
    const processes = makeProcesses(new AbortController().signal);
    const env = childEnvironment(process.env);
    const { store } = makeActionBaselines({
      world: { processes, env, temporary, date: () => new Date(), random: systemRandom },
      ...{ runner, options, branch, variables: process.env },
      rights: cacheRights({ event: name, ref, defaultBranch: branch }),
    });
    return store;
  }

  function reportOf({ outputs }: ActionEnd) {
    return parseReport(readFileSync(outputs.report ?? "", "utf8"));
  }

  /** The one file of an artifact. */
  async function benchOut(zip: Buffer): Promise<string> {
    const out = join(folder.path, "unzipped");
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out);
    writeFileSync(join(out, "a.zip"), zip);
    const place = (path: string) => ({ path, isProgram: false });
    await unzip({ file: join(out, "a.zip"), folder: join(out, "files"), prefix: "", limit: 1e8, place });
    expect(readdirSync(join(out, "files"))).toEqual(["bench.out"]);
    return readFileSync(join(out, "files/bench.out"), "utf8");
  }

  /** Beside them are the reports of all runs. */
  const artifacts = () =>
    github.results.artifacts.entries().filter(({ name }) => name.startsWith("go-steady-baseline-"));

  test("before the main branch has stored anything, that is said, and no failure", async () => {
    const found = await find(pull(), "artifact");
    expect(found).toEqual({ baseline: undefined, path: undefined, remarks: [], unreachable: undefined });
    expect(comparedWith(found, undefined, { verdicts: null, kind: "artifact" })).toEqual([
      "no stored baseline yet: the head was measured and compared with nothing (baseline: artifact; a run on the main branch stores one)",
    ]);
    const { stored } = storedBase(await decodeOptions({ baseline: "artifact" }), found.baseline);
    expect(stored).toEqual({ file: "", time: "" });
  });

  test("a run of the main branch stores its samples as an artifact, with where and when; also a schedule without a repository in its payload knows its main branch", async () => {
    const end = await run(SCHEDULE, "artifact");
    expectEnd(end, EVENT_ROWS.schedule);
    expect(end.log).toContain("stored as a baseline (artifact)");
    ({ machine } = reportOf(end));
    const [artifact] = artifacts();
    expect(artifact).toMatchObject({
      runId: end.runId,
      name: expect.stringMatching(/^go-steady-baseline-[0-9a-f]{8}$/),
    });
    if (artifact === undefined) throw new Error("none");
    const text = await benchOut(github.results.artifacts.zip(artifact));
    for (const line of [
      /^goos: \w+$/m,
      /^goarch: \w+$/m,
      /^cpu: .+$/m,
      /^go-version: go1\.\d+/m,
      /^gomaxprocs: \d+$/m,
      /^region: eu-west$/m,
      new RegExp(`^commit: ${main}$`, "m"),
      /^time: \d{4}-\d\d-\d\dT[\d:.]+Z$/m,
    ])
      expect(text).toMatch(line);
  });

  test("a pull request is compared with it, and what got slower fails", async () => {
    const end = await run(pull(), "artifact");
    expect(artifacts()).toHaveLength(1); // a pull request stores none
    const { comparisons, base, stored } = reportOf(end);
    const slow = comparisons.find(({ name, unit }) => name === "Slow" && unit === "sec/op");
    expect([end.code, slow?.verdict]).toEqual([1, "regression"]);
    const [artifact] = artifacts();
    expect(base).toEqual({ ref: `the artifact of run ${artifact?.runId}`, sha: main });
    expect(stored?.file).toBe("base.bench.out");
    expect(readFileSync(join(dirname(end.outputs.report ?? ""), "base.bench.out"), "utf8")).toContain(main);
  });

  test.each([
    ["go.yml", "passed over"],
    ["elsewhere.yml@refs/heads/main", "found"],
  ])("where a baseline of elsewhere.yml is asked for, that of %s is %s", async (file, found) => {
    const [artifact] = artifacts();
    github.addRun({ id: artifact?.runId ?? 0, headSha: main, path: `.github/workflows/${file}` });
    const { baseline } = await find(pull(), "artifact", { "baseline-workflow": "elsewhere.yml" });
    expect(baseline?.commit).toBe(found === "found" ? main : undefined);
  });

  test("what cannot be used is passed over and said; what a fork calls main does not count", async () => {
    const [good] = artifacts();
    if (good === undefined) throw new Error("the test before stores one");
    const text = await benchOut(github.results.artifacts.zip(good));
    const add = (id: number, zip: Buffer, more: Parameters<Github["addRun"]>[0] | object = {}) => {
      github.addRun({ id, ...more });
      return github.results.artifacts.add(id, good.name, zip);
    };
    const other = makeZip([["bench.out", text.replaceAll(/^cpu: .*$/gm, "cpu: Other One")]]);
    add(201, other);
    add(202, makeZip([["bench.out", "no results\n"]]));
    add(
      203,
      makeZip([
        ["bench.out", text],
        ["../evil", "x"],
      ]),
    );
    add(204, makeZip([["bench.out", text]]).subarray(0, 200));
    github.results.artifacts.expire(add(205, other).id);
    const forged = makeZip([["bench.out", text.replaceAll(main, "f".repeat(40))]]);
    add(206, forged, { headRepository: FORK, event: "pull_request" });
    add(207, forged, { headRepository: FORK });
    add(209, forged, { headBranch: "elsewhere" });
    add(210, forged, { event: "pull_request" });
    const { baseline, remarks } = await find(pull(), "artifact");
    expect(baseline?.commit).toBe(main);
    expect(remarks).toEqual([
      "passed over the artifact of run 205: it has expired",
      expect.stringMatching(/^passed over the artifact of run 204: .* was refused/),
      expect.stringMatching(/^passed over the artifact of run 203: .* was refused: .*evil/),
      "passed over the artifact of run 202: it has no result lines",
      expect.stringMatching(/^passed over the artifact of run 201: the CPU model was Other One/),
    ]);
  });

  test("without the right to read artifacts nothing is judged, and what is missing is named", async () => {
    github.faults.add(/actions\/artifacts/, { kind: "status", status: 403 });
    const end = await run(pull(), "artifact", ONCE);
    expect([end.code, end.outputs.outcome]).toEqual([1, "unmeasured"]);
    expect(end.printed).toMatch(/the stored baselines cannot be had: .*HTTP 403.*needs `actions: read`/);
  });

  test("with baseline: cache the same goes by way of the cache", async () => {
    expect((await run(PUSH, "cache", ONCE)).code).toBe(0);
    const [entry] = github.results.caches.entries();
    expect(entry).toMatchObject({
      ref: "refs/heads/main",
      key: expect.stringMatching(/^go-steady-baseline-1-/),
    });
    const { baseline } = await find(pull(), "cache");
    expect([baseline?.name, baseline?.commit]).toEqual([`the cache entry ${entry?.key}`, main]);
    expect(github.results.caches.entries()).toHaveLength(1);
  });

  test("a cache entry that is none is passed over for that of an earlier day", async () => {
    const [entry] = github.results.caches.entries();
    const day = /-(\d{8})-\d{6}-[0-9a-f]{40}$/.exec(entry?.key ?? "")?.[1] ?? "";
    const next = new Date(
      Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`) + 24 * 3600 * 1000,
    );
    const key = (entry?.key ?? "").replace(day, next.toISOString().slice(0, 10).replaceAll("-", ""));
    const archive = join(folder.path, "machine/runner-temp/go-steady-baselines/baseline.tar");
    mkdirSync(dirname(archive), { recursive: true });
    writeFileSync(archive, "no archive");
    const scopes = [{ ref: "refs/heads/main", write: true }];
    const variables = github.results.environment({ runId: 1, scopes });
    Object.assign(process.env, variables, { GITHUB_WORKSPACE: repository, RUNNER_TEMP: folder.path });
    expect(await saveArchive(archive, key)).toBe(true);
    const { baseline, remarks } = await find(pull(), "cache");
    expect([baseline?.name, baseline?.commit]).toEqual([`the cache entry ${entry?.key}`, main]);
    expect(remarks[0]).toMatch(new RegExp(`^passed over the cache entry ${key}: `));
  });
});

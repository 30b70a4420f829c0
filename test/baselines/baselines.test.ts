// Stored baselines through the built action: a run of the main branch stores one, pull requests find it, and what cannot be used is
// passed over and said. Half a minute: ten runs that build and measure, as little as each needs.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { unzip } from "../../src/ports/files/zip-file.ts";
import { saveArchive } from "../../src/ports/github/cache-upload.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import { type ActionEnd, runAction } from "../kit/action.ts";
import { describeOnGithub } from "../kit/github/describe-on-github.ts";
import { FORK } from "../kit/github/emulator.ts";
import { type Github, startGithub } from "../kit/github/github.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "../kit/go.ts";
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

  async function run(event: Event, baseline: string, inputs: Readonly<Record<string, string>> = {}) {
    git(repository, "switch", "--quiet", event.name === "push" ? "main" : "work");
    const job = await github.job({ event, token: "read" });
    if (event.name === "push") github.addRun({ id: job.runId, headSha: main });
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
    const end = await runAction({ workspace: repository, scratch, ...job, inputs: given });
    return { ...end, runId: job.runId };
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
    const end = await run(pull(), "artifact", ONCE);
    const { warnings, stored, outcome } = reportOf(end);
    expect({ code: end.code, outcome, stored }).toEqual({
      code: 0,
      outcome: "passed",
      stored: { file: "", time: "" },
    });
    expect(warnings).toContain(
      "no stored baseline yet: the head was measured and compared with nothing (baseline: artifact; a run on the main branch stores one)",
    );
    expect(artifacts()).toEqual([]); // a pull request stores none
  });

  test("a run of the main branch stores its samples as an artifact, with where and when", async () => {
    const end = await run(PUSH, "artifact");
    expect(end.code).toBe(0);
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
    const { base } = reportOf(
      await run(pull(), "artifact", { ...ONCE, "baseline-workflow": "elsewhere.yml" }),
    );
    expect(base.sha).toBe(found === "found" ? main : "");
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
    const { warnings, base } = reportOf(await run(pull(), "artifact", ONCE));
    expect(base.sha).toBe(main);
    expect(warnings.filter((warning) => warning.startsWith("passed over"))).toEqual([
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
    expect((await run(PUSH, "cache")).code).toBe(0);
    const [entry] = github.results.caches.entries();
    expect(entry).toMatchObject({
      ref: "refs/heads/main",
      key: expect.stringMatching(/^go-steady-baseline-1-/),
    });
    const end = await run(pull(), "cache");
    expect([end.code, reportOf(end).base]).toEqual([1, { ref: `the cache entry ${entry?.key}`, sha: main }]);
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
    const { base, warnings } = reportOf(await run(pull(), "cache", ONCE));
    expect(base).toEqual({ ref: `the cache entry ${entry?.key}`, sha: main });
    expect(warnings[0]).toMatch(new RegExp(`^passed over the cache entry ${key}: `));
  });
});

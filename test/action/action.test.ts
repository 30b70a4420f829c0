// The built action on a pull request, started as GitHub's runner would.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { readBaseline } from "../../src/baselines/read-baseline.ts";
import { whyNot } from "../../src/baselines/stored-baseline.ts";
import { readChunks } from "../../src/ports/files/chunks.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import { once } from "../end-to-end/case.ts";
import { NODES, runAction } from "../kit/action.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "../kit/go.ts";
import { isLong } from "../kit/long.ts";
import { benchmarkModule, commit, git, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

const SLOW = { "m.go": String(benchmarkModule["m.go"]).replace("i < n", "i < 2*n") };
const HOSTILE = {
  "h_test.go":
    'package m\n\nimport (\n\t"fmt"\n\t"testing"\n)\n\nfunc TestHostile(t *testing.T) {\n\tfmt.Println("::error::forged")\n\tt.Fatal("::set-output name=outcome::passed")\n}\n',
};

/** A pull request as actions/checkout leaves it: GitHub's merge commit, alone in a shallow clone. */
function pullRequest(name: string, change: Readonly<Record<string, string>>) {
  const origin = join(folder.path, name, "origin");
  makeRepository(origin, benchmarkModule);
  const head = commit(origin, change);
  git(origin, "switch", "--quiet", "main");
  const base = commit(origin, { "other.txt": "main went on\n" });
  git(origin, "switch", "--quiet", "--detach", "main");
  git(origin, "merge", "--quiet", "--no-ff", "--message=merge", head);
  git(origin, "update-ref", "refs/pull/1/merge", "HEAD");
  git(origin, "switch", "--quiet", "main");
  git(origin, "config", "uploadpack.allowReachableSHA1InWant", "true");
  const workspace = join(folder.path, name, "checkout");
  mkdirSync(workspace);
  git(workspace, "init", "--quiet");
  git(workspace, "remote", "add", "origin", `file://${origin}`);
  git(workspace, "fetch", "--quiet", "--depth=1", "origin", "refs/pull/1/merge:refs/remotes/pull/1/merge");
  git(workspace, "checkout", "--quiet", "--detach", "refs/remotes/pull/1/merge");
  const payload = { pull_request: { head: { sha: head }, base: { sha: base, ref: "main" } } };
  return { workspace, event: { name: "pull_request", payload }, base, scratch: join(folder.path, name) };
}

/** A job that measures both sides. */
const slow = once(async () => {
  const { base, ...run } = pullRequest("slow", SLOW);
  const inputs = { stage: "bench", "max-count": "5", "build-flags": ONE_LINK_ORDER };
  const end = await runAction({ ...run, inputs });
  const samples = join(run.scratch, "runner-temp/go-steady/head.bench.out");
  return { ...run, base, end, samples };
});

test("a slower pull request fails the step, with summary, annotation, outputs and raw samples", async () => {
  const { base, end, samples: path } = await slow();
  expect(end.outputs).toMatchObject({
    outcome: "failed",
    regressions: "1",
    "go-version": expect.stringMatching(/^1\.\d+/),
  });
  expect(end.code).toBe(1);
  expect(end.variables).toEqual({ TZ: "UTC" });
  expect(existsSync(join(end.path[0] ?? "", process.platform === "win32" ? "go.exe" : "go"))).toBe(true);
  expect(end.summary).toContain("got slower");
  expect(end.annotations).toContainEqual(
    expect.objectContaining({
      level: "error",
      properties: expect.objectContaining({ file: "m_test.go", line: "13" }),
    }),
  );
  const report = JSON.parse(readFileSync(end.outputs.report ?? "", "utf8"));
  expect(report).toMatchObject({ schema: 1, outcome: "failed", base: { ref: "main", sha: base } });
  const samples = readFileSync(path, "utf8");
  expect(samples).toMatch(/^pkg: example\.com\/m$/m);
  expect(samples.match(/^BenchmarkWork(-\d+)? \d+ [\d.]+ ns\/op/gm)?.length).toBeGreaterThanOrEqual(5);
});

test("what a run that measures both sides writes is a baseline, too", async () => {
  const { workspace, end, samples } = await slow();
  const { machine } = parseReport(readFileSync(end.outputs.report ?? "", "utf8"));
  const { cpu, goos, goarch, go } = machine;
  const baseline = readBaseline("head.bench.out", readChunks(samples));
  expect(baseline).toMatchObject({
    conditions: { cpu, goos, goarch, go },
    procs: [machine.gomaxprocs],
    commit: git(workspace, "rev-parse", "HEAD"),
    badLines: 0,
  });
  expect(whyNot(baseline, { machine, procs: [machine.gomaxprocs] })).toBeUndefined();
  const [work] = baseline.series.values();
  expect([work?.benchmark.name, work?.values.get("sec/op")?.length]).toEqual(["Work", 5]);
});

// This Node; at night also Node 24, which whole jobs run under elsewhere.
test.each(isLong ? NODES : NODES.slice(0, 1))(
  "what a test prints is not read as a command under %s",
  async (node) => {
    const { base, ...run } = pullRequest(`hostile-${NODES.indexOf(node)}`, HOSTILE);
    const end = await runAction({ node, ...run, inputs: { staticcheck: "false", stage: "test" } });
    expect(end.outputs.outcome).toBe("failed");
    expect(end.annotations.filter((a) => a.message === "forged")).toEqual([]);
    expect(end.commands.filter((c) => c.startsWith("::set-output"))).toEqual([]);
    expect(base).toMatch(/^[0-9a-f]{40}$/);
  },
);

/** A job that prints what tools print of errors, by an event that has no base. */
const alike = once(async () => {
  const { workspace, scratch } = pullRequest("alike", {
    "look_test.go":
      'package m\n\nimport (\n\t"fmt"\n\t"testing"\n)\n\nfunc TestLook(t *testing.T) {\n\tt.Log("look.go:6:2: undefined: x")\n\tfmt.Println("./look.go:3:7: undefined: y\\nvet: ./look.go:3:5: z")\n}\n',
  });
  const inputs = {
    staticcheck: "false",
    prepare: "echo 'options.go: echo hello! (generated)'; echo './options.go:1:2: undefined: x' >&2",
  };
  const event = { name: "schedule", payload: {} };
  return runAction({ workspace, scratch, event, inputs, env: { GOTOOLCHAIN: "" } });
});

test("lines that look like errors are none, and no problem matcher is there to take them for some", async () => {
  const end = await alike();
  expect(end.outputs.outcome).toBe("passed");
  expect(end.commands.filter((c) => /^::(error|warning|notice|add-matcher|remove-matcher)/.test(c))).toEqual([
    "::remove-matcher owner=go::",
  ]);
});

test("an event without a base is said, and is no failure", async () => {
  const end = await alike();
  expect(end.variables).toEqual({ TZ: "UTC", GOTOOLCHAIN: "local" });
  expect(end.log).toContain("\ntime zone: Go sees UTC\n");
  expect(end.outputs.outcome).toBe("passed");
  expect(end.summary).toContain("nothing to compare with");
});

test("a bad input fails the step and names the value", async () => {
  const { workspace, scratch, event } = pullRequest("bad", {});
  const end = await runAction({ workspace, scratch, event, inputs: { count: "many" } });
  expect(end.code).toBe(1);
  expect(end.commands.join("\n")).toContain('count: "many" is not a whole number');
  expect(existsSync(join(scratch, "runner-temp/go-steady"))).toBe(false);
});

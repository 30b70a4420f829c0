// Whether it is asked which benchmarks the change reaches, and for how long.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { askReach, limitSeconds, whyNotAsked } from "../../src/measure/ask-reach.ts";
import { decodeOptions, type RawOptions } from "../../src/options/options.ts";
import { lastingHelper } from "../../src/ports/helper/lasting.ts";
import { startHelper } from "../../src/ports/helper/start.ts";
import { withoutHelper } from "../../src/ports/helper/without.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { goEnvironment, temporaryFolder } from "../kit/go.ts";
import { provideHelper } from "../kit/helper.ts";

const { path: folder, remove } = temporaryFolder();
afterAll(remove);

interface Said {
  readonly raw?: RawOptions;
  readonly functions?: number;
  readonly goflags?: readonly string[];
  readonly base?: Readonly<Record<string, string>>;
  readonly head?: Readonly<Record<string, string>>;
  readonly pace?: number;
}

async function why({ raw = {}, functions = 3, goflags = [], base = {}, head = {}, pace }: Said) {
  const options = await decodeOptions(raw);
  const env = { PATH: "/bin", GOFLAGS: goflags.join(" ") };
  const reach = options.reach ?? "auto";
  const sides = { base: { env: { ...env, ...base } }, head: { env: { ...env, ...head } } };
  return whyNotAsked({ reach, options, goflags, ...sides, functions, procs: 1, pace });
}

test("it is asked where three benchmarks are at stake and the sides differ in their source alone", async () => {
  expect(await why({})).toBeUndefined();
  expect(await why({ raw: { "build-flags": "-tags=x" }, goflags: ["-mod=mod", "-pgo=off"] })).toBeUndefined();
  expect(
    await why({ base: { GOWORK: "/a/go.work" }, head: { GOWORK: "/b/go.work", PWD: "/b" } }),
  ).toBeUndefined();
});

test.each<[Said, string]>([
  [{ raw: { reach: "off" } }, "reach is off"],
  [{ functions: 2 }, "there is nothing to save with 2 benchmarks"],
  [{ functions: 0 }, "there is nothing to save with 0 benchmarks"],
  [{ pace: 0.3 }, "there is nothing to save with 3 benchmarks, which took 0.30 s each"],
  [{ raw: { "time-budget": "9s" } }, "there is no time for it in a time-budget of 9 s"],
  [{ raw: { "build-flags": "-overlay=x.json" } }, "-overlay=x.json: files are not what is built"],
  [{ goflags: ["--overlay=x.json"] }, "--overlay=x.json: files are not what is built"],
  [
    { goflags: ["-pgo=x.pprof"], base: { GOFLAGS: "" }, head: { GOFLAGS: "" } },
    "-pgo=x.pprof stands in the settings of the go command, and may name another file on each side",
  ],
  [{ head: { CGO_ENABLED: "0" } }, "the sides have another CGO_ENABLED"],
  [{ base: { PATH: "/other" } }, "the sides have another PATH"],
])("it is not asked for with %j", async (said, want) => {
  expect(await why(said)).toBe(want);
});

test("it may take a tenth of the time budget, and never longer than measuring all would", async () => {
  const seconds = async (raw: RawOptions, benchmarks: number, pace?: number) =>
    limitSeconds(await decodeOptions(raw), benchmarks, pace);
  expect(await seconds({}, 400)).toBe(60);
  expect(await seconds({ "time-budget": "1m" }, 400)).toBe(6);
  expect(await seconds({}, 3)).toBeCloseTo(8.1);
  expect(await seconds({ count: "10" }, 3)).toBeCloseTo(16.2);
  expect(await seconds({ benchtime: "1s" }, 3)).toBeCloseTo(30);
  expect(await seconds({ benchtime: "100x" }, 3)).toBeCloseTo(8.1);
  expect(await seconds({}, 400, 0.1)).toBeCloseTo(40); // as earlier runs took
  expect(await seconds({ count: "10" }, 3, 12)).toBeCloseTo(36);
});

/** What comes of asking with a go command that is this script. */
async function askedWith(script: string, raw: RawOptions) {
  const processes = makeProcesses(new AbortController().signal);
  const path = await provideHelper(processes, join(folder, "helper"));
  const go = join(folder, "go");
  writeFileSync(go, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  await using helper = lastingHelper(
    () => startHelper(path, { env: goEnvironment, processes }),
    withoutHelper(processes),
  );
  const side = {
    root: folder,
    dir: folder,
    env: goEnvironment,
    name: "head",
    sha: "",
    lacking: [],
    warnings: [],
  } as const;
  const log: string[] = [];
  const runner = { debug: (text: string) => void log.push(text), progress: () => {} };
  const job = {
    reach: "auto",
    ...{ goflags: [], options: await decodeOptions(raw), go: { path: go }, helper },
    ...{ base: side, head: { ...side, changed: [] }, kept: undefined, out: folder },
    world: { now: () => performance.now() / 1000, procs: 2, runner },
  } as const;
  const asked = { importPaths: ["example.com/m"], functions: 3, proofs: new Map() };
  return { found: await askReach(job, asked), log, troubles: helper.troubles() };
}

const linux = process.platform === "linux" ? test : test.skip;

linux.each([
  ["is killed", "kill -KILL $PPID", {}, "the Go helper ended before its answer: SIGKILL"],
  ["is too slow", "exec sleep 60", { "time-budget": "10s" }, "the analysis was not done in time"],
  ["meets a go command that fails", "echo no such module >&2; exit 1", {}, "go list failed: no such module"],
])("a helper that %s leaves it unknown, and the run as it is", async (_, script, raw, why) => {
  const { found, log, troubles } = await askedWith(script, raw);
  const reason = expect.stringContaining(why);
  expect(found).toEqual({ kind: "unknown", reason, hasFailed: true, seconds: expect.any(Number) });
  expect(found.seconds).toBeLessThan(20);
  expect(log).toEqual([expect.stringContaining(`which benchmarks the change reaches is not known: `)]);
  expect(troubles).toEqual([]);
});

test("the log says how long benchmarks took in earlier runs, where these had the same options", async () => {
  const options = await decodeOptions({});
  const log: string[] = [];
  const side = { root: "/", dir: "/", env: {}, name: "head", sha: "", lacking: [], warnings: [] } as const;
  const asking = (conditions: unknown) => {
    const pace = { seconds: 0.25, conditions: JSON.stringify(conditions) };
    const job = {
      reach: "auto",
      ...{ goflags: [], options, go: { path: "go" }, out: "/", base: side, head: { ...side, changed: [] } },
      helper: { reach: () => Promise.reject(new Error("it was asked")) },
      kept: { folder: "/", outlines: undefined, mayWrite: false, pace },
      world: {
        now: () => 0,
        procs: 2,
        runner: { debug: (text: string) => void log.push(text), progress: () => {} },
      },
    } as const;
    return askReach(job, { importPaths: ["a"], functions: 3, proofs: new Map() });
  };
  const why = "there is nothing to save with 3 benchmarks, which took 0.25 s each";
  expect(await asking([5, 100, "", []])).toMatchObject({ reason: why, hasFailed: false });
  expect(log).toEqual([
    "a benchmark took 0.25 s in earlier runs",
    `which benchmarks the change reaches is not asked: ${why}`,
  ]);
  expect(await asking([9, 100, "", []])).toMatchObject({ reason: "it was asked" });
});

test("where every package is proved to be the same there is nothing to ask", async () => {
  const never = () => Promise.reject(new Error("it was asked"));
  const side = { root: "/", dir: "/", env: {}, name: "head", sha: "", lacking: [], warnings: [] } as const;
  const job = {
    reach: "auto",
    ...{ goflags: [], options: await decodeOptions({}), go: { path: "go" }, helper: { reach: never } },
    ...{ base: side, head: { ...side, changed: [] }, kept: undefined, out: "/" },
    world: { now: () => 0, procs: 2, runner: { debug: () => {}, progress: () => {} } },
  } as const;
  const nothing = { importPaths: [], functions: 0, proofs: new Map() };
  expect(await askReach(job, nothing)).toMatchObject({ kind: "known", code: { packages: [] }, seconds: 0 });
  const unknown = await askReach(job, { ...nothing, importPaths: ["a"], functions: 3 });
  expect(unknown).toMatchObject({ kind: "unknown", reason: "it was asked", hasFailed: true });
  expect(await askReach({ ...job, reach: "off" }, nothing)).toMatchObject({
    reason: "reach is off",
    hasFailed: false,
  });
});

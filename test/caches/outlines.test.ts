// Outlines in the caches of the action: the main branch's run leaves them, a pull request reads them, and nobody else's are read.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { parseReport } from "../../src/report/parse-report.ts";
import type { ActionEnd } from "../kit/action.ts";
import { goEnvironment, ONE_LINK_ORDER } from "../kit/go.ts";
import { commit, type Files, git, makeRepository } from "../kit/repository.ts";
import { type Machines, PULL, PUSH, startMachines } from "./machines.ts";

let machines: Machines;
let pushed: ActionEnd;

const CODE =
  "package m\n\nfunc A(n int) int { return n + 1 }\n\nfunc B(n int) int { return n + 2 }\n\nfunc C(n int) int { return n + 3 }\n\nfunc unused() int { return 4 }\n";
const benchmark = (name: string) =>
  `\nfunc Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\t${name}(i)\n\t}\n}\n`;
const FILES: Files = {
  "go.mod": "module example.com/m\n\ngo 1.22\n",
  "go.sum": "",
  "m.go": CODE,
  "m_test.go": `package m\n\nimport "testing"\n${["A", "B", "C"].map(benchmark).join("")}`,
};
const INPUTS = { stage: "bench", "build-flags": ONE_LINK_ORDER };
const ENV = { GOCACHE: goEnvironment.GOCACHE, RUNNER_DEBUG: "1" };

const linesOf = ({ printed, post }: Pick<ActionEnd, "printed" | "post">, part: string) =>
  `${printed}\n${post?.printed}`
    .split("\n")
    .filter((line) => line.includes(part))
    .map((line) =>
      line
        .replace(/[\d.]+ MB/, "SIZE")
        .replace(/ [\d.]+ s\b/, " TIME")
        .replace(/go-steady-.*/, "KEY"),
    );

beforeAll(async () => {
  machines = await startMachines();
  const { repository } = machines;
  makeRepository(repository, FILES);
  git(repository, "switch", "--quiet", "main");
  const before = git(repository, "rev-parse", "HEAD");
  commit(repository, { "m.go": CODE.replace("return 4", "return 5") });
  pushed = await machines.job({ ...PUSH, payload: { ...(PUSH.payload as object), before } }, INPUTS, ENV);
});
afterAll(() => machines.stop());

test("a run of the main branch saves the outlines that it made", () => {
  expect(pushed.code).toBe(0);
  expect(linesOf(pushed, "outlines:")).toEqual([
    "caches: outlines: nothing to restore: none is kept yet",
    "::debug::outlines: 0 of earlier runs, 2 made",
    "caches: outlines: SIZE in 1 files saved in TIME as KEY",
  ]);
});

test("a pull request restores them, may read them, and may not write", async () => {
  const { end, reach, planned } = await machines.restore(PULL, INPUTS, ENV);
  expect(linesOf(end, "caches: outlines")).toEqual([
    "caches: outlines: SIZE in 1 files restored in TIME from KEY",
  ]);
  expect([reach, planned]).toEqual([{ mayRead: true, mayWrite: false }, []]);
});

test("the next pull request makes what its head alone has, and leaves nothing", async () => {
  const { repository } = machines;
  git(repository, "switch", "--quiet", "--create", "pull");
  commit(repository, { "m.go": CODE.replace("return 4", "return 6") });
  const pull = await machines.job(PULL, { ...INPUTS, "baseline-ref": "main" }, ENV);
  git(repository, "switch", "--quiet", "main");
  expect(linesOf(pull, "outlines:").slice(1)).toEqual(["::debug::outlines: 1 of earlier runs, 1 made"]);
  expect(parseReport(readFileSync(pull.outputs.report ?? "", "utf8")).reach).toMatchObject({
    known: true,
    reached: 0,
  });
});

test.each<[string, Readonly<Record<string, string>>]>([
  ["cache: false", { cache: "false" }],
  ["reach: off", { reach: "off" }],
  ["checks alone", { stage: "test" }],
])("with %s none are restored", async (_, inputs) => {
  const { end, reach } = await machines.restore(PULL, { ...INPUTS, ...inputs }, ENV);
  expect(linesOf(end, "outlines")).toEqual([]);
  expect(reach).toEqual({ mayRead: false, mayWrite: false });
});

test("what an earlier step of the job has put there is not read", async () => {
  const prepared = join(machines.folder, "prepared");
  const place = join(prepared, "go-steady-cache", "reach", "0123456789abcdef");
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "outlines-planted"), "");
  const { end, reach } = await machines.restore(PULL, INPUTS, { ...ENV, RUNNER_TEMP: prepared });
  expect(linesOf(end, "caches: outlines")).toEqual([
    "caches: outlines: this machine or an earlier step has filled it, left alone",
  ]);
  expect(reach).toEqual({ mayRead: false, mayWrite: false });
});

test("a service that is down leaves none to read", async () => {
  machines.service.faults.add(/GetCacheEntryDownloadURL/, { kind: "status", status: 503 });
  const { reach } = await machines.restore(PUSH, INPUTS, ENV);
  machines.service.faults.clear();
  expect(reach).toEqual({ mayRead: false, mayWrite: true });
});

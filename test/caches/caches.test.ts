// The caches of the action: a job of the main branch after the other, and pull requests between them, each on a new machine.
// What comes before anything is built is done in this process; the rest are whole jobs of the built action, of a second each.

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { saveArchive } from "../../src/ports/github/cache-upload.ts";
import { once } from "../end-to-end/case.ts";
import type { ActionEnd } from "../kit/action.ts";
import { goEnvironment } from "../kit/go.ts";
import { busybox, pathOf } from "../kit/machine.ts";
import { addModule } from "../kit/module-proxy.ts";
import { testWith } from "../kit/needed.ts";
import { git, makeRepository } from "../kit/repository.ts";
import type { ResultsService } from "../kit/results/results-service.ts";
import { MAIN, type Machines, PULL, PUSH, startMachines } from "./machines.ts";

let machines: Machines;
let service: ResultsService;
let repository: string;
const job: Machines["job"] = (...args) => machines.job(...args);
const restore: Machines["restore"] = (...args) => machines.restore(...args);

beforeAll(async () => {
  machines = await startMachines();
  ({ service, repository } = machines);
  makeRepository(repository, machines.project({ one: "v1.0.0", two: "v1.0.0", three: "v1.0.0" }));
  git(repository, "switch", "--quiet", "main");
});
afterEach(() => service.faults.clear());
afterAll(() => machines.stop());

/** What the log says of caches, without figures that differ from run to run. */
function told({ printed, post }: Pick<ActionEnd, "printed" | "post">): readonly string[] {
  return `${printed}\n${post?.printed}`
    .split("\n")
    .filter((line) => line.includes("caches: "))
    .map((line) =>
      line
        .replace(/[\d.]+ MB in \d+ files/, "SIZE")
        .replace(/ [\d.]+ s\b/, " TIME")
        .replace(/go-steady-.*/, "KEY"),
    );
}

const entriesOf = (store: string) =>
  service.caches.entries().filter(({ key }) => key.startsWith(`go-steady-${store}-`));

test("the main branch saves what it used, and a pull request restores it without a module proxy", async () => {
  const first = await job(PUSH);
  expect([first.code, first.outputs["cache-hit"], told(first)]).toEqual([
    0,
    "false",
    [
      "caches: modules: nothing to restore: none is kept yet",
      "caches: build cache: nothing to restore: none is kept yet",
      "caches: modules: SIZE saved in TIME as KEY",
      "caches: build cache: SIZE saved in TIME as KEY",
    ],
  ]);
  const pull = await job(PULL, {}, { GOPROXY: "off" });
  expect([pull.code, pull.outputs["cache-hit"], told(pull)]).toEqual([
    0,
    "true",
    [
      "caches: modules: SIZE restored in TIME from KEY",
      "caches: build cache: SIZE restored in TIME from KEY",
    ],
  ]);
  expect(service.caches.entries()).toHaveLength(2);
});

test("the same again is restored and not saved", async () => {
  expect(told(await job(PUSH))).toEqual([
    "caches: modules: SIZE restored in TIME from KEY",
    "caches: build cache: SIZE restored in TIME from KEY",
    "caches: modules: not saved: what was restored is nearly the same",
    "caches: build cache: not saved: what was restored is nearly the same",
  ]);
});

// Which others do not is in cache-rights.test.ts.
test("a release does not ask the service at all", async () => {
  const before = service.log.length;
  const { end, isHit } = await restore({ ...PUSH, name: "release", payload: {}, ref: "refs/tags/v1" });
  expect([told(end), isHit]).toEqual([["caches: none: a tag is built without caches"], false]);
  expect(service.log.slice(before)).toEqual([]);
});

test("cache: false, and a run that may not read, do without", async () => {
  const before = service.log.length;
  const { end: unwanted, planned } = await restore(PUSH, { cache: "false" });
  expect([told(unwanted), planned]).toEqual([[], []]);
  expect(told((await restore(PULL, {}, { ACTIONS_CACHE_MODE: "none" })).end)).toEqual([
    "caches: none: this run may not read caches (ACTIONS_CACHE_MODE=none)",
  ]);
  expect(service.log.slice(before)).toEqual([]);
});

test("a pull request that may write into its own branch saves nothing", async () => {
  const { isHit, planned, end } = await restore({ ...PULL, write: true });
  expect([isHit, planned, end.state]).toEqual([true, [], {}]);
  expect((await restore(PUSH)).planned).toEqual(["modules", "build"]); // as the main branch does
});

test("a service that is down costs a warning, not the job", async () => {
  service.faults.add(/GetCacheEntryDownloadURL/, { kind: "status", status: 503 });
  const { end, isHit } = await restore(PULL);
  expect([end.code, isHit]).toEqual([0, false]);
  expect(told(end)).toEqual([
    "::warning::caches: modules: not restored: the cache service answered 503",
    "::warning::caches: build cache: not restored: the cache service answered 503",
  ]);
});

test("an archive that breaks off is not restored in part", async () => {
  service.faults.add(/GET \/blobs/, { kind: "truncated", bytes: 50_000 });
  const { end, isHit } = await restore(PULL);
  expect([end.code, isHit]).toEqual([0, false]);
  expect(end.printed).toContain("::warning::caches: modules: not restored: ");
  expect(readdirSync(join(machines.folder, "machine")).filter((name) => name.includes("go-steady"))).toEqual(
    [],
  );
});

test("what the machine has is left alone, and not saved", async () => {
  const { end, planned } = await restore(PUSH, {}, { GOCACHE: goEnvironment.GOCACHE });
  expect(told(end).filter((line) => line.includes("build cache"))).toEqual([
    "caches: build cache: this machine or an earlier step has filled it, left alone",
  ]);
  expect(planned).toEqual(["modules"]);
});

/** A job of the main branch that fails for a planted module. */
const refused = once(async () => {
  const [key = ""] = entriesOf("modules")
    .map((entry) => entry.key)
    .slice(-1);
  await plant(key.replace(/[0-9a-f]{16}-\d+s$/, "ffffffffffffffff-9s"));
  const before = service.caches.entries().length;
  const end = await job(PUSH, {}, { GOPROXY: "off" });
  return { end, saved: service.caches.entries().length - before };
});

test("a module that somebody put into the cache is refused by the go command", async () => {
  const { end } = await refused();
  expect(end.code).toBe(1);
  expect(end.printed).toContain("checksum mismatch");
});

test("a failing job saves nothing", async () => {
  const { end, saved } = await refused();
  expect([end.code, end.state, saved]).toEqual([1, {}, 0]);
});

/** Saves other sources under the name of a module, as somebody who could write the main branch's caches might. */
async function plant(key: string): Promise<void> {
  const place = join(machines.folder, "planted");
  const module = { path: "example.com/one", files: { "a.go": "package one\n\nconst Version = `bad`\n" } };
  addModule(place, { ...module, version: "v1.0.0" });
  const archive = join(machines.folder, "machine/runner-temp/go-steady-cache/archives/modules.tar");
  mkdirSync(dirname(archive), { recursive: true });
  execFileSync("tar", ["-cf", archive, "-C", place, "example.com"]);
  const scopes = [{ ref: MAIN, write: true }];
  const variables = { ...service.environment({ runId: 1, scopes }), GITHUB_WORKSPACE: repository };
  Object.assign(process.env, variables, { RUNNER_TEMP: machines.folder });
  expect(await saveArchive(archive, key)).toBe(true);
}

const REMEDY = "install GNU tar (`apt-get install tar`, `apk add tar`), or set cache: false";

test("an image without tar keeps nothing, says what to install, and stays green", async () => {
  const PATH = await pathOf(join(machines.folder, "no-tar"), ["go", "git", "sh"]);
  const { end, planned } = await restore(PUSH, {}, { PATH });
  expect([end.code, planned, warned(end)]).toEqual([0, [], [`caches: none: there is no tar: ${REMEDY}`]]);
});

testWith(busybox, "busybox's tar knows too few options: the same", async () => {
  const PATH = await pathOf(join(machines.folder, "busybox"), ["go", "git", "sh"], ["tar"]);
  const { end, planned } = await restore(PUSH, {}, { PATH });
  const said = expect.stringMatching(
    /^caches: none: this tar cannot be used \(tar \(busybox\) .*\): install GNU tar/,
  );
  expect([end.code, planned, warned(end)]).toEqual([0, [], [said]]);
});

test("what fails when the job is over is a warning", async () => {
  const PATH = await pathOf(join(machines.folder, "tar-goes"), ["go", "git", "sh", "rm", "tar", "gzip"]);
  const end = await job(PUSH, { prepare: `rm -f ${PATH}/tar` }, { PATH });
  expect([end.code, end.post?.code]).toEqual([0, 0]);
  expect(end.post?.annotations.map(({ message }) => message)).toEqual([
    "caches: not saved: cannot start tar: spawn tar ENOENT",
  ]);
});

function warned({ annotations }: ActionEnd): readonly string[] {
  return annotations.map(({ message }) => message);
}

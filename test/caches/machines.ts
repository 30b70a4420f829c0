// Jobs of the built action, one after the other, each on a new machine: only the paths are those of the machine before.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeActionCaches } from "../../src/action/caches.ts";
import { openActionFolders } from "../../src/action/folders.ts";
import { cacheRights } from "../../src/caches/cache-rights.ts";
import { readPlan } from "../../src/caches/plan.ts";
import { decodeEvent } from "../../src/model/event.ts";
import { decodeOptions } from "../../src/options/options.ts";
import { OPTION_NAMES } from "../../src/options/table.ts";
import type { GithubRunner } from "../../src/ports/github/actions-runner.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import type { ReachRights } from "../../src/run/world.ts";
import { setUp } from "../../src/toolchain/set-up.ts";
import { type ActionEnd, type ActionRun, runAction } from "../kit/action.ts";
import { cli } from "../kit/cli.ts";
import { temporaryFolder, testCache } from "../kit/go.ts";
import { addModule } from "../kit/module-proxy.ts";
import { stepHere } from "../kit/publish-here.ts";
import { benchmarkModule, type Files, makeRepository } from "../kit/repository.ts";
import { type ResultsService, startResultsService } from "../kit/results/results-service.ts";
import { report } from "../report/sample-reports.ts";

/** Trigger is what a job is started by, and whether it may save caches. */
export interface Trigger {
  readonly name: string;
  readonly payload: unknown;
  readonly ref: string;
  readonly write: boolean;
}

/** MAIN is the ref of the main branch, PUSH a push to it, PULL a pull request. */
export const MAIN = "refs/heads/main";
export const PUSH: Trigger = {
  name: "push",
  payload: { ref: MAIN, before: "0".repeat(40), repository: { default_branch: "main" } },
  ref: MAIN,
  write: true,
};
export const PULL: Trigger = { name: "pull_request", payload: {}, ref: "refs/pull/1/merge", write: false };

type Texts = Readonly<Record<string, string>>;

/** Machines has a repository's folder, a module proxy and a cache service. */
export interface Machines {
  readonly folder: string;
  readonly repository: string;
  readonly service: ResultsService;
  /** project makes versions of modules known, and gives the files of a project that needs them; `more` are files of each module. */
  project(versions: Texts, more?: (name: string, version: string) => Texts): Files;
  /** job runs on a machine that has nothing. */
  job(trigger: Trigger, inputs?: Texts, env?: Texts): Promise<ActionEnd>;
  /** restore does in this process, on such a machine, what a job does of caches before anything is built, and what it leaves for its end. */
  restore(trigger: Trigger, inputs?: Texts, env?: Texts): Promise<Restored>;
  stop(): Promise<void>;
}

/** Restored is what came of it. */
export interface Restored {
  readonly end: ActionEnd;
  readonly isHit: boolean;
  /** Names of the stores that the end of the job may save. */
  readonly planned: readonly string[];
  /** What the run may do with outlines then. */
  readonly reach: ReachRights;
}

/** startMachines starts the service. */
export async function startMachines(): Promise<Machines> {
  const { path: folder, remove } = temporaryFolder();
  const [repository, proxy] = [join(folder, "repository"), join(folder, "proxy")];
  const service = await startResultsService();
  warmPrograms(folder);
  let runs = 0;
  const onMachine = ({ name, payload, ref, write }: Trigger, inputs: Texts, env: Texts): ActionRun => {
    const scratch = cleanMachine(folder);
    const scopes = [{ ref, write }, ...(ref === MAIN ? [] : [{ ref: MAIN, write: false }])];
    return {
      workspace: repository,
      scratch,
      event: { name, payload },
      inputs: { stage: "test", test: "false", staticcheck: "false", ...inputs },
      timeoutMs: 300_000,
      env: {
        ...service.environment({ runId: ++runs, scopes }),
        GITHUB_REF: ref,
        GOCACHE: join(scratch, "go-build"),
        GOMODCACHE: join(scratch, "modules"),
        GOPROXY: `file://${proxy}`,
        GOSUMDB: "off",
        ...env,
      },
    };
  };
  return {
    folder,
    repository,
    service,
    project: (versions, more = () => ({})) => projectOf(proxy, versions, more),
    job: (trigger, inputs = {}, env = {}) => runAction(onMachine(trigger, inputs, env)),
    async restore(trigger, inputs = {}, env = {}) {
      let [isHit, reach] = [false, { mayRead: false, mayWrite: false }];
      const end = await stepHere(onMachine(trigger, inputs, env), async (runner) => {
        ({ isHit, reach } = await restoreHere(runner, trigger, repository));
      });
      const plan = end.state.caches === undefined ? undefined : await readPlan(end.state.caches);
      return { end, isHit, planned: (plan?.stores ?? []).map(({ name }) => name), reach };
    },
    async stop() {
      await service.stop();
      cleanMachine(folder);
      remove();
    },
  };
}

async function restoreHere(
  runner: GithubRunner,
  trigger: Trigger,
  dir: string,
): Promise<Pick<Restored, "isHit" | "reach">> {
  const options = await decodeOptions(
    Object.fromEntries(OPTION_NAMES.map((name) => [name, runner.input(name)])),
  );
  const { cacheDir } = await openActionFolders(runner, process.env);
  const event = decodeEvent(trigger);
  const defaultBranch = ("defaultBranch" in event && event.defaultBranch) || "";
  const processes = makeProcesses(new AbortController().signal);
  const env = childEnvironment(process.env);
  const now = () => performance.now() / 1000;
  const caches = makeActionCaches({
    world: { processes, env, cacheDir, now, date: () => new Date() },
    runner,
    options,
    variables: process.env,
    rights: cacheRights({ event: trigger.name, ref: trigger.ref, defaultBranch }),
  });
  const go = await setUp({ processes, env, moduleDir: dir, prefer: "path" });
  await caches.restore?.({ go, dir, goSums: [readFileSync(join(dir, "go.sum"), "utf8")] });
  await caches.finish(report());
  return { isHit: caches.isHit(), reach: caches.reachRights() };
}

/** Our own programs are there already: these machines begin with an empty build cache, with which linking one compiles the standard library. */
function warmPrograms(folder: string): void {
  if (existsSync(join(testCache, "go-steady", "programs"))) return;
  const dir = join(folder, "warm");
  makeRepository(dir, benchmarkModule);
  cli(["run", "--stage", "test", "--no-vet", "--no-staticcheck"], { cwd: dir, scratch: folder });
}

/** The go command makes the sources of modules read-only. */
function cleanMachine(folder: string): string {
  const scratch = join(folder, "machine");
  const modules = join(scratch, "modules");
  if (existsSync(modules)) execFileSync("chmod", ["-R", "u+w", modules]);
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch);
  return scratch;
}

/** A package that imports the modules, and nothing of the standard library: nothing that is slow to build. */
function projectOf(proxy: string, versions: Texts, more: (name: string, version: string) => Texts): Files {
  const sums = Object.entries(versions).map(([name, version]) =>
    addModule(proxy, {
      path: `example.com/${name}`,
      version,
      files: {
        "a.go": `// Package ${name} is a module.\npackage ${name}\n\n// Version is its version.\nconst Version = "${version}"\n`,
        "data.txt": noise(`${name}@${version}`),
        ...more(name, version),
      },
    }),
  );
  const names = Object.keys(versions);
  const requires = Object.entries(versions).map(
    ([name, version]) => `require example.com/${name} ${version}\n`,
  );
  const imports = names.map((name) => `import "example.com/${name}"\n`).join("");
  const used = names
    .map((name) => `// Of${name} is a version.\nconst Of${name} = ${name}.Version\n`)
    .join("\n");
  return {
    "go.mod": `module example.com/m\n\ngo 1.22\n\n${requires.join("")}`,
    "go.sum": sums.join(""),
    "m.go": `// Package m needs modules.\npackage m\n\n${imports}\n${used}`,
  };
}

/** What does not compress is what counts. */
function noise(seed: string): string {
  const parts = Array.from({ length: 3000 }, (_, i) =>
    createHash("sha256").update(`${seed} ${i}`).digest("base64"),
  );
  return parts.join("");
}

// Jobs of the built action, one after the other, each on a new machine: only the paths are those of the machine before.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type ActionEnd, runAction } from "../kit/action.ts";
import { cli } from "../kit/cli.ts";
import { temporaryFolder, testCache } from "../kit/go.ts";
import { addModule } from "../kit/module-proxy.ts";
import { benchmarkModule, type Files, makeRepository } from "../kit/repository.ts";
import { type ResultsService, startResultsService } from "../kit/results/results-service.ts";

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
  stop(): Promise<void>;
}

/** startMachines starts the service. */
export async function startMachines(): Promise<Machines> {
  const { path: folder, remove } = temporaryFolder();
  const [repository, proxy] = [join(folder, "repository"), join(folder, "proxy")];
  const service = await startResultsService();
  warmPrograms(folder);
  let runs = 0;
  return {
    folder,
    repository,
    service,
    project: (versions, more = () => ({})) => projectOf(proxy, versions, more),
    job({ name, payload, ref, write }, inputs = {}, env = {}) {
      const scratch = cleanMachine(folder);
      const scopes = [{ ref, write }, ...(ref === MAIN ? [] : [{ ref: MAIN, write: false }])];
      return runAction({
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
      });
    },
    async stop() {
      await service.stop();
      cleanMachine(folder);
      remove();
    },
  };
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

// Stored baselines of the action. A run of the main branch stores its own when it has its verdict.

import { join } from "node:path";
import type { CacheRights } from "../caches/cache-rights.ts";
import { UnmeasurableError } from "../model/errors.ts";
import { serverOf } from "../model/server.ts";
import type { Options } from "../options/options.ts";
import { shortHash } from "../ports/files/digest.ts";
import { type FileOrigin, type StoredFiles, StoredFilesError } from "../ports/files/stored-files.ts";
import type { GithubRunner } from "../ports/github/actions-runner.ts";
import type { BaselineStore, Children, MeasuringMachine, World } from "../run/world.ts";

interface ActionBaselines {
  /** Undefined where nothing is stored. */
  readonly store: BaselineStore | undefined;
  /** Stores what was measured, where this run may. Called when the verdict is known. */
  finish(): Promise<void>;
}

interface BaselineNeeds {
  readonly world: Children & Pick<World, "temporary" | "date" | "random">;
  readonly runner: GithubRunner;
  readonly options: Options;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly rights: CacheRights;
  /** Name of the main branch, "" where it is not known. */
  readonly branch: string;
}

/** makeActionBaselines loads the code of a store only when it is used. */
export function makeActionBaselines(needs: BaselineNeeds): ActionBaselines {
  const { options, runner, rights } = needs;
  if (options.baseline !== "artifact" && options.baseline !== "cache")
    return { store: undefined, finish: async () => {} };
  const open = options.baseline === "artifact" ? openArtifacts : openCaches;
  let files: StoredFiles | undefined;
  let measured: { readonly file: string; readonly origin: FileOrigin } | undefined;
  return {
    store: {
      async open(here) {
        files = await open(needs, here);
        return files;
      },
      onMeasured: (file, origin) => {
        measured = { file, origin };
      },
    },
    async finish() {
      if (!rights.save || files === undefined || measured === undefined) return;
      try {
        await files.keep(measured.file, measured.origin);
        runner.info(`stored as a baseline (${options.baseline}): ${measured.origin.sha}`);
      } catch (error) {
        if (!(error instanceof StoredFilesError)) throw error;
        runner.warning(`not stored as a baseline: ${error.message}`);
      }
    },
  };
}

interface Identity extends Pick<BaselineNeeds, "options" | "variables"> {
  /** JSON: "null" or "" without one. */
  readonly matrix: string;
}

/**
 * identityOf has what two runs have in common if one is a baseline of the other, a text for each part.
 *
 * Each job of a matrix finds its own baseline. Workflow and job may have other names on the main branch, so
 * these are left out; the options tell apart a workflow that is called with other values.
 */
export function identityOf({ matrix, options, variables }: Identity): readonly string[] {
  const { workingDirectory, packages, bench, benchArgs, cpu, benchtime, buildFlags } = options;
  const { goVersion = "", goVersionFile = "" } = options;
  const asked = [workingDirectory, packages, bench.source, benchArgs, cpu, benchtime ?? ""];
  const built = [goVersion, goVersionFile, buildFlags, variables.RUNNER_OS, variables.RUNNER_ARCH];
  return [matrix, ...[...asked, ...built].map((value) => JSON.stringify(value ?? ""))];
}

async function openArtifacts(needs: BaselineNeeds): Promise<StoredFiles> {
  const { world, runner, options, variables, branch } = needs;
  const { GITHUB_REPOSITORY = "" } = variables;
  if (branch === "")
    throw new UnmeasurableError(
      "the event does not say which branch is the main one",
      "use baseline: artifact on pull_request and push alone",
    );
  const { api, noArtifacts } = serverOf(variables);
  if (noArtifacts !== undefined)
    throw new UnmeasurableError(
      `baseline: artifact does not work here: ${noArtifacts}`,
      "use baseline: paired, or baseline: file with a file that a step of yours keeps",
    );
  const { artifactStore } = await import("../ports/github/baseline-artifacts.ts");
  return artifactStore({
    github: async () => {
      const [{ openGithub }, { PATIENCE }] = await Promise.all([
        import("../ports/github/github.ts"),
        import("../ports/github/retry.ts"),
      ]);
      return openGithub({
        token: runner.input("github-token"),
        api,
        patience: { ...PATIENCE, random: world.random },
      });
    },
    repository: GITHUB_REPOSITORY,
    branch,
    workflow: options.baselineWorkflow,
    run: Number(variables.GITHUB_RUN_ID ?? 0),
    attempt: Number(variables.GITHUB_RUN_ATTEMPT ?? 1),
    name: `go-steady-baseline-${suiteOf(needs)}`,
    folder: join(world.temporary, "go-steady-baselines"),
    cancelled: world.processes.cancelled,
  });
}

async function openCaches(needs: BaselineNeeds, { machine, procs }: MeasuringMachine): Promise<StoredFiles> {
  const { world, options, variables } = needs;
  const [{ compressionOf, whyNoTar }, { cacheService }, { cacheStore }] = await Promise.all([
    import("../ports/files/archive.ts"),
    import("../ports/github/cache-service.ts"),
    import("../ports/github/baseline-caches.ts"),
  ]);
  const { processes, env, temporary, date } = world;
  const compression = await compressionOf(processes, env, temporary);
  const service = cacheService(variables, compression);
  const others = serverOf(variables).noArtifacts === undefined ? "artifact or paired" : "paired, or file";
  if (typeof service === "string") throw new UnmeasurableError(service, `use baseline: ${others}`);
  const noTar = await whyNoTar(processes, env, temporary);
  if (noTar !== undefined) throw new UnmeasurableError(noTar, `or use baseline: ${others}`);
  const { goos, goarch, go } = machine;
  const kind = [goos, goarch, go.replace(/[^\w.-]+/g, "_"), procs.join(".")].join("-");
  const suite = suiteOf(needs);
  return cacheStore({
    ...{ service, compression, processes, env, date, cpu: machine.cpu },
    prefix: (cpu) => `go-steady-baseline-1-${kind}-${hash([cpu, options.region])}-${suite}-`,
    folder: join(temporary, "go-steady-baselines"),
  });
}

function suiteOf(needs: BaselineNeeds): string {
  return hash(identityOf({ ...needs, matrix: needs.runner.input("matrix") }));
}

function hash(texts: readonly string[]): string {
  return shortHash(8, JSON.stringify(texts));
}

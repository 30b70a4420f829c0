// Finds the Go of a run, for both builds and all checks: on PATH, in the tool cache, or downloaded.

import { delimiter, isAbsolute, join, resolve } from "node:path";
import { UnmeasurableError, UsageError } from "../model/errors.ts";
import { realPath } from "../ports/files/files.ts";
import { type Exit, StartError } from "../ports/process/child.ts";
import type { Env } from "../ports/process/environment.ts";
import { type Go, toolEnvironment } from "../ports/process/go-command.ts";
import type { Processes } from "../ports/process/process.ts";
import type { ToolCache } from "../ports/tool-cache.ts";
import { type ChosenGo, chooseInstallation } from "./choose-installation.ts";
import { GO_ENV_ARGS, type GoEnv, parseGoEnv } from "./go-env.ts";
import type { GoInstallation, Installer } from "./installer.ts";
import { findProjectFile, type ProjectFile, readProjectFile } from "./project-file.ts";
import { withUsableCaches } from "./usable-caches.ts";
import {
  minimumOfLines,
  type Requirement,
  requirementOfInput,
  requirementOfLines,
} from "./versions/requirement.ts";
import { compareGoVersions, type GoVersion, parseCachedVersion, parseGoVersion } from "./versions/version.ts";
import { OLDEST_GO } from "./versions/wanted.ts";

export interface SetUp {
  readonly processes: Processes;
  /** Environment of the children before a Go is chosen. */
  readonly env: Env;
  /** Folder that the go commands will run in, absolute. */
  readonly moduleDir: string;
  /** Without `goVersion` and `goVersionFile`: a Go on PATH that fits the project, or what its file names. */
  readonly prefer: "path" | "project";
  /** Named by the user; stronger than all files. */
  readonly goVersion?: string | undefined;
  /** File that names the version, relative to `moduleDir`; default: go.work, else go.mod, there or above. */
  readonly goVersionFile?: string | undefined;
  readonly toolCache?: ToolCache | undefined;
  /** Folder for the caches of the go command where the machine has none that can be used. */
  readonly spareCaches?: string | undefined;
  /** Downloads a Go that is in neither place; undefined: that is an error. */
  readonly installer?: (() => Promise<Installer>) | undefined;
}

/** `refused`: the go command does not run in the module's folder, and says why. */
type GoAnswer =
  | { readonly kind: "runs"; readonly env: GoEnv }
  | { readonly kind: "refused"; readonly said: string }
  | { readonly kind: "missing" };

interface Minimum {
  readonly version: GoVersion;
  /** For a sentence: `go.mod needs Go 1.25 or newer`. */
  readonly because: string;
}

const TZ_ON_WINDOWS =
  "Go on Windows ignores TZ: times are in the zone of the system, which `tzutil /s UTC` changes";
const DEVELOPMENT =
  "this Go is a development version, which cannot be compared with what the project asks for";

/**
 * setUp finds the Go of the run and checks that it works in the module's folder. With GOTOOLCHAIN=auto the go
 * command on PATH may switch to another Go there: that one counts, and is pinned. Throws UnmeasurableError
 * when no Go fits, UsageError for a version that cannot be read, and for a missing folder or file.
 */
export async function setUp(request: SetUp): Promise<Go> {
  if ((await realPath(request.moduleDir)) === undefined)
    throw new UsageError(
      `there is no folder ${request.moduleDir}`,
      "set working-directory to one that is there",
    );
  const project = await findProjectFile(request.env, request.moduleDir);
  const minimum = minimumOf(project);
  const wanted = await findRequirement(request, project);
  const onPath = await ask(request, "go", request.env);
  const needed = wanted ?? whereGoOnPathIsUnfit(request, onPath, project, minimum);
  const chosen =
    needed === null ? takeFromPath(onPath, project, minimum) : await choose(request, needed, onPath);
  return pin(request, chosen, minimum);
}

/** What is asked for by name or by a file; null when the Go on PATH is to be taken as it is. */
async function findRequirement(request: SetUp, project: ProjectFile | null): Promise<Requirement | null> {
  const { goVersion, goVersionFile, moduleDir, prefer } = request;
  if (goVersion !== undefined) return requirementOfInput(goVersion);
  if (goVersionFile === undefined)
    return prefer === "path" || project === null ? null : requirementOfLines(project.name, project.lines);
  const named = await readProjectFile(resolve(moduleDir, goVersionFile), goVersionFile);
  if (named === null)
    throw new UsageError(
      `go-version-file: there is no ${goVersionFile}${isAbsolute(goVersionFile) ? "" : " in the working directory"}`,
      "name a go.mod, go.work, .go-version or .tool-versions file, relative to the working directory",
    );
  if (Object.keys(named.lines).length === 0 && !isOfModule(goVersionFile))
    throw new UsageError(
      `go-version-file: ${goVersionFile} names no Go version`,
      "write one into it (1.26 in .go-version, golang 1.26.8 in .tool-versions), or name another file",
    );
  return requirementOfLines(named.name, named.lines);
}

/** Such a file may name no version; any other one is there to name it. */
function isOfModule(name: string): boolean {
  return /\.(mod|work)$/.test(name);
}

function minimumOf(project: ProjectFile | null): Minimum {
  const version = project === null ? OLDEST_GO : minimumOfLines(project.name, project.lines);
  return { version, because: `${project?.name ?? "go-steady"} needs Go ${version.text} or newer` };
}

function takeFromPath(onPath: GoAnswer, project: ProjectFile | null, minimum: Minimum): ChosenGo {
  if (onPath.kind !== "runs") throw notFound(onPath, minimum.because, minimum.version.text);
  const why = project === null ? "no go.mod says which" : `it satisfies ${project.name}`;
  const reason = `${onPath.env.version} is on PATH: ${why}`;
  return { kind: "chosen", root: onPath.env.root, reason, warnings: [] };
}

/** The project's own Go where the one on PATH will not do; null to take the one on PATH anyway. */
function whereGoOnPathIsUnfit(
  { installer }: SetUp,
  onPath: GoAnswer,
  project: ProjectFile | null,
  minimum: Minimum,
): Requirement | null {
  if (installer === undefined || project === null) return null;
  const version = onPath.kind === "runs" ? parseGoVersion(onPath.env.version) : null;
  const isTooOld = version !== null && compareGoVersions(version, minimum.version) < 0;
  const lacksToolchain = onPath.kind === "refused" && /toolchain|requires go/i.test(onPath.said);
  const isFit = onPath.kind !== "missing" && !isTooOld && !lacksToolchain;
  return isFit ? null : requirementOfLines(project.name, project.lines);
}

async function choose(request: SetUp, wanted: Requirement, onPath: GoAnswer): Promise<ChosenGo> {
  const installed = [...installedOnPath(onPath), ...(await installedInCache(request.toolCache))];
  const { installer } = request;
  const choice = await chooseInstallation({ requirement: wanted, installed, installer });
  if (choice.kind === "chosen") return choice;
  const why = choice.reasons.map((reason) => `; ${reason}`).join("");
  const found = installed.map(({ version, place }) => `${version.text} ${place}`).join(", ");
  if (found === "") throw notFound(onPath, `${wanted.because}${why}`, wanted.text);
  throw new UnmeasurableError(
    `no Go ${wanted.text} was found (${wanted.because}${why}); there is ${found}`,
    howToInstall(wanted.text),
  );
}

/** Runs the chosen Go in the module's folder, with the environment that all later children get. */
async function pin(
  request: SetUp,
  { root, reason, warnings: doubts }: ChosenGo,
  minimum: Minimum,
): Promise<Go> {
  const path = join(root, "bin", process.platform === "win32" ? "go.exe" : "go");
  const pinned = toolEnvironment(request.env, join(root, "bin"), delimiter);
  const asked = await ask(request, path, pinned);
  if (asked.kind !== "runs")
    throw new UnmeasurableError(
      `${path} does not work: ${asked.kind === "refused" ? asked.said : "there is no such file"}`,
      "repair that Go, or install another one",
    );
  const version = parseGoVersion(asked.env.version);
  if (version !== null && compareGoVersions(version, minimum.version) < 0)
    throw new UnmeasurableError(
      `${asked.env.version} (${root}) is too old: ${minimum.because}`,
      howToInstall(minimum.version.text),
    );
  const facts = asked.env;
  const { spareCaches } = request;
  const caches =
    spareCaches === undefined
      ? { env: pinned, remarks: [] }
      : await withUsableCaches(pinned, facts, spareCaches);
  const warnings = [
    ...doubts,
    ...(facts.hostOs === "windows" ? [TZ_ON_WINDOWS] : []),
    ...(version === null ? [DEVELOPMENT] : []),
  ];
  return {
    path,
    version: facts.version,
    env: caches.env,
    goos: facts.goos,
    goarch: facts.goarch,
    reason: [reason, ...caches.remarks].join("; "),
    warnings,
  };
}

async function ask({ processes, moduleDir }: SetUp, file: string, env: Env): Promise<GoAnswer> {
  let exit: Exit;
  try {
    exit = await processes.run({ file, args: GO_ENV_ARGS, cwd: moduleDir, env });
  } catch (error) {
    if (error instanceof StartError && error.code === "ENOENT") return { kind: "missing" };
    throw error;
  }
  const facts = parseGoEnv(exit.stdout);
  if (exit.code === 0 && facts !== undefined) return { kind: "runs", env: facts };
  return { kind: "refused", said: firstLine(exit.stderr) };
}

function installedOnPath(onPath: GoAnswer): readonly GoInstallation[] {
  if (onPath.kind !== "runs") return [];
  const version = parseGoVersion(onPath.env.version);
  return version === null ? [] : [{ version, root: onPath.env.root, place: "on PATH" }];
}

async function installedInCache(cache: ToolCache | undefined): Promise<readonly GoInstallation[]> {
  const tools = (await cache?.all("go")) ?? [];
  return tools.flatMap(({ version: text, folder }): readonly GoInstallation[] => {
    const version = parseCachedVersion(text);
    return version === null ? [] : [{ version, root: folder, place: "in the tool cache" }];
  });
}

function notFound(onPath: GoAnswer, needs: string, version: string): UnmeasurableError {
  const found =
    onPath.kind === "refused" ? `go on PATH does not run: ${onPath.said}` : "there is no go on PATH";
  return new UnmeasurableError(`${found} (${needs})`, howToInstall(version));
}

function howToInstall(text: string): string {
  return `install Go ${text} (https://go.dev/dl/), in a workflow with actions/setup-go and \`go-version: "${text}"\` before this step`;
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}

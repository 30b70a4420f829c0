// The step that finds the Go of a run: on PATH, or in the runner's tool cache. It builds both sides and runs every check.

import { basename, delimiter, dirname, isAbsolute, join, resolve } from "node:path";
import { GO_ENV_ARGS, type GoEnv, parseGoEnv } from "../golang/go-env.ts";
import {
  chooseGo,
  minimumOfLines,
  type Requirement,
  requirementOfInput,
  requirementOfLines,
} from "../golang/requirement.ts";
import { compareGoVersions, type GoVersion, parseCachedVersion, parseGoVersion } from "../golang/version.ts";
import { readVersionFile, type VersionLines } from "../golang/version-file.ts";
import { isWanted, OLDEST_GO } from "../golang/wanted.ts";
import { UnmeasurableError, UsageError } from "../model/errors.ts";
import { readText, realPath } from "../ports/files.ts";
import { type Go, toolEnvironment } from "../ports/go-command.ts";
import { type Env, type Exit, type Processes, StartError } from "../ports/process.ts";
import type { ToolCache } from "../ports/tool-cache.ts";

/** SetUp is what to look for, and where. */
export interface SetUp {
  readonly processes: Processes;
  /** Environment of the children so far. */
  readonly env: Env;
  /** Absolute path of the folder that the go commands will run in. */
  readonly moduleDir: string;
  /**
   * What decides when neither `goVersion` nor `goVersionFile` does: `path`, the Go on PATH if it satisfies the project;
   * `project`, the version that the project's go.work or go.mod names.
   */
  readonly prefer: "path" | "project";
  /** A version that the user named; it wins over all files. */
  readonly goVersion?: string | undefined;
  /** File that names the version, relative to `moduleDir`; default: go.work, else go.mod, there or above. */
  readonly goVersionFile?: string | undefined;
  /** Where to look besides PATH. */
  readonly toolCache?: ToolCache | undefined;
}

/** A Go that could be used. */
interface Installed {
  readonly version: GoVersion;
  /** Absolute path of its installation. */
  readonly root: string;
  readonly place: "on PATH" | "in the tool cache";
}

/** Answer is what a go command says of itself; `refused` when it would not run in the module's folder, and says why. */
type Answer =
  | { readonly kind: "runs"; readonly env: GoEnv }
  | { readonly kind: "refused"; readonly said: string }
  | { readonly kind: "missing" };

/** ProjectFile is a file that says which Go. */
interface ProjectFile {
  /** For messages. */
  readonly name: string;
  readonly lines: VersionLines;
}

/** Minimum is the oldest Go that may build the project. */
interface Minimum {
  readonly version: GoVersion;
  /** For a sentence: `go.mod needs Go 1.25 or newer`. */
  readonly because: string;
}

/** Chosen is an installation, and why. */
interface Chosen {
  readonly root: string;
  readonly reason: string;
}

const TZ_ON_WINDOWS =
  "Go on Windows ignores TZ: times are in the zone of the system, which `tzutil /s UTC` changes";
const DEVELOPMENT =
  "this Go is a development version, which cannot be compared with what the project asks for";

/**
 * setUp finds the Go of the run and makes sure that it works in the module's folder. With GOTOOLCHAIN=auto the go command on PATH may
 * switch to another Go there; that one counts, and is pinned.
 * Throws UnmeasurableError when there is no Go or none that fits, UsageError for a version that cannot be read and a
 * folder or file that is not there.
 */
export async function setUp(request: SetUp): Promise<Go> {
  if ((await realPath(request.moduleDir)) === undefined)
    throw new UsageError(
      `there is no folder ${request.moduleDir}`,
      "set working-directory to one that is there",
    );
  const project = await findProjectFile(request);
  const minimum = minimumOf(project);
  const wanted = await findRequirement(request, project);
  const onPath = await ask(request, "go", request.env);
  const chosen =
    wanted === null ? takeFromPath(onPath, project, minimum) : await takeInstalled(request, wanted, onPath);
  return pin(request, chosen, minimum);
}

/** What was asked for by name or by a file; null when the Go on PATH is to be taken as it is. */
async function findRequirement(request: SetUp, project: ProjectFile | null): Promise<Requirement | null> {
  const { goVersion, goVersionFile, moduleDir, prefer } = request;
  if (goVersion !== undefined) return requirementOfInput(goVersion);
  if (goVersionFile === undefined)
    return prefer === "path" || project === null ? null : requirementOfLines(project.name, project.lines);
  const named = await readProjectFile(resolve(moduleDir, goVersionFile), goVersionFile);
  if (named !== null) return requirementOfLines(named.name, named.lines);
  throw new UsageError(
    `go-version-file: there is no ${resolve(moduleDir, goVersionFile)}`,
    "name a go.mod, go.work, .go-version or .tool-versions file, relative to the working directory",
  );
}

function minimumOf(project: ProjectFile | null): Minimum {
  const version = project === null ? OLDEST_GO : minimumOfLines(project.name, project.lines);
  return { version, because: `${project?.name ?? "go-steady"} needs Go ${version.text} or newer` };
}

function takeFromPath(onPath: Answer, project: ProjectFile | null, minimum: Minimum): Chosen {
  if (onPath.kind !== "runs") throw notFound(onPath, minimum.because, minimum.version.text);
  const why = project === null ? "no go.mod says which" : `it satisfies ${project.name}`;
  return { root: onPath.env.root, reason: `${onPath.env.version} is on PATH: ${why}` };
}

async function takeInstalled(request: SetUp, wanted: Requirement, onPath: Answer): Promise<Chosen> {
  const installed = [...installedOnPath(onPath), ...(await installedInCache(request.toolCache))];
  const chosen = chooseGo(wanted, installed);
  if (chosen === null) {
    const found = installed.map(({ version, place }) => `${version.text} ${place}`).join(", ");
    if (found === "") throw notFound(onPath, wanted.because, wanted.text);
    throw new UnmeasurableError(
      `no Go ${wanted.text} was found (${wanted.because}); there is ${found}`,
      howToInstall(wanted.text),
    );
  }
  const isExact = isWanted(wanted.wanted, chosen.version);
  const standIn = isExact ? "" : `; Go ${wanted.text} is not installed, a newer one stands in`;
  const reason = `go${chosen.version.text} is ${chosen.place}: ${wanted.because}${standIn}`;
  return { root: chosen.root, reason };
}

/** Runs the chosen Go in the module's folder, with the environment that all later children get. */
async function pin(request: SetUp, { root, reason }: Chosen, minimum: Minimum): Promise<Go> {
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
  const warnings = [
    ...(facts.hostOs === "windows" ? [TZ_ON_WINDOWS] : []),
    ...(version === null ? [DEVELOPMENT] : []),
  ];
  return {
    path,
    version: facts.version,
    env: pinned,
    goos: facts.goos,
    goarch: facts.goarch,
    reason,
    warnings,
  };
}

async function ask({ processes, moduleDir }: SetUp, file: string, env: Env): Promise<Answer> {
  let exit: Exit;
  try {
    exit = await processes.run({ file, args: GO_ENV_ARGS, cwd: moduleDir, env });
  } catch (error) {
    if (error instanceof StartError && error.code === "ENOENT") return { kind: "missing" };
    throw error;
  }
  const facts = parseGoEnv(exit.stdout);
  if (exit.code === 0 && facts !== null) return { kind: "runs", env: facts };
  return { kind: "refused", said: firstLine(exit.stderr) };
}

function installedOnPath(onPath: Answer): readonly Installed[] {
  if (onPath.kind !== "runs") return [];
  const version = parseGoVersion(onPath.env.version);
  return version === null ? [] : [{ version, root: onPath.env.root, place: "on PATH" }];
}

async function installedInCache(cache: ToolCache | undefined): Promise<readonly Installed[]> {
  const tools = (await cache?.all("go")) ?? [];
  return tools.flatMap(({ version: text, folder }): readonly Installed[] => {
    const version = parseCachedVersion(text);
    return version === null ? [] : [{ version, root: folder, place: "in the tool cache" }];
  });
}

/** The go.work or go.mod of the project; null when there is none. GOWORK=off hides go.work, as it does from Go. */
async function findProjectFile({ env, moduleDir }: SetUp): Promise<ProjectFile | null> {
  const work = env.GOWORK ?? "";
  if (isAbsolute(work)) return readProjectFile(work, basename(work));
  const inWorkspace = work === "off" ? null : await searchUpwards(moduleDir, "go.work");
  return inWorkspace ?? (await searchUpwards(moduleDir, "go.mod"));
}

async function searchUpwards(folder: string, name: string): Promise<ProjectFile | null> {
  const found = await readProjectFile(join(folder, name), name);
  const above = dirname(folder);
  return found !== null || above === folder ? found : searchUpwards(above, name);
}

async function readProjectFile(path: string, name: string): Promise<ProjectFile | null> {
  const text = await readText(path);
  return text === undefined ? null : { name, lines: readVersionFile(name, text) };
}

function notFound(onPath: Answer, needs: string, version: string): UnmeasurableError {
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

// The built action, started as GitHub's runner would: inputs and files by environment, commands on standard output.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { goEnvironment, goOnPath, testCache } from "./go.ts";
import { inputVariables, readAction } from "./runner/action-metadata.ts";
import { makeCommandFiles, type WrittenFiles } from "./runner/file-commands.ts";
import { type ReadLog, readLog } from "./runner/workflow-commands.ts";

/** ActionRun is what to run it with. */
export interface ActionRun {
  /** The checkout. */
  readonly workspace: string;
  /** A folder of the test's own. */
  readonly scratch: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** What `${{ github.token }}` is; masked. Default: a word that no server knows. */
  readonly token?: string;
  /** The values of the job's matrix. Default: it has none. */
  readonly matrix?: Readonly<Record<string, unknown>>;
  /** More variables, or other values: those of a kit server, or a user's. */
  readonly env?: Readonly<Record<string, string>>;
  /** What starts the Node: a program and its arguments, such as `inMachine` gives. Default: nothing, it is started as it is. */
  readonly under?: readonly string[];
  /** The Node to run it with. Default: NODE24. */
  readonly node?: string;
  /** When the job is cancelled: at the first line of the log for which it is true. */
  readonly cancelAt?: (line: string) => boolean;
  /** Default: 110 s; then the step is ended, and its code is null. */
  readonly timeoutMs?: number;
}

/** StepEnd is what the runner makes of one step. */
export interface StepEnd extends WrittenFiles, ReadLog {
  readonly conclusion: "success" | "failure";
  readonly code: number | null;
  /** Everything the step printed, before masks and commands. */
  readonly printed: string;
  readonly seconds: number;
}

/** ActionEnd is the main step, with what the action's step after the job did, where action.yml has one. */
export interface ActionEnd extends StepEnd {
  /** Undefined when it did not run, which is so with `cache: false`, too. */
  readonly post: StepEnd | undefined;
}

/** NODE24 is the Node that `using: node24` means, or this one where STEADY_NODE24 does not name it. */
export const NODE24: string = process.env.STEADY_NODE24 || process.execPath;

/** NODES are the programs to run the action with: this Node, and Node 24 where STEADY_NODE24 names it. */
export const NODES: readonly string[] = [...new Set([process.execPath, NODE24])];

/** The runner waits this long between asking a cancelled step to end, telling it, and ending it. */
const CANCEL_STEPS_MS = { SIGINT: 0, SIGTERM: 7_500, SIGKILL: 10_000 } as const;

/** runAction runs dist/action.js to its end, then the step after the job. */
export async function runAction(run: ActionRun): Promise<ActionEnd> {
  const action = readAction();
  const env = jobEnvironment(run);
  const main = await runStep(run, action.main, { ...env }, "main");
  // Without a cache it has nothing to do, and would start a Node for it.
  const hasPost = (action.postAlways || main.conclusion === "success") && run.inputs?.cache !== "false";
  if (action.post === undefined || !hasPost) return { ...main, post: undefined };
  const state = Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value]);
  const path = [...[...main.path].reverse(), env.PATH ?? ""].join(delimiter);
  const later = { ...env, ...main.variables, PATH: path, ...Object.fromEntries(state) };
  return { ...main, post: await runStep(run, action.post, later, "post") };
}

/** jobEnvironment is what a step of the job sees, but for its command files. */
export function jobEnvironment(run: ActionRun): Readonly<Record<string, string>> {
  const token = run.token ?? "ghs_unknown";
  const { "go-version": goVersion = goOnPath.replace(/^go/, ""), ...inputs } = run.inputs ?? {}; // else the newest Go of the module's line would be downloaded
  const given = { "go-version": goVersion, ...inputs };
  return {
    ...goEnvironment,
    ...runnerVariables(run),
    ...inputVariables(readAction().defaults, given, { token, matrix: run.matrix }),
    ...run.env,
  };
}

async function runStep(
  run: ActionRun,
  program: string,
  env: Readonly<Record<string, string>>,
  name: string,
): Promise<StepEnd> {
  const files = makeCommandFiles(join(run.scratch, `file-commands-${name}`));
  const began = performance.now();
  const { code, lines } = await start(run, join(process.cwd(), program), {
    ...env,
    ...files.env,
    ...run.env,
  });
  const secrets = [run.token ?? "", env.ACTIONS_RUNTIME_TOKEN ?? ""];
  return stepEnd({ code, lines, secrets, written: files.read(), began });
}

/** Ended is what is known of a step that has ended; `began` is what performance.now() was. */
interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly secrets: readonly string[];
  readonly written: WrittenFiles;
  readonly began: number;
}

/** stepEnd is what the runner makes of it. */
export function stepEnd({ code, lines, secrets, written, began }: Ended): StepEnd {
  const log = readLog(lines, secrets);
  const refused = [...log.refused, ...written.refused];
  return {
    ...log,
    ...written,
    refused,
    code,
    conclusion: code === 0 && refused.length === 0 ? "success" : "failure",
    printed: lines.join("\n"),
    seconds: (performance.now() - began) / 1000,
  };
}

function start(run: ActionRun, program: string, env: Readonly<Record<string, string>>) {
  const [file = "", ...args] = [...(run.under ?? []), run.node ?? NODE24, program];
  const child = spawn(file, args, {
    cwd: run.workspace,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const timers = [setTimeout(() => child.kill("SIGKILL"), run.timeoutMs ?? 110_000)];
  let cancelled = false;
  const onLine = (line: string) => {
    lines.push(line);
    if (cancelled || run.cancelAt?.(line) !== true) return;
    cancelled = true;
    for (const [signal, ms] of Object.entries(CANCEL_STEPS_MS))
      timers.push(setTimeout(() => child.kill(signal as NodeJS.Signals), ms));
  };
  const ends = [child.stdout, child.stderr].map((stream) => byLine(stream, onLine));
  return new Promise<{ readonly code: number | null; readonly lines: readonly string[] }>(
    (resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        for (const end of ends) end();
        for (const timer of timers) clearTimeout(timer);
        resolve({ code, lines });
      });
    },
  );
}

/** Calls with every line; what is given back ends the last line. */
function byLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): () => void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const parts = (rest + chunk).split(/\r?\n/);
    rest = parts.pop() ?? "";
    for (const line of parts) onLine(line);
  });
  return () => {
    if (rest !== "") onLine(rest);
  };
}

/** What another run of the same machine has built is there already. */
function sharePrograms(temporary: string): void {
  const shared = join(testCache, "go-steady", "programs");
  const own = join(temporary, "go-steady-cache");
  if (existsSync(own)) return;
  mkdirSync(shared, { recursive: true });
  mkdirSync(own, { mode: 0o700 });
  symlinkSync(shared, join(own, "programs"));
}

/** What the runner tells every step of its job. */
function runnerVariables({ workspace, scratch, event }: ActionRun): Readonly<Record<string, string>> {
  const temporary = join(scratch, "runner-temp");
  mkdirSync(temporary, { recursive: true });
  sharePrograms(temporary);
  const eventPath = join(scratch, "event.json");
  writeFileSync(eventPath, JSON.stringify(event.payload));
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: "go-steady",
    GITHUB_ACTION_PATH: process.cwd(),
    GITHUB_ACTOR: "octo",
    GITHUB_API_URL: "http://127.0.0.1:9", // nobody answers
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_GRAPHQL_URL: "http://127.0.0.1:9/graphql",
    GITHUB_JOB: "go",
    GITHUB_REPOSITORY: "octo/demo",
    GITHUB_REPOSITORY_OWNER: "octo",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "1",
    GITHUB_RUN_NUMBER: "1",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_WORKFLOW: "go",
    GITHUB_WORKFLOW_REF: "octo/demo/.github/workflows/go.yml@refs/heads/main",
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: "X64",
    RUNNER_ENVIRONMENT: "github-hosted",
    RUNNER_NAME: "kit",
    RUNNER_OS: { linux: "Linux", darwin: "macOS", win32: "Windows" }[process.platform as string] ?? "Linux",
    RUNNER_TEMP: temporary,
    RUNNER_TOOL_CACHE: join(scratch, "tools"),
  };
}

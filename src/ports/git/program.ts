// Starting git: without hooks, questions and housekeeping.

import { UnmeasurableError } from "../../model/errors.ts";
import { type Exit, StartError } from "../process/child.ts";
import type { Env } from "../process/environment.ts";
import type { Processes } from "../process/process.ts";
import type { Setting } from "./settings.ts";

export interface GitCommands {
  readonly root: string;
  readonly env: Env;
  readonly run: (env: Env, args: readonly string[], stdin?: string) => Promise<Exit>;
  /** Throws when git fails. */
  readonly must: (...args: readonly string[]) => Promise<string>;
  /** Undefined when git fails. */
  readonly may: (...args: readonly string[]) => Promise<string | undefined>;
  /** A second attempt is made with the token. */
  readonly askOrigin: (args: readonly string[], env: Env) => Promise<Exit>;
  readonly allSettings: () => Promise<readonly Setting[]>;
}

/** The user's hooks are not ours to run, nor their objects ours to pack. */
const OURS = ["-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", "-c", "maintenance.auto=false"];

/** Throws UnmeasurableError when there is no git or no such folder. */
export async function runGit(
  processes: Processes,
  env: Env,
  args: readonly string[],
  cwd: string,
  stdin = "",
): Promise<Exit> {
  const quiet = { ...env, GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0" }; // the index is not refreshed
  const command = { file: "git", args: [...OURS, ...args], cwd, env: quiet };
  // rev-parse answers at once, but for a commit a partial clone may ask origin; other commands may take long,
  // ask a server, or start the user's filters.
  const isQuestion =
    args[0] === "rev-parse" && stdin === "" && !args.some((arg) => arg.endsWith("^{commit}"));
  try {
    return await (isQuestion ? processes.ask(command) : processes.run({ ...command, stdin }));
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new UnmeasurableError(
      error.message,
      "install git (in a workflow before actions/checkout, which without git downloads files that are no repository), and run it in an existing folder",
      { cause: error },
    );
  }
}

/** One line: the first error, since advice may follow it. */
export function complaint(stderr: string): string {
  const lines = stderr.trim().split("\n");
  return lines.find((line) => /^(fatal|error): /.test(line)) ?? lines.at(-1) ?? "";
}

/** The settings come behind those that `env` has: https://git-scm.com/docs/git-config#ENVIRONMENT */
export function withSettings(env: Env, settings: readonly (readonly [key: string, value: string])[]): Env {
  const count = Number(env.GIT_CONFIG_COUNT) || 0;
  const pairs = settings.flatMap(([key, value], i) => [
    [`GIT_CONFIG_KEY_${count + i}`, key],
    [`GIT_CONFIG_VALUE_${count + i}`, value],
  ]);
  return { ...env, ...Object.fromEntries(pairs), GIT_CONFIG_COUNT: String(count + settings.length) };
}

/** Throws UnmeasurableError when git failed. */
export function okOrThrow(
  args: readonly string[],
  { code, stdout, stderr }: Exit,
  hint = "read what git says, and repair the repository",
): string {
  if (code === 0) return stdout;
  const words = args.slice(firstWord(args)).join(" ");
  throw new UnmeasurableError(`git ${words} failed: ${complaint(stderr)}`, hint);
}

/** The first behind `-C <folder>` and `-c <setting>`, which are ours. */
function firstWord(args: readonly string[]): number {
  return args.findIndex((arg, i) => !/^-[cC]$/.test(arg) && !/^-[cC]$/.test(args[i - 1] ?? ""));
}

/** Keeps the first answer, also one that fails. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

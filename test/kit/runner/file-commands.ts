// GitHub's command files, which a step writes and the runner reads: GITHUB_OUTPUT, GITHUB_ENV, GITHUB_STATE, GITHUB_PATH
// and GITHUB_STEP_SUMMARY. Facts: actions/runner, src/Runner.Worker/FileCommandManager.cs.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** CommandFiles are the files of one step. */
export interface CommandFiles {
  /** For the step's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** read gives what the step has written; what the runner would not accept is an error. */
  readonly read: () => WrittenFiles;
}

/** WrittenFiles is what the runner takes from a step's files. */
export interface WrittenFiles {
  readonly outputs: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  /** The job summary; empty when it is above its limit, since the runner then uploads nothing. */
  readonly summary: string;
  /** Errors of the runner about these files; each fails the step or loses the file. */
  readonly refused: readonly string[];
}

/** SUMMARY_BYTES is the limit of a step's summary: https://docs.github.com/actions/reference/workflow-commands. */
export const SUMMARY_BYTES = 1024 * 1024;

/** makeCommandFiles makes the empty files of a step in a folder of its own. */
export function makeCommandFiles(folder: string): CommandFiles {
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => {
    writeFileSync(join(folder, name), "");
    return join(folder, name);
  };
  const env = {
    GITHUB_OUTPUT: file("set_output"),
    GITHUB_ENV: file("set_env"),
    GITHUB_STATE: file("save_state"),
    GITHUB_PATH: file("add_path"),
    GITHUB_STEP_SUMMARY: file("step_summary"),
  };
  return { env, read: () => readFiles(env) };
}

function readFiles(env: Readonly<Record<string, string>>): WrittenFiles {
  const refused: string[] = [];
  const pairs = (name: string) => {
    const { values, error } = readPairs(text(env[name]));
    if (error !== undefined) refused.push(`Unable to process file command '${name}' successfully. ${error}`);
    return values;
  };
  const variables = pairs("GITHUB_ENV");
  if ("NODE_OPTIONS" in variables)
    refused.push("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
  const summary = text(env.GITHUB_STEP_SUMMARY);
  const tooLong = Buffer.byteLength(summary) > SUMMARY_BYTES;
  if (tooLong) refused.push(`$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k`);
  return {
    outputs: pairs("GITHUB_OUTPUT"),
    variables,
    state: pairs("GITHUB_STATE"),
    path: text(env.GITHUB_PATH).split("\n").filter(Boolean),
    summary: tooLong ? "" : summary,
    refused,
  };
}

function text(path: string | undefined): string {
  return path !== undefined && existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** `name=value`, or `name<<delimiter`, value lines, `delimiter`. */
function readPairs(content: string): { readonly values: Record<string, string>; readonly error?: string } {
  const values: Record<string, string> = {};
  const lines = content.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (line === "") continue;
    const [, name, operator, rest = ""] = /^(.*?)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === undefined || name === "") return { values, error: `Invalid format '${line}'` };
    if (operator === "=") values[name] = rest;
    else {
      const end = lines.indexOf(rest, i + 1);
      if (end < 0 || rest === "") return { values, error: `Matching delimiter not found '${rest}'` };
      values[name] = lines.slice(i + 1, end).join("\n");
      i = end;
    }
  }
  return { values };
}

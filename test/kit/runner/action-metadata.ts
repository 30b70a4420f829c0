// action.yml as the runner reads it: what runs, and the inputs with their defaults.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** ActionMetadata is what the runner needs of action.yml. */
export interface ActionMetadata {
  /** Path of the program of the main step, relative to the action. */
  readonly main: string;
  /** The same of the step after the job, where there is one. */
  readonly post: string | undefined;
  /** Whether that step runs after a job that has failed. */
  readonly postAlways: boolean;
  /** Defaults of the inputs by name, with their expressions. */
  readonly defaults: Readonly<Record<string, string>>;
}

/** readAction reads the action.yml of this repository. */
export function readAction(): ActionMetadata {
  const { inputs, runs } = parse(readFileSync(join(process.cwd(), "action.yml"), "utf8")) as {
    readonly inputs: Readonly<Record<string, { readonly default?: unknown }>>;
    readonly runs: {
      readonly using: string;
      readonly main: string;
      readonly post?: string;
      readonly "post-if"?: string;
    };
  };
  const defaults = Object.entries(inputs).map(([name, { default: value = "" }]) => [name, String(value)]);
  const { "post-if": condition = "always()", using } = runs;
  if (using !== "node24") throw new Error(`the kit has no ${using}`);
  if (!["always()", "success()"].includes(condition)) throw new Error(`the kit cannot tell ${condition}`);
  return {
    main: runs.main,
    post: runs.post,
    postAlways: condition === "always()",
    defaults: Object.fromEntries(defaults),
  };
}

/** Contexts are what the expressions in the defaults of inputs are about. */
export interface Contexts {
  readonly token: string;
  /** The values of the job's matrix, undefined where it has none. */
  readonly matrix: Readonly<Record<string, unknown>> | undefined;
}

/** inputVariables are the INPUT_* variables of a step. */
export function inputVariables(
  defaults: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
  contexts: Contexts,
): Readonly<Record<string, string>> {
  const unknown = Object.keys(given).filter((name) => !(name in defaults));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(", ")}`);
  const entries = Object.entries({ ...defaults, ...given }).map(([name, value]) => [
    `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
    value.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => evaluate(expression, contexts)),
  ]);
  return Object.fromEntries(entries);
}

function evaluate(expression: string, { token, matrix }: Contexts): string {
  if (expression === "github.token") return token;
  if (expression === "toJSON(matrix)") return JSON.stringify(matrix ?? null, undefined, 2);
  throw new Error(`the kit does not know the expression ${expression}`);
}

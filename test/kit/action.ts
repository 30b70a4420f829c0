// The built action, started as GitHub's runner would: inputs and files by environment, commands on standard output.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULTS, type OptionName } from "../../src/options.ts";
import { goEnvironment, goOnPath } from "./go.ts";

/** ActionRun is what to run it with. */
export interface ActionRun {
  /** The checkout. */
  readonly workspace: string;
  /** A folder of the test's own. */
  readonly scratch: string;
  readonly inputs: Readonly<Partial<Record<OptionName, string>>>;
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly env?: Readonly<Record<string, string>>;
}

/** ActionEnd is what the runner would make of it. */
export interface ActionEnd {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Variables for later steps. */
  readonly variables: Readonly<Record<string, string>>;
  /** Folders that later steps have first on PATH. */
  readonly path: string;
  readonly summary: string;
  /** `::error …::message` and the like, outside of stopped stretches of the log. */
  readonly commands: readonly string[];
}

/** NODES are the programs to run the action with: this Node, and Node 24 where STEADY_NODE24 names it. */
export const NODES: readonly string[] = [
  process.execPath,
  ...(process.env.STEADY_NODE24 ? [process.env.STEADY_NODE24] : []),
];

/** runAction runs dist/action.js to its end. */
export function runAction(
  node: string,
  { workspace, scratch, inputs, event, env = {} }: ActionRun,
): ActionEnd {
  const temporary = join(scratch, "runner-temp");
  mkdirSync(temporary, { recursive: true });
  const file = (name: string, text = "") => {
    const path = join(scratch, name);
    writeFileSync(path, text);
    return path;
  };
  const [output, variables, summary, path] = [file("output"), file("env"), file("summary"), file("path")];
  const goVersion = goOnPath.replace(/^go/, ""); // else the newest Go of the module's line would be downloaded
  const given = Object.entries({ ...DEFAULTS, "go-version": goVersion, ...inputs }).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const { status, stdout } = spawnSync(node, [join(process.cwd(), "dist/action.js")], {
    cwd: workspace,
    env: {
      ...goEnvironment,
      ...Object.fromEntries(given),
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: file("event.json", JSON.stringify(event.payload)),
      GITHUB_OUTPUT: output,
      GITHUB_ENV: variables,
      GITHUB_PATH: path,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temporary,
      RUNNER_TOOL_CACHE: join(scratch, "tools"),
      ...env,
    },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return {
    code: status,
    log: stdout,
    outputs: readPairs(output),
    variables: readPairs(variables),
    path: readFileSync(path, "utf8"),
    summary: existsSync(summary) ? readFileSync(summary, "utf8") : "",
    commands: commandsIn(stdout),
  };
}

/** `name<<delimiter`, value lines, `delimiter`. */
function readPairs(path: string): Readonly<Record<string, string>> {
  const found = readFileSync(path, "utf8").matchAll(/^([^\n]+?)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...found].map((m) => [m[1] ?? "", m[3] ?? ""]));
}

function commandsIn(log: string): readonly string[] {
  let stopped = "";
  return log.split("\n").filter((line) => {
    const stop = /^::stop-commands::(.*)$/.exec(line);
    if (stop !== null && stopped === "") stopped = stop[1] ?? "";
    else if (stopped !== "" && line === `::${stopped}::`) stopped = "";
    else return stopped === "" && /^::(error|warning|notice|set-output|add-mask|debug)/.test(line);
    return false;
  });
}

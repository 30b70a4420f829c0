// The built command line, started as a user would.

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { goEnvironment, testCache } from "./go.ts";

/** Ran is what a user sees of a command. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Names that the command left in its temporary folder. */
  readonly left: readonly string[];
}

/** CliOptions are where and with what the command is started. */
export interface CliOptions {
  readonly cwd: string;
  /** A folder of the test's own; the command gets a temporary folder inside it. */
  readonly scratch: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A program that starts it, with its arguments. */
  readonly under?: readonly string[];
}

/** cli runs dist/cli.js. */
export function cli(args: readonly string[], { cwd, scratch, env = {}, under = [] }: CliOptions): Ran {
  const temporary = join(scratch, "tmp");
  mkdirSync(temporary, { recursive: true });
  const [program = "", ...words] = [...under, process.execPath, join(process.cwd(), "dist/cli.js"), ...args];
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd,
    env: { ...goEnvironment, TMPDIR: temporary, XDG_CACHE_HOME: testCache, ...env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr, left: readdirSync(temporary) };
}

// Many commands of the built command line in one process of Node, one after the other: each has its own arguments, folder,
// environment and outputs, and starting Node and reading dist/ is paid for once. That a command's process ends, and what
// signals do to it, shows only through cli.ts.

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { CliOptions, Ran } from "./cli.ts";
import { goEnvironment, testCache } from "./go.ts";

/** Command is what is sent to the process. */
export interface Command {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Commands is such a process; without a command in it, it waits. */
export interface Commands {
  /** The same as cli() of cli.ts. */
  run(args: readonly string[], options: Omit<CliOptions, "under">): Promise<Ran>;
  /** Ends the process. */
  end(): Promise<void>;
}

/** startCommands starts the process with the first command. */
export function startCommands(): Commands {
  let child: ChildProcess | undefined;
  return {
    run: async (args, { cwd, scratch, env = {} }) => {
      const temporary = join(scratch, "tmp");
      mkdirSync(temporary, { recursive: true });
      child ??= fork("test/kit/commands-process.mjs", {
        stdio: ["ignore", "inherit", "inherit", "ipc"],
        execArgv: [],
      });
      const all = { ...goEnvironment, TMPDIR: temporary, XDG_CACHE_HOME: testCache, ...env };
      const ended = await answer(child, { args, cwd, env: all });
      return { ...ended, left: readdirSync(temporary) };
    },
    end: async () => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

async function answer(child: ChildProcess, command: Command): Promise<Omit<Ran, "left">> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const gone = once(child, "exit", { signal }).then(([code, by]) => {
    throw new Error(`the process of the commands ended with ${code ?? by}: ${command.args.join(" ")}`);
  });
  try {
    const answered = once(child, "message", { signal });
    child.send(command);
    const [ended] = await Promise.race([answered, gone]);
    return ended as Omit<Ran, "left">;
  } finally {
    gone.catch(() => {});
    waiting.abort();
  }
}

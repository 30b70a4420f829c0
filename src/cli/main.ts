#!/usr/bin/env node
// The command line. Nothing heavy is loaded before it is known which command is asked for.

import { internalText, SteadyError } from "../model/errors.ts";
import { surviveStreams } from "../ports/process/standard-streams.ts";

declare const VERSION: string;

/** Each command loads its own code, and gives an exit code. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  run: async (args) => (await import("./run.ts")).run(args),
  reach: async (args) => (await import("./reach.ts")).reach(args),
  publish: async (args) => (await import("./publish.ts")).publish(args),
  compare: async (args) => (await import("./compare.ts")).compare(args),
  stat: async (args) => (await import("./stat.ts")).stat(args),
  history: async (args) => (await import("./history/history.ts")).history(args),
  page: async (args) => (await import("./page.ts")).page(args),
  demo: async (args) => (await import("./demo.ts")).demo(args),
  init: async (args) => (await import("./init/init.ts")).init(args),
};

async function main([command, ...args]: readonly string[]): Promise<number> {
  if (command === "--version" || command === "version") return print(`go-steady ${VERSION}\n`);
  const isHelp = command === "--help" || command === "-h" || command === "help";
  const wantsHelp = command !== "stat" && args.some((arg) => arg === "--help" || arg === "-h");
  if (isHelp || wantsHelp || command === undefined) {
    const { helpFor } = await import("./help.ts");
    const text = helpFor(isHelp ? args[0] : command);
    return command === undefined ? printError(text) : print(text);
  }
  const chosen = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (chosen !== undefined) return chosen(args);
  return printError(
    `go-steady: unknown command ${JSON.stringify(command)}\ngo-steady --help lists the commands\n`,
  );
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

function printError(text: string): 2 {
  process.stderr.write(text);
  return 2;
}

surviveStreams();

/** A user's mistake is one line with a hint; any other error is a mistake of this program. */
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (cause) {
  const { asUnmeasurable } = await import("../ports/process/system-fault.ts");
  const error = asUnmeasurable(cause);
  if (error instanceof SteadyError) {
    const { visibleLines } = await import("../model/visible.ts");
    // Both may quote what a stranger named.
    process.stderr.write(`go-steady: ${visibleLines(error.message)}\n  ${visibleLines(error.hint)}\n`);
    process.exitCode = error.exitCode;
  } else {
    process.stderr.write(`go-steady: ${internalText(error, Boolean(process.env.GO_STEADY_DEBUG))}\n`);
    process.exitCode = 3;
  }
}

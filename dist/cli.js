#!/usr/bin/env node
import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  SteadyError,
  internalText
} from "./chunks/chunk-24M4FNCI.js";
import "./chunks/chunk-ZNTIR3PH.js";

// src/ports/process/standard-streams.ts
function surviveStreams() {
  const told = /* @__PURE__ */ new Set();
  const listen = (stream, name) => {
    stream.on("error", (error) => {
      if (error.code === "EPIPE" || told.has(name)) return;
      told.add(name);
      process.on("exit", (code) => {
        if (code === 0) process.exitCode = 2;
      });
      if (stream === process.stdout)
        process.stderr.write(
          `go-steady: ${name} cannot be written: ${error.message}
  write it to a disk with free space
`
        );
    });
  };
  listen(process.stdout, "standard output");
  listen(process.stderr, "standard error");
}

// src/cli/main.ts
var COMMANDS = {
  run: async (args) => (await import("./chunks/run-IL276VGJ.js")).run(args),
  reach: async (args) => (await import("./chunks/reach-GMEAGFW2.js")).reach(args),
  publish: async (args) => (await import("./chunks/publish-ZMYG5RMR.js")).publish(args),
  compare: async (args) => (await import("./chunks/compare-DML7KSLG.js")).compare(args),
  stat: async (args) => (await import("./chunks/stat-4ZEYWWYT.js")).stat(args),
  history: async (args) => (await import("./chunks/history-OYBJEX4B.js")).history(args),
  page: async (args) => (await import("./chunks/page-WUJXRU6R.js")).page(args),
  demo: async (args) => (await import("./chunks/demo-EXBIAID3.js")).demo(args),
  init: async (args) => (await import("./chunks/init-LEC2U6UR.js")).init(args)
};
async function main([command, ...args]) {
  if (command === "--version" || command === "version") return print(`go-steady ${"0.1.0"}
`);
  const isHelp = command === "--help" || command === "-h" || command === "help";
  const wantsHelp = command !== "stat" && args.some((arg) => arg === "--help" || arg === "-h");
  if (isHelp || wantsHelp || command === void 0) {
    const { helpFor } = await import("./chunks/help-TXDTZVVR.js");
    const text = helpFor(isHelp ? args[0] : command);
    return command === void 0 ? printError(text) : print(text);
  }
  const chosen = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : void 0;
  if (chosen !== void 0) return chosen(args);
  return printError(
    `go-steady: unknown command ${JSON.stringify(command)}
go-steady --help lists the commands
`
  );
}
function print(text) {
  process.stdout.write(text);
  return 0;
}
function printError(text) {
  process.stderr.write(text);
  return 2;
}
surviveStreams();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (cause) {
  const { asUnmeasurable } = await import("./chunks/system-fault-DTSU2DJI.js");
  const error = asUnmeasurable(cause);
  if (error instanceof SteadyError) {
    const { visibleLines } = await import("./chunks/visible-7I4GKHWI.js");
    process.stderr.write(`go-steady: ${visibleLines(error.message)}
  ${visibleLines(error.hint)}
`);
    process.exitCode = error.exitCode;
  } else {
    process.stderr.write(`go-steady: ${internalText(error, Boolean(process.env.GO_STEADY_DEBUG))}
`);
    process.exitCode = 3;
  }
}

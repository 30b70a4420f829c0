#!/usr/bin/env node
import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  SteadyError
} from "./chunks/chunk-P3DMVTQD.js";
import "./chunks/chunk-ZNTIR3PH.js";

// src/cli.ts
var COMMANDS = {
  run: async (args) => (await import("./chunks/run-2ZGD322P.js")).run(args),
  compare: async (args) => (await import("./chunks/compare-QL7BCMOS.js")).compare(args),
  stat: async (args) => (await import("./chunks/stat-7PRN2Q72.js")).stat(args),
  demo: async (args) => (await import("./chunks/demo-AFEGRIGS.js")).demo(args),
  init: async (args) => (await import("./chunks/init-BSBCCKHA.js")).init(args)
};
async function main([command, ...args]) {
  if (command === "--version" || command === "version") return print(`go-steady ${"0.1.0"}
`);
  const isHelp = command === "--help" || command === "-h" || command === "help";
  const wantsHelp = command !== "stat" && args.some((arg) => arg === "--help" || arg === "-h");
  if (isHelp || wantsHelp || command === void 0) {
    const { helpFor } = await import("./chunks/help-W6TMPDMC.js");
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
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SteadyError)) throw error;
  process.stderr.write(`go-steady: ${error.message}
  ${error.hint}
`);
  process.exitCode = error.exitCode;
}

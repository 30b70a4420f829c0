import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ACTION_ONLY,
  DEFAULTS
} from "./chunk-VERPELVX.js";
import {
  UsageError
} from "./chunk-MF2IKNT3.js";

// src/cli/flags.ts
import { parseArgs } from "node:util";
function readFlags(command, args, known) {
  const options = Object.fromEntries(
    Object.entries(known).map(([name, kind]) => [
      name,
      { type: kind === "value" ? "string" : "boolean" }
    ])
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true
    });
    return {
      values: Object.fromEntries(Object.entries(values).map(([name, v]) => [name, String(v)])),
      positionals
    };
  } catch (error) {
    if (!(error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")))
      throw error;
    const [said = ""] = error.message.split(". ");
    throw new UsageError(`${command}: ${said}`, `go-steady ${command} --help lists the flags`, {
      cause: error
    });
  }
}
var FLAG_NAMES = Object.keys(DEFAULTS).filter(
  (name) => name in DEFAULTS && !ACTION_ONLY.includes(name)
);
var isSwitch = (name) => DEFAULTS[name] === "true" || DEFAULTS[name] === "false";
var OPTION_FLAGS = Object.fromEntries(
  FLAG_NAMES.map((name) => [flagOf(name), isSwitch(name) ? "switch" : "value"])
);
function optionsOf({ values }) {
  const given = FLAG_NAMES.flatMap((name) => {
    const value = values[flagOf(name)];
    if (value === void 0) return [];
    return [[name, isSwitch(name) ? String(DEFAULTS[name] !== "true") : value]];
  });
  return Object.fromEntries(given);
}
function flagOf(name) {
  return DEFAULTS[name] === "true" ? `no-${name}` : name;
}

export {
  readFlags,
  OPTION_FLAGS,
  optionsOf
};

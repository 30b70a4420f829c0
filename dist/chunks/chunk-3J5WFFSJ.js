import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  FLAG_NAMES,
  OPTION_FORMS,
  flagOf
} from "./chunk-IHZTRPTF.js";
import {
  isSwitch
} from "./chunk-WM35EGX7.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";

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
var OPTION_FLAGS = Object.fromEntries(
  FLAG_NAMES.map((name) => [flagOf(name), isSwitch(OPTION_FORMS[name]) ? "switch" : "value"])
);
function optionsOf({ values }) {
  const given = FLAG_NAMES.flatMap((name) => {
    const value = values[flagOf(name)];
    if (value === void 0) return [];
    return [[name, isSwitch(OPTION_FORMS[name]) ? String(OPTION_FORMS[name].fallback !== "true") : value]];
  });
  return Object.fromEntries(given);
}
function optionLines() {
  const lines = FLAG_NAMES.map((name) => {
    if (isSwitch(OPTION_FORMS[name])) return `  --${flagOf(name)}`;
    const { fallback } = OPTION_FORMS[name];
    return `  --${name} ${name.toUpperCase()}${fallback === "" ? "" : ` (${fallback})`}`;
  });
  return lines.join("\n");
}

export {
  readFlags,
  OPTION_FLAGS,
  optionsOf,
  optionLines
};

// The command line, read as Go's flag package reads it: `-f v`, `-f=v`, `--f`, up to the first argument that
// is no flag. https://pkg.go.dev/flag#hdr-Command_line_flag_syntax

import { parseGoFloat } from "../benchfmt/go-float.ts";
import { quoteGo } from "./go-quote.ts";
import type { QueryTexts } from "./query.ts";
import type { Thresholds } from "./stat-table.ts";

export interface StatOptions extends QueryTexts, Thresholds {
  /** Not checked here: anything but `text` and `csv` is an error. */
  readonly format: string;
  readonly inputs: readonly string[];
}

/** Options, or a reason to show the usage: "" without inputs (exit code 2) and for -h (exit code 0). */
type Arguments =
  | { readonly kind: "options"; readonly options: StatOptions }
  | { readonly kind: "usage"; readonly reason: string; readonly exitCode: 0 | 2 };

const TEXT_DEFAULTS: Readonly<Record<string, string>> = {
  filter: "*",
  table: ".config",
  row: ".fullname",
  col: ".file",
  ignore: "",
  format: "text",
};
const NUMBER_DEFAULTS: Readonly<Record<string, number>> = { alpha: 0.05, confidence: 0.95 };

/** parseArguments reads the command line after the command's name. The last of equal flags wins. */
export function parseArguments(args: readonly string[]): Arguments {
  const texts: Record<string, string> = { ...TEXT_DEFAULTS };
  const numbers: Record<string, number> = { ...NUMBER_DEFAULTS };
  const rest = [...args];
  for (let flag = takeFlag(rest); flag !== null; flag = takeFlag(rest)) {
    const { name, value } = flag;
    if (name === "") return usage(`bad flag syntax: ${flag.text}`);
    const isNumber = Object.hasOwn(NUMBER_DEFAULTS, name);
    if (!isNumber && !Object.hasOwn(TEXT_DEFAULTS, name)) {
      const asked = name === "h" || name === "help";
      return asked
        ? { kind: "usage", reason: "", exitCode: 0 }
        : usage(`flag provided but not defined: -${name}`);
    }
    const given = value ?? rest.shift();
    if (given === undefined) return usage(`flag needs an argument: -${name}`);
    if (!isNumber) texts[name] = given;
    else {
      const number = parseGoFloat(given);
      if (typeof number === "string") return usage(badNumber(given, name, number));
      numbers[name] = number;
    }
  }
  return rest.length === 0 ? usage("") : { kind: "options", options: optionsOf(texts, numbers, rest) };
}

function usage(reason: string): Arguments {
  return { kind: "usage", reason, exitCode: 2 };
}

interface Flag {
  readonly text: string;
  /** "" where the syntax is bad. */
  readonly name: string;
  /** Null where it is the next argument. */
  readonly value: string | null;
}

// Removes the first argument if it is a flag; `--` ends the flags and is removed too.
function takeFlag(args: string[]): Flag | null {
  const text = args[0] ?? "";
  if (text.length < 2 || !text.startsWith("-")) return null;
  args.shift();
  if (text === "--") return null;
  const [, name = "", assigned, value = ""] = /^--?([^-=][^=]*)(=)?(.*)$/s.exec(text) ?? [];
  return { text, name, value: assigned === undefined ? null : value };
}

function badNumber(text: string, name: string, fault: string): string {
  const reason = fault === "invalid syntax" ? "parse error" : fault;
  return `invalid value ${quoteGo(text)} for flag -${name}: ${reason}`;
}

function optionsOf(
  { filter = "", table = "", row = "", col = "", ignore = "", format = "" }: Record<string, string>,
  { alpha = 0, confidence = 0 }: Record<string, number>,
  inputs: readonly string[],
): StatOptions {
  return { filter, table, row, col, ignore, format, alpha, confidence, inputs };
}

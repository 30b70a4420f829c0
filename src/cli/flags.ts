// Flags of the command line: the words of action.yml with two dashes.

import { parseArgs } from "node:util";
import { UsageError } from "../model/errors.ts";
import { isSwitch } from "../options/option.ts";
import type { RawOptions } from "../options/options.ts";
import { FLAG_NAMES, flagOf, OPTION_FORMS, type OptionName } from "../options/table.ts";

/** Flags are texts by name; a switch that was given is "true". */
interface Flags {
  readonly values: Readonly<Record<string, string>>;
  readonly positionals: readonly string[];
}

type FlagSet = Readonly<Record<string, "value" | "switch">>;

/** readFlags throws UsageError for an unknown flag, and for one that lacks its value. */
export function readFlags(command: string, args: readonly string[], known: FlagSet): Flags {
  const options = Object.fromEntries(
    Object.entries(known).map(([name, kind]) => [
      name,
      { type: kind === "value" ? "string" : "boolean" } as const,
    ]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    return {
      values: Object.fromEntries(Object.entries(values).map(([name, v]) => [name, String(v)])),
      positionals,
    };
  } catch (error) {
    if (!(error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")))
      throw error;
    const [said = ""] = error.message.split(". ");
    throw new UsageError(`${command}: ${said}`, `go-steady ${command} --help lists the flags`, {
      cause: error,
    });
  }
}

/** OPTION_FLAGS are `--count 10`, `--only-new`, and `--no-vet` for what is on by default. */
export const OPTION_FLAGS: FlagSet = Object.fromEntries(
  FLAG_NAMES.map((name) => [flagOf(name), isSwitch(OPTION_FORMS[name]) ? "switch" : "value"]),
);

export function optionsOf({ values }: Flags): RawOptions {
  const given = FLAG_NAMES.flatMap((name): [OptionName, string][] => {
    const value = values[flagOf(name)];
    if (value === undefined) return [];
    return [[name, isSwitch(OPTION_FORMS[name]) ? String(OPTION_FORMS[name].fallback !== "true") : value]];
  });
  return Object.fromEntries(given);
}

export function optionLines(): string {
  const lines = FLAG_NAMES.map((name) => {
    if (isSwitch(OPTION_FORMS[name])) return `  --${flagOf(name)}`;
    const { fallback } = OPTION_FORMS[name];
    return `  --${name} ${name.toUpperCase()}${fallback === "" ? "" : ` (${fallback})`}`;
  });
  return lines.join("\n");
}

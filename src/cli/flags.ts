// Flags of the command line: the words of action.yml with two dashes.

import { parseArgs } from "node:util";
import { UsageError } from "../model/errors.ts";
import { ACTION_ONLY, DEFAULTS, type OptionName, type RawOptions } from "../options/options.ts";

/** Flags are what stood on the command line, by name, as text; a switch that was given is "true". */
export interface Flags {
  readonly values: Readonly<Record<string, string>>;
  readonly positionals: readonly string[];
}

/** FlagSet says which flags a command knows: with a value, or as a switch. */
export type FlagSet = Readonly<Record<string, "value" | "switch">>;

/** readFlags takes arguments apart. Throws UsageError for a flag that the command does not know or that lacks its value. */
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

const FLAG_NAMES = Object.keys(DEFAULTS).filter(
  (name): name is OptionName => name in DEFAULTS && !ACTION_ONLY.includes(name as OptionName),
);
const isSwitch = (name: OptionName): boolean => DEFAULTS[name] === "true" || DEFAULTS[name] === "false";

/** OPTION_FLAGS are the flags of all options that the command line has: `--count 10`, `--only-new`, and `--no-vet` for what is on by default. */
export const OPTION_FLAGS: FlagSet = Object.fromEntries(
  FLAG_NAMES.map((name) => [flagOf(name), isSwitch(name) ? "switch" : "value"]),
);

/** optionsOf picks the options out of flags. */
export function optionsOf({ values }: Flags): RawOptions {
  const given = FLAG_NAMES.flatMap((name): [OptionName, string][] => {
    const value = values[flagOf(name)];
    if (value === undefined) return [];
    return [[name, isSwitch(name) ? String(DEFAULTS[name] !== "true") : value]];
  });
  return Object.fromEntries(given);
}

function flagOf(name: OptionName): string {
  return DEFAULTS[name] === "true" ? `no-${name}` : name;
}

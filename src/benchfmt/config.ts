// Configuration lines (`goos: linux`): what holds for all results that follow in a file.

import { SPACE } from "./white-space.ts";

/** ConfigEntry is one key with its value, never "". */
interface ConfigEntry {
  readonly key: string;
  readonly value: string;
}

/**
 * Config is the configuration of a result: its entries, in the order in which benchstat first sees the keys.
 */
export type Config = readonly ConfigEntry[];

/** configValue is the value of a key, "" where it is not set. */
export function configValue(config: Config, key: string): string {
  return config.find((entry) => entry.key === key)?.value ?? "";
}

// A lower-case letter, then neither white space nor upper case up to the colon; blanks before a value, none
// needed to delete.
const CONFIG_LINE = new RegExp(`^(?=\\p{Ll})([^:${SPACE}\\p{Lu}]+):(?:$|[ \\t]+(.*)$)`, "su");

/** parseConfigLine reads `key: value`; a value of "" deletes the key. Null for every other line. */
export function parseConfigLine(line: string): ConfigEntry | null {
  const [, key, value = ""] = CONFIG_LINE.exec(line) ?? [];
  return key === undefined ? null : { key, value };
}

/**
 * ConfigState is the configuration at the current line of one file. Equal configurations are the same object.
 */
export class ConfigState {
  #entries: ConfigEntry[] = [];
  #current: Config | null = [];
  readonly #known = new Map<string, Config>();

  /**
   * set applies a line. A deletion moves the last entry into the hole, as benchstat does: it shows in the
   * order of the keys.
   */
  set({ key, value }: ConfigEntry): void {
    const at = this.#entries.findIndex((entry) => entry.key === key);
    if (value === "") this.#delete(at);
    else if (at < 0) this.#entries.push({ key, value });
    else this.#entries[at] = { key, value };
    this.#current = null;
  }

  /** current is the configuration of a result at this line. */
  current(): Config {
    this.#current ??= this.#intern();
    return this.#current;
  }

  #delete(at: number): void {
    const last = at < 0 ? undefined : this.#entries.pop();
    if (last !== undefined && at < this.#entries.length) this.#entries[at] = last;
  }

  #intern(): Config {
    const text = this.#entries.map(({ key, value }) => `${key}:${value}`).join("\n");
    const known = this.#known.get(text);
    if (known) return known;
    const config = [...this.#entries];
    this.#known.set(text, config);
    return config;
  }
}

// Configuration lines (`goos: linux`): what holds for all results that follow in a file, until another line
// sets the key again or deletes it.
// https://go.googlesource.com/proposal/+/master/design/14313-benchmark-format.md

import { SPACE } from "./white-space.ts";

interface ConfigEntry {
  readonly key: string;
  /** As written, blanks at its end included. "" only in a line that deletes the key. */
  readonly value: string;
}

/**
 * Config is the configuration of a result. The order of the keys is that in which benchstat first sees them.
 */
export type Config = readonly ConfigEntry[];

/** configValue is the value of a key; "" where it is not set. */
export function configValue(config: Config, key: string): string {
  return config.find((entry) => entry.key === key)?.value ?? "";
}

// A key begins with a lower-case letter (of any script) and has neither white space nor upper case. Blanks or
// tabs must stand before a value; a line without a value deletes.
const CONFIG_LINE = new RegExp(`^(?=\\p{Ll})([^:${SPACE}\\p{Lu}]+):(?:$|[ \\t]+(.*)$)`, "su");

/**
 * parseConfigLine reads `key: value`, a whole line. A value of "" deletes the key. Null for every other line.
 */
export function parseConfigLine(line: string): ConfigEntry | null {
  const [, key, value = ""] = CONFIG_LINE.exec(line) ?? [];
  return key === undefined ? null : { key, value };
}

/**
 * ConfigState is the configuration at the current line of one file. Equal configurations are the same object.
 */
export class ConfigState {
  #entries: ConfigEntry[] = [];
  // Null until it is asked for after a change.
  #current: Config | null = [];
  // Configurations by their text, so that equal ones are one object.
  readonly #known = new Map<string, Config>();

  /**
   * set applies a line. A deletion moves the last entry into the hole, as benchstat does, which shows in the
   * order of the keys. To delete a key that is not set changes nothing.
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

  // No value and no key has a line break, so that the text tells configurations apart.
  #intern(): Config {
    const text = this.#entries.map(({ key, value }) => `${key}:${value}`).join("\n");
    const known = this.#known.get(text);
    if (known) return known;
    const config = [...this.#entries];
    this.#known.set(text, config);
    return config;
  }
}

// Writes records as Go benchmark text, which reader.ts and benchstat read back.

import { type Config, configValue } from "./config.ts";
import { goFloat } from "./go-float.ts";
import type { Result, UnitLine } from "./record.ts";

/** WritableResult is a result without its place in a file. */
export type WritableResult = Omit<Result, "kind" | "line">;

/** unitText is one `Unit` line with its newline, in the unit as it was written. */
export function unitText({ original, key, value }: Pick<UnitLine, "original" | "key" | "value">): string {
  return `Unit ${original} ${key}=${value}\n`;
}

/**
 * resultText yields the lines of the results, each with its newline. Configuration lines stand where the
 * configuration changes, between empty lines; a key that no longer holds is deleted by `key:`.
 */
export function* resultText(results: Iterable<WritableResult>): Generator<string, void> {
  let config: Config = [];
  let first = true;
  for (const result of results) {
    const changed = configChanges(config, result.config);
    if (changed !== "") yield `${first ? "" : "\n"}${changed}\n`;
    yield resultLine(result);
    config = result.config;
    first = false;
  }
}

// Lines that lead from one configuration to another, deleted keys first; "" where nothing changes.
function configChanges(from: Config, to: Config): string {
  if (from === to) return "";
  const gone = from.filter(({ key }) => configValue(to, key) === "").map(({ key }) => `${key}:\n`);
  const set = to
    .filter(({ key, value }) => configValue(from, key) !== value)
    .map(({ key, value }) => `${key}: ${value}\n`);
  return [...gone, ...set].join("");
}

// In the units as written, so that no digit changes.
function resultLine({ fullName, iters, values }: WritableResult): string {
  const pairs = values.map(({ value, unit, original }) =>
    original ? `${goFloat(original.value)} ${original.unit}` : `${goFloat(value)} ${unit}`,
  );
  return `Benchmark${fullName} ${iters} ${pairs.join(" ")}\n`;
}

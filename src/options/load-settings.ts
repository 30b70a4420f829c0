// Finds `.go-steady.yml`, and makes the judge's policy from it and the options.

import { isAbsolute, join } from "node:path";
import type { Policy } from "../judge/policy.ts";
import { UsageError } from "../model/errors.ts";
import type { Settings } from "../model/settings.ts";
import { readTextBelow } from "../ports/files/files.ts";
import { DEFAULT_THRESHOLD, type Options } from "./options.ts";

export const SETTINGS_FILE = ".go-steady.yml";

/** Room for a few thousand limits. */
export const MAX_SETTINGS_BYTES = 256 * 1024;

interface SettingsLookup {
  /** Folder that the file may not lead out of, absolute. */
  readonly root: string;
  /** Below the root, for names that are not absolute. */
  readonly folder: string;
  /** As the user named it; undefined looks for SETTINGS_FILE in the folder, then in the root. */
  readonly config: string | undefined;
}

/** loadSettings is undefined without a file. Throws UsageError for a bad or a missing named one. */
export async function loadSettings({ root, folder, config }: SettingsLookup): Promise<Settings | undefined> {
  for (const path of settingsPaths({ folder, config })) {
    const text = await readOrThrow(root, path);
    if (text !== undefined) return parseSettings(path, text);
  }
  if (config === undefined) return undefined;
  throw new UsageError(
    `config: ${config} is not there`,
    "name a file of the working directory as the head has it, or leave config out",
  );
}

/** settingsPaths are in the order of looking; absolute only where the user says so. */
export function settingsPaths({ folder, config }: Omit<SettingsLookup, "root">): readonly string[] {
  if (config !== undefined) return [isAbsolute(config) ? config : join(folder, config)];
  return [...new Set([join(folder, SETTINGS_FILE), SETTINGS_FILE])];
}

/** parseSettings loads the parser only when it is called: most runs have no file. */
export async function parseSettings(file: string, text: string): Promise<Settings> {
  const { readSettings } = await import("./read-settings.ts");
  return readSettings(file, text);
}

/** policyOf takes the user's threshold before the file's, also where it equals the default. */
export function policyOf(options: Options, settings: Settings | undefined): Policy {
  const { alpha, count, maxCount } = options;
  const threshold = options.threshold ?? settings?.threshold ?? DEFAULT_THRESHOLD;
  return { threshold, alpha, count, maxCount, limits: settings?.limits ?? [] };
}

async function readOrThrow(root: string, path: string): Promise<string | undefined> {
  const read = await readTextBelow(root, path, MAX_SETTINGS_BYTES);
  if (read.kind === "absent") return undefined;
  if (read.kind === "text") return read.text;
  throw new UsageError(`config: ${path} ${read.reason}`, "make it a file of the repository, or name another");
}

// Finds and reads `.go-steady.yml`, and makes the policy of the judge from it and the options.

import { isAbsolute, join } from "node:path";
import type { Policy } from "../judge/policy.ts";
import { UsageError } from "../model/errors.ts";
import type { Settings } from "../model/settings.ts";
import { readTextBelow } from "../ports/files/files.ts";
import { DEFAULT_THRESHOLD, type Options } from "./options.ts";

/** SETTINGS_FILE is read where no other is named. */
export const SETTINGS_FILE = ".go-steady.yml";

/** MAX_SETTINGS_BYTES is the longest file that is read: a few thousand limits. */
export const MAX_SETTINGS_BYTES = 256 * 1024;

/** SettingsLookup is where settings may be. */
interface SettingsLookup {
  /** Folder that the file may not lead out of, absolute. */
  readonly root: string;
  /** Below the root, for names that are not absolute. */
  readonly folder: string;
  /** As the user named it; undefined looks for SETTINGS_FILE in the folder, then in the root. */
  readonly config: string | undefined;
}

/**
 * loadSettings is undefined where no file is there. Throws UsageError for a file that was named and is not
 * there, and for one that is wrong.
 */
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

/** settingsPaths are where settings may be, in the order of looking; absolute only where the user says so. */
export function settingsPaths({ folder, config }: Omit<SettingsLookup, "root">): readonly string[] {
  if (config !== undefined) return [isAbsolute(config) ? config : join(folder, config)];
  return [...new Set([join(folder, SETTINGS_FILE), SETTINGS_FILE])];
}

/** parseSettings loads the parser, which most runs do without. */
export async function parseSettings(file: string, text: string): Promise<Settings> {
  const { readSettings } = await import("./read-settings.ts");
  return readSettings(file, text);
}

/** policyOf lets the file's threshold count unless the user gave one, the default's value included. */
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

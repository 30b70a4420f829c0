// The head's `.go-steady.yml`, what the pull request changes in it, and what both mean for the rows.

import { isAbsolute, sep } from "node:path";
import { ownThresholds } from "../judge/limits.ts";
import type { Policy } from "../judge/policy.ts";
import { type Waivings, waive } from "../judge/waive.ts";
import { UsageError } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import type { ReachMode, Settings } from "../model/settings.ts";
import type { Comparison } from "../model/verdict.ts";
import type { Git } from "../ports/git/git.ts";
import type { Tree } from "../sides/check-out.ts";
import { loadSettings, MAX_SETTINGS_BYTES, parseSettings, policyOf, settingsPaths } from "./load-settings.ts";
import type { Options } from "./options.ts";
import { type BaseSettings, reachMode } from "./reach-mode.ts";
import { type SettingsChanges, settingsChanges } from "./settings-changes.ts";

/** For runs without a base that could have other rules. */
export const NO_CHANGES: SettingsChanges = { sentences: [], newWaivers: new Set() };

/** dayOf is the UTC day of an ISO 8601 time. */
export function dayOf(time: string): string {
  return time.slice(0, "2026-11-26".length);
}

export interface Rules {
  readonly policy: Policy;
  /** The head's; undefined where it has none. */
  readonly settings: Settings | undefined;
  readonly changes: SettingsChanges;
  readonly reach: ReachMode;
}

interface RulesRequest {
  readonly git: Git;
  readonly head: Tree;
  /** Commit of the base, or of what the stored baseline was measured at; undefined where neither is known. */
  readonly baseSha: string | undefined;
  /** Relative to the repository. */
  readonly workingDirectory: string;
  readonly options: Options;
}

/** openRules reads the head's file, and the base's. Throws UsageError for a bad one of the head. */
export async function openRules(request: RulesRequest): Promise<Rules> {
  const { options, head, workingDirectory: folder } = request;
  const settings = await loadSettings({ root: head.root, folder, config: options.config });
  const base = await baseOf(request);
  const { mode, sentences } = reachMode({ asked: options.reach, base, head: settings });
  const changes = changesOf(base, settings);
  return {
    policy: policyOf(options, settings),
    settings,
    changes: { ...changes, sentences: [...changes.sentences, ...sentences] },
    reach: mode,
  };
}

/** judgedBy applies the rules to rows that have their verdicts. `today` is a day in UTC. */
export function judgedBy(
  { policy, settings, changes }: Rules,
  rows: readonly Comparison[],
  today: string,
): Waivings {
  const { file = "", waivers = [] } = settings ?? {};
  const isNew = (waiver: (typeof waivers)[number]) => changes.newWaivers.has(waiver);
  const waived = waive(ownThresholds(rows, policy), { file, waivers, isNew, today });
  return { ...waived, warnings: [...changes.sentences, ...waived.warnings] };
}

export function reportPolicy({ policy, settings }: Rules): Report["policy"] {
  const { threshold, alpha } = policy;
  return { threshold, alpha, ...(settings === undefined ? {} : { config: settings.file }) };
}

/** A file that the user names by an absolute path does not belong to the pull request. */
async function baseOf({
  git,
  baseSha,
  options,
  workingDirectory: folder,
}: RulesRequest): Promise<BaseSettings> {
  const { config } = options;
  if (config !== undefined && isAbsolute(config)) return { kind: "own" };
  const sha = baseSha === undefined ? undefined : await git.resolve(baseSha);
  if (sha === undefined) return { kind: "unknown" };
  return { kind: "read", settings: await baseSettings(git, sha, settingsPaths({ folder, config })) };
}

function changesOf(base: BaseSettings, head: Settings | undefined): SettingsChanges {
  if (base.kind === "read") return settingsChanges(base.settings, head);
  if (base.kind === "own" || head === undefined) return NO_CHANGES;
  return {
    ...NO_CHANGES,
    sentences: [`${head.file} was read as the head has it; what the base has is not known`],
  };
}

/** A bad file of the base counts as no file. */
async function baseSettings(git: Git, sha: string, paths: readonly string[]): Promise<Settings | undefined> {
  for (const path of paths) {
    const text = await git.fileAt(sha, path.replaceAll(sep, "/"));
    if (text === undefined) continue;
    return parseSettings(path, text.slice(0, MAX_SETTINGS_BYTES)).catch((error: unknown) => {
      if (error instanceof UsageError) return undefined;
      throw error;
    });
  }
  return undefined;
}

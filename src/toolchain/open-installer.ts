// Opens the installer for this machine. Loaded only when it is needed: most runs have their Go.

import { makeDownloads } from "../ports/download.ts";
import { systemDigest } from "../ports/files/digest.ts";
import type { Runner } from "../ports/github/runner.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";
import { platformOf } from "./download/toolchain-module.ts";
import { readGoSettings } from "./go-settings.ts";
import { type Installer, makeInstaller } from "./installer.ts";
import { KNOWN_TOOLCHAINS } from "./known-toolchains.ts";

interface InstallerWorld {
  readonly processes: Processes;
  readonly env: Env;
  readonly runner: Runner;
  /** Folder that keeps installed Gos, absolute. */
  readonly goStore: string;
}

const PATIENCE_MS = 15_000;

/** openInstaller throws UsageError for settings that cannot be read. */
export async function openInstaller({ processes, env, runner, goStore }: InstallerWorld): Promise<Installer> {
  const settings = await readGoSettings(env, process.platform);
  const { authorization } = settings;
  const downloads = makeDownloads({ patienceMs: PATIENCE_MS, cancelled: processes.cancelled, authorization });
  const platform = platformOf(process.platform, process.arch);
  const announce = (text: string) => runner.info(text);
  const known = KNOWN_TOOLCHAINS;
  const context = { downloads, digest: systemDigest, processes, env, settings, known, platform, announce };
  return makeInstaller(context, goStore);
}

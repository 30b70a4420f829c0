// What the sources of a Go have in common.

import type { Downloads } from "../ports/download.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";
import type { Digest } from "./digest.ts";
import type { Platform } from "./download/toolchain-module.ts";
import type { GoSettings } from "./go-settings.ts";
import type { GoVersion } from "./versions/version.ts";

/** SourceContext is what a source needs of the world. */
export interface SourceContext {
  readonly downloads: Downloads;
  readonly digest: Digest;
  readonly processes: Processes;
  readonly env: Env;
  readonly settings: GoSettings;
  /** Hashes of modules for where no checksum database can be asked, by version of the module. */
  readonly known: ReadonlyMap<string, string>;
  /** The machine that Go is to run on. */
  readonly platform: Platform;
  /** Called before a large download begins. */
  readonly announce: (text: string) => void;
}

/** GoSource is a place that Go can be had from. */
export interface GoSource {
  /** Throws TransportError when the place does not answer. */
  releases(): Promise<readonly GoVersion[]>;
  /**
   * fetch unpacks a release into `folder/go`, verified, and says where it came from. Throws TransportError
   * when the place does not have it, VerificationError when it is not what was published.
   */
  fetch(version: GoVersion, folder: string): Promise<string>;
}

/** LIMITS are the most bytes that each kind of file may have: some times what they have today. */
export const LIMITS = {
  list: 16 * 1024 * 1024,
  record: 64 * 1024,
  archive: 512 * 1024 * 1024,
  unpacked: 2 * 1024 * 1024 * 1024,
} as const;

/** announcement says what is downloaded before it is. */
export function announcement(version: GoVersion, from: string, bytes: number): string {
  const size = bytes > 0 ? `${Math.ceil(bytes / 1e6)} MB` : "of unknown size";
  return `Go ${version.text} is downloaded from ${from} (${size})`;
}

import type { Downloads } from "../ports/download.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";
import type { Digest } from "./digest.ts";
import type { Platform } from "./download/toolchain-module.ts";
import type { GoSettings } from "./go-settings.ts";
import type { GoVersion } from "./versions/version.ts";

export interface SourceContext {
  readonly downloads: Downloads;
  readonly digest: Digest;
  readonly processes: Processes;
  readonly env: Env;
  readonly settings: GoSettings;
  /** `h1:` hashes by version of the module, for where no checksum database can be asked. */
  readonly known: ReadonlyMap<string, string>;
  readonly platform: Platform;
  /** Called before a large download begins. */
  readonly announce: (text: string) => void;
}

export interface GoSource {
  /** Throws TransportError when the place does not answer. */
  releases(): Promise<readonly GoVersion[]>;
  /**
   * Unpacks a verified release into `folder/go`, and names the source. Throws TransportError when the source
   * lacks it, VerificationError when it is not what was published.
   */
  fetch(version: GoVersion, folder: string): Promise<string>;
}

/** LIMITS are the most bytes of each kind of file: a few times what they have today. */
export const LIMITS = {
  list: 16 * 1024 * 1024,
  record: 64 * 1024,
  archive: 512 * 1024 * 1024,
  unpacked: 2 * 1024 * 1024 * 1024,
} as const;

export function announcement(version: GoVersion, from: string, bytes: number): string {
  const size = bytes > 0 ? `${Math.ceil(bytes / 1e6)} MB` : "of unknown size";
  return `Go ${version.text} is downloaded from ${from} (${size})`;
}

// Installing a Go: each source in its order, verified, and put in place as a whole.

import { join } from "node:path";
import { UnmeasurableError } from "../model/errors.ts";
import { TransportError } from "../ports/download.ts";
import { namesIn } from "../ports/files/files.ts";
import { putInPlace, removeDead } from "../ports/files/put-in-place.ts";
import { openTemporaryFolder } from "../ports/files/temporary-folder.ts";
import { makeSiteSource } from "./download/download-site.ts";
import { makeModuleSource } from "./download/module-proxy.ts";
import type { GoSource, SourceContext } from "./sources.ts";
import { type GoVersion, parseGoVersion } from "./versions/version.ts";

export interface Installer {
  /** From the first source that answers. */
  releases(): Promise<SourceAnswer<readonly GoVersion[]>>;
  /** What earlier runs have installed. */
  kept(): Promise<readonly GoInstallation[]>;
  /** Puts a release into the store. Throws VerificationError or UnmeasurableError; then it keeps nothing. */
  install(version: GoVersion): Promise<SourceAnswer<InstalledGo>>;
}

export interface GoInstallation {
  readonly version: GoVersion;
  /** Absolute path. */
  readonly root: string;
  /** `on PATH`, for a sentence. */
  readonly place: string;
}

interface InstalledGo {
  readonly root: string;
  /** Address of the source, without secrets. */
  readonly from: string;
}

export type SourceAnswer<T> =
  | { readonly kind: "found"; readonly value: T }
  | { readonly kind: "unavailable"; readonly reasons: readonly string[] };

/** makeInstaller installs below `store`, an absolute path: a folder for each release. */
export function makeInstaller(context: SourceContext, store: string): Installer {
  const sources = sourcesOf(context);
  const end = `.${context.platform.os}-${context.platform.arch}`;
  return {
    releases: () => firstAnswer(sources, (source) => source.releases()),
    async kept() {
      const names = await namesIn(store);
      return names.flatMap((name): readonly GoInstallation[] => {
        const version = name.endsWith(end) ? parseGoVersion(name.slice(0, -end.length)) : null;
        const root = join(store, name);
        return version === null ? [] : [{ version, root, place: "kept from an earlier run" }];
      });
    },
    async install(version) {
      await removeDead(store);
      const root = join(store, `go${version.text}${end}`);
      return firstAnswer(sources, async (source) => {
        try {
          await using aside = await openTemporaryFolder(store);
          const from = await source.fetch(version, aside.path);
          await putInPlace(join(aside.path, "go"), root);
          return { root, from };
        } catch (error) {
          throw isOfDisk(error) ? unusable(store, error) : error;
        }
      });
    },
  };
}

/** What node:fs throws: a full disk, a folder that cannot be written. */
function isOfDisk(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}

function unusable(store: string, cause: NodeJS.ErrnoException): UnmeasurableError {
  return new UnmeasurableError(
    `cannot install Go below ${store}: ${cause.message}`,
    "free space there (a Go has 300 MB), or install Go before this step",
    { cause },
  );
}

/** No source with GOPROXY=off, which forbids all downloads. */
function sourcesOf(context: SourceContext): readonly GoSource[] {
  const { proxies, end } = context.settings.proxies;
  return [
    ...(proxies.length > 0 ? [makeModuleSource(context)] : []),
    ...(end === "off" ? [] : [makeSiteSource(context)]),
  ];
}

/** Only a failed transfer leads to the next source. */
async function firstAnswer<T>(
  sources: readonly GoSource[],
  ask: (source: GoSource) => Promise<T>,
): Promise<SourceAnswer<T>> {
  const reasons: string[] = sources.length === 0 ? ["GOPROXY=off forbids downloads"] : [];
  for (const source of sources) {
    try {
      return { kind: "found", value: await ask(source) };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      reasons.push(error.message);
    }
  }
  return { kind: "unavailable", reasons };
}

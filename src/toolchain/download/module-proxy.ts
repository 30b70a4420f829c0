// Go as the module golang.org/toolchain, from the module proxies that GOPROXY names.

import { join } from "node:path";
import { withoutPasswords } from "../../model/address.ts";
import { VerificationError } from "../../model/errors.ts";
import { TransportError } from "../../ports/download.ts";
import { makeFolder, readStart, removeFile } from "../../ports/files/files.ts";
import { unzip, ZipError } from "../../ports/files/zip-file.ts";
import { directoryHash } from "../digest.ts";
import { announcement, type GoSource, LIMITS, type SourceContext } from "../sources.ts";
import { lookUpHash } from "./checksum-database.ts";
import type { ModuleProxy } from "./goproxy.ts";
import {
  isProgram,
  moduleVersion,
  placeInToolchain,
  releasesInList,
  TOOLCHAIN_MODULE,
} from "./toolchain-module.ts";

const NOT_FOUND: readonly (number | undefined)[] = [404, 410];

/** makeModuleSource asks the proxies in order; after a comma only "not found" leads to the next, as in Go. */
export function makeModuleSource(context: SourceContext): GoSource {
  const { downloads, platform, settings } = context;
  return {
    releases: () =>
      tryProxies(settings.proxies.proxies, async ({ url }) => {
        const list = await downloads.bytes(`${url}/${TOOLCHAIN_MODULE}/@v/list`, LIMITS.list);
        return releasesInList(list.toString("utf8"), platform);
      }),
    async fetch(version, folder) {
      const name = moduleVersion(version, platform);
      const hash = await findHash(context, name);
      return tryProxies(settings.proxies.proxies, async ({ url }) => {
        const address = `${url}/${TOOLCHAIN_MODULE}/@v/${name}.zip`;
        const onSize = (bytes: number) =>
          context.announce(announcement(version, withoutPasswords(url), bytes));
        const file = join(folder, "module.zip");
        await downloads.toFile({ url: address, path: file, limit: LIMITS.archive, onSize });
        await unpackModule(context, { file, folder, name, hash, address });
        return withoutPasswords(url);
      });
    },
  };
}

/** The hash of the database counts; where it cannot be asked, the hash that this program was built with. */
async function findHash(context: SourceContext, name: string): Promise<string> {
  const published = await lookUpHash(context, TOOLCHAIN_MODULE, name);
  if (published.kind === "published") return published.hash;
  const known = context.known.get(name);
  if (known !== undefined) return known;
  const why = published.reasons.join("; ");
  throw new TransportError(TOOLCHAIN_MODULE, `there is no hash to check it with: ${why}`);
}

async function tryProxies<T>(
  proxies: readonly ModuleProxy[],
  attempt: (proxy: ModuleProxy) => Promise<T>,
): Promise<T> {
  const reasons: string[] = [];
  for (const proxy of proxies) {
    try {
      return await attempt(proxy);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      reasons.push(error.message);
      if (!proxy.goesOnAfterAnyError && !NOT_FOUND.includes(error.status)) break;
    }
  }
  throw new TransportError("GOPROXY", reasons.join("; ") || "it names no module proxy");
}

interface ModuleZip {
  readonly file: string;
  readonly folder: string;
  readonly name: string;
  readonly hash: string;
  readonly address: string;
}

/** Hashes the files as unpacked, not the zip: another reader may see other files in the same zip. */
async function unpackModule({ digest }: SourceContext, zip: ModuleZip): Promise<void> {
  const { file, folder, name, hash, address } = zip;
  const wrong = (found: string, options?: ErrorOptions) =>
    new VerificationError(withoutPasswords(address), hash, found, options);
  // A page of HTML means a wrong address or a login page, not a forged module: the next source is tried.
  if (/^\s*<(!doctype|html)/i.test(await readStart(file))) {
    throw new TransportError(address, "a page of HTML instead of a zip");
  }
  const target = join(folder, "go");
  await makeFolder(target);
  try {
    const files = await unzip({
      file,
      folder: target,
      prefix: `${TOOLCHAIN_MODULE}@${name}/`,
      limit: LIMITS.unpacked,
      place: (path) => ({ path: placeInToolchain(path), isProgram: isProgram(path) }),
    });
    const found = directoryHash(digest, files);
    if (found !== hash) throw wrong(found);
  } catch (cause) {
    if (cause instanceof ZipError) throw wrong(`a zip that cannot be read: ${cause.message}`, { cause });
    throw cause;
  }
  await removeFile(file);
}

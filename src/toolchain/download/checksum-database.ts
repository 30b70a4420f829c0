// Asks a checksum database for the hash of a module, and believes only what is signed and in its tree.

import { withoutPasswords } from "../../model/address.ts";
import { VerificationError } from "../../model/errors.ts";
import { TransportError } from "../../ports/download.ts";
import { LIMITS, type SourceContext } from "../sources.ts";
import { hashInRecord, parseChecksumRecord } from "./checksum-record.ts";
import type { ChecksumDatabase } from "./goproxy.ts";
import { HASH_BYTES, isProved, type Tile, tilesOfProof } from "./record-proof.ts";

type PublishedHash =
  | { readonly kind: "published"; readonly hash: string }
  | { readonly kind: "unknown"; readonly reasons: readonly string[] };

/**
 * lookUpHash is the `h1:` hash of a module's zip. It asks the database below each proxy that has it, then at
 * its own address; the first answer counts. Throws VerificationError for one without a right signature or
 * proof.
 */
export async function lookUpHash(
  context: SourceContext,
  module: string,
  version: string,
): Promise<PublishedHash> {
  const { database } = context.settings;
  if (database === null) return { kind: "unknown", reasons: ["GOSUMDB is off"] };
  const reasons: string[] = [];
  for (const base of basesOf(context, database)) {
    try {
      if (base.asksFirst) await context.downloads.bytes(`${base.url}/supported`, LIMITS.record);
      return { kind: "published", hash: await proveHash(context, database, base.url, { module, version }) };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      reasons.push(error.message);
    }
  }
  return { kind: "unknown", reasons };
}

/** A URL in GOSUMDB is the only place. */
function basesOf({ settings }: SourceContext, { name, url }: ChecksumDatabase) {
  if (url !== undefined) return [{ url, asksFirst: false }];
  const { proxies, end } = settings.proxies;
  const below = proxies.map((proxy) => ({ url: `${proxy.url}/sumdb/${name}`, asksFirst: true }));
  return end === "off" ? below : [...below, { url: `https://${name}`, asksFirst: false }];
}

async function proveHash(
  context: SourceContext,
  database: ChecksumDatabase,
  base: string,
  { module, version }: { readonly module: string; readonly version: string },
): Promise<string> {
  const { downloads, digest } = context;
  const url = `${base}/lookup/${module}@${version}`;
  const parsed = parseChecksumRecord(digest, database, await textOf(context, url));
  const expected = `a record of ${version} in the signed tree of ${database.name}`;
  const wrong = (found: string) => new VerificationError(withoutPasswords(url), expected, found);
  if (parsed.kind === "wrong") throw wrong(parsed.reason);
  const { number, tree } = parsed.record;
  const tiles = new Map<string, Buffer>();
  const fetchTile = async (tile: Tile) => tiles.set(tile.path, await readTile(downloads, base, tile));
  await Promise.all(tilesOfProof(number, tree.size).map(fetchTile));
  if (!isProved(digest, parsed.record, tiles))
    throw wrong(`record ${number}, which is not in its tree of ${tree.size}`);
  const hash = hashInRecord(parsed.record, module, version);
  if (hash === undefined) throw wrong("a record of something else");
  return hash;
}

async function textOf({ downloads }: SourceContext, url: string): Promise<string> {
  return (await downloads.bytes(url, LIMITS.record)).toString("utf8");
}

/** A server may have dropped a part of a tile once the whole tile is there. */
async function readTile(downloads: SourceContext["downloads"], base: string, tile: Tile): Promise<Buffer> {
  const read = async (path: string) => {
    const bytes = await downloads.bytes(`${base}/${path}`, LIMITS.record);
    if (bytes.length < tile.width * HASH_BYTES)
      throw new VerificationError(
        withoutPasswords(`${base}/${path}`),
        `${tile.width * HASH_BYTES} bytes`,
        `${bytes.length}`,
      );
    return bytes.subarray(0, tile.width * HASH_BYTES);
  };
  try {
    return await read(tile.path);
  } catch (error) {
    if (tile.path === tile.fullPath || !(error instanceof TransportError)) throw error;
    return read(tile.fullPath);
  }
}

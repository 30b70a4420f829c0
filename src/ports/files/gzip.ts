// gzip: what every browser can unpack. https://www.rfc-editor.org/rfc/rfc1952

import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** gzipped is the same bytes for the same bytes, of one version of zlib: no time is in it. */
export function gzipped(bytes: Uint8Array): Promise<Buffer> {
  return compress(bytes);
}

/** gunzipped is undefined for bytes that are damaged, or of which come more than `limit`. */
export async function gunzipped(bytes: Uint8Array, limit: number): Promise<Buffer | undefined> {
  return decompress(bytes, { maxOutputLength: limit }).catch(() => undefined); // what is wrong does not matter
}

// gzip: what every browser can unpack. https://www.rfc-editor.org/rfc/rfc1952

import { promisify } from "node:util";
import { gunzip, gunzipSync, gzip, gzipSync } from "node:zlib";

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Bytes; to hand fewer to another thread takes longer than to do it here. */
const SMALL = 32 * 1024;

/** gzipped is the same bytes for the same bytes, of one version of zlib: no time is in it. */
export async function gzipped(bytes: Uint8Array): Promise<Buffer> {
  return bytes.length < SMALL ? gzipSync(bytes) : compress(bytes);
}

/** gunzipped is undefined for bytes that are damaged, or of which come more than `limit`. */
export async function gunzipped(bytes: Uint8Array, limit: number): Promise<Buffer | undefined> {
  const options = { maxOutputLength: limit };
  const unpacked = async () =>
    bytes.length < SMALL / 2 ? gunzipSync(bytes, options) : decompress(bytes, options);
  return unpacked().catch(() => undefined); // what is wrong does not matter
}

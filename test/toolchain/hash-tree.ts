// A checksum database in memory: records, their tree, its tiles and a signature, written down from the definitions alone.

import { createHash, generateKeyPairSync, sign } from "node:crypto";

const sha256 = (...parts: readonly Uint8Array[]) =>
  createHash("sha256").update(Buffer.concat(parts)).digest();
const leaf = (record: string) => sha256(Buffer.of(0), Buffer.from(record));
const node = (left: Buffer, right: Buffer) => sha256(Buffer.of(1), left, right);

/** The root of RFC 6962, section 2.1, of any leaves in a row; each is made once. */
function rootsOf(leaves: readonly Buffer[]): (first: number, count: number) => Buffer {
  const known = new Map<string, Buffer>();
  const rootOf = (first: number, count: number): Buffer => {
    if (count === 1) return leaves[first] as Buffer;
    const half = 2 ** Math.ceil(Math.log2(count) - 1);
    const key = `${first}+${count}`;
    const root = known.get(key) ?? node(rootOf(first, half), rootOf(first + half, count - half));
    known.set(key, root);
    return root;
  };
  return rootOf;
}

/** HashTree has records and knows its tiles. */
export interface HashTree {
  readonly size: number;
  readonly root: Buffer;
  /** tile is the bytes of `tile/8/0/001.p/3`, undefined when the tree has it not. */
  tile(path: string): Buffer | undefined;
}

export function makeTree(records: readonly string[]): HashTree {
  const leaves = records.map(leaf);
  const rootOf = rootsOf(leaves);
  return {
    size: leaves.length,
    root: rootOf(0, leaves.length),
    tile(path) {
      const [, level = "", number = "", width = "256"] =
        /^tile\/8\/(\d+)\/([x\d/]+?)(?:\.p\/(\d+))?$/.exec(path) ?? [];
      const span = 256 ** Number(level);
      const first = Number(number.replace(/[x/]/g, "")) * 256;
      if ((first + Number(width)) * span > leaves.length) return undefined;
      return Buffer.concat(Array.from({ length: Number(width) }, (_, i) => rootOf((first + i) * span, span)));
    },
  };
}

/** Signer signs notes with a key of its own. */
export interface Signer {
  /** For GOSUMDB: name+hash+key. */
  readonly key: string;
  sign(text: string): string;
}

export function makeSigner(name: string): Signer {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = Buffer.concat([Buffer.of(1), publicKey.export({ format: "der", type: "spki" }).subarray(-32)]);
  const hash = sha256(Buffer.from(`${name}\n`), raw).subarray(0, 4);
  return {
    key: `${name}+${hash.toString("hex")}+${raw.toString("base64")}`,
    sign: (text) =>
      `${text}\n— ${name} ${Buffer.concat([hash, sign(null, Buffer.from(text), privateKey)]).toString("base64")}\n`,
  };
}

/** signedHead is the head of a tree, signed. */
export function signedHead(tree: HashTree, signer: Signer): string {
  return signer.sign(`go.sum database tree\n${tree.size}\n${tree.root.toString("base64")}\n`);
}

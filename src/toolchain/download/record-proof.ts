// The proof that a record is in a signed tree: a hash tree as in RFC 6962, section 2.1, whose inner hashes a
// checksum database publishes in tiles of height 8.
// https://go.googlesource.com/proposal/+/master/design/25530-sumdb.md

import type { Digest } from "../digest.ts";
import type { ChecksumRecord } from "./checksum-record.ts";

/** Subtree is a complete part of the tree: 2^level records from record number index · 2^level on. */
interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Tile is a file with the hashes of up to 256 subtrees that follow each other. */
export interface Tile {
  /** `tile/8/0/x175/921`; a part of a tile ends in `.p/` and its width. */
  readonly path: string;
  /** Path of the same tile when it is complete. */
  readonly fullPath: string;
  /** How many of its hashes are in the tree. */
  readonly width: number;
}

const HEIGHT = 8;
const WIDTH = 2 ** HEIGHT;
export const HASH_BYTES = 32;

/** tilesOfProof are the tiles that isProved needs for record `number` of a tree of `size` records. */
export function tilesOfProof(number: number, size: number): readonly Tile[] {
  const tiles = siblings(0, size, number).map((subtree) => tileOf(subtree, size));
  return [...new Map(tiles.map((tile) => [tile.path, tile])).values()];
}

/** isProved is true for a record at its place in the tree; `tiles` has the bytes of tilesOfProof by path. */
export function isProved(
  digest: Digest,
  { number, text, tree }: ChecksumRecord,
  tiles: ReadonlyMap<string, Buffer>,
): boolean {
  const node = (left: Buffer, right: Buffer) => digest.sha256(Buffer.of(1), left, right);
  const hashOf = (subtree: Subtree) => hashInTile(subtree, tree.size, tiles, node);
  /** All records from `low` to `high`, none of them ours. */
  const other = (low: number, high: number): Buffer =>
    subtreesOf(low, high)
      .map(hashOf)
      .reduceRight((right, left) => node(left, right));
  const withOurs = (low: number, high: number): Buffer => {
    if (high - low === 1) return digest.sha256(Buffer.of(0), Buffer.from(text));
    const middle = low + halfOf(high - low);
    return number < middle
      ? node(withOurs(low, middle), other(middle, high))
      : node(other(low, middle), withOurs(middle, high));
  };
  return withOurs(0, tree.size).equals(tree.root);
}

/** The subtrees beside the way from the root to a record. */
function siblings(low: number, high: number, number: number): readonly Subtree[] {
  if (high - low <= 1) return [];
  const middle = low + halfOf(high - low);
  return number < middle
    ? [...siblings(low, middle, number), ...subtreesOf(middle, high)]
    : [...subtreesOf(low, middle), ...siblings(middle, high, number)];
}

/** The largest power of two below n. */
function halfOf(n: number): number {
  let half = 1;
  while (half * 2 < n) half *= 2;
  return half;
}

/** Complete subtrees of records `low` to `high`, from the left; a large enough power of 2 divides `low`. */
function subtreesOf(low: number, high: number): readonly Subtree[] {
  if (low >= high) return [];
  let level = 0;
  while (2 ** (level + 1) <= high - low) level++;
  return [{ level, index: low / 2 ** level }, ...subtreesOf(low + 2 ** level, high)];
}

/** Where a subtree's hash is: its tile, and the hashes in it, which are those of smaller subtrees. */
function placeOf({ level, index }: Subtree) {
  const tileLevel = Math.floor(level / HEIGHT);
  const count = 2 ** (level % HEIGHT);
  const first = index * count;
  return { tileLevel, tileNumber: Math.floor(first / WIDTH), first: first % WIDTH, count };
}

function tileOf(subtree: Subtree, size: number): Tile {
  const { tileLevel, tileNumber } = placeOf(subtree);
  const width = Math.min(WIDTH, Math.floor(size / WIDTH ** tileLevel) - tileNumber * WIDTH);
  const fullPath = `tile/${HEIGHT}/${tileLevel}/${pathOfNumber(tileNumber)}`;
  return { fullPath, width, path: width === WIDTH ? fullPath : `${fullPath}.p/${width}` };
}

/** 1234067 is x001/x234/067. */
function pathOfNumber(number: number): string {
  const digits = String(number);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const groups = padded.match(/\d{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join("/");
}

function hashInTile(
  subtree: Subtree,
  size: number,
  tiles: ReadonlyMap<string, Buffer>,
  node: (left: Buffer, right: Buffer) => Buffer,
): Buffer {
  const { first, count } = placeOf(subtree);
  const bytes = tiles.get(tileOf(subtree, size).path) ?? Buffer.alloc(0);
  let hashes = Array.from({ length: count }, (_, i) =>
    bytes.subarray((first + i) * HASH_BYTES, (first + i + 1) * HASH_BYTES),
  );
  while (hashes.length > 1)
    hashes = hashes.flatMap((left, i) => (i % 2 === 0 ? [node(left, hashes[i + 1] ?? left)] : []));
  return hashes[0] ?? Buffer.alloc(0);
}

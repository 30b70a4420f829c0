import { expect, test } from "@jest/globals";
import { systemDigest } from "../../../src/ports/files/digest.ts";
import { parseChecksumRecord } from "../../../src/toolchain/download/checksum-record.ts";
import { parseGosumdb } from "../../../src/toolchain/download/goproxy.ts";
import { isProved, tilesOfProof } from "../../../src/toolchain/download/record-proof.ts";
import { type HashTree, makeSigner, makeTree, signedHead } from "../hash-tree.ts";

const recordOf = (i: number) => `example.com/m v1.0.${i} h1:x\n`;
const trees = new Map<number, HashTree>();

function treeOf(size: number): HashTree {
  const tree = trees.get(size) ?? makeTree(Array.from({ length: size }, (_, i) => recordOf(i)));
  trees.set(size, tree);
  return tree;
}

function prove(size: number, number: number, spoil = (bytes: Buffer) => bytes): boolean {
  const tree = treeOf(size);
  const tiles = tilesOfProof(number, size).map(({ path, width }): [string, Buffer] => {
    const bytes = tree.tile(path);
    expect([path, bytes?.length]).toEqual([path, width * 32]);
    return [path, spoil(bytes ?? Buffer.alloc(0))];
  });
  return isProved(systemDigest, { number, text: recordOf(number), tree }, new Map(tiles));
}

test("every record of a tree of any size is proved", () => {
  for (const size of [1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 511, 513, 1000])
    for (const number of [0, 1, 2, Math.floor(size / 2), 255, 256, size - 2, size - 1])
      if (number >= 0 && number < size)
        expect([size, number, prove(size, number)]).toEqual([size, number, true]);
});

test("a tree of three levels of tiles is proved", () => {
  expect(tilesOfProof(70_000, 70_001).map(({ path }) => path)).toEqual([
    "tile/8/2/000.p/1",
    "tile/8/1/001.p/17",
    "tile/8/0/273.p/113",
  ]);
  expect(prove(70_001, 70_000)).toBe(true);
  expect(prove(70_001, 3)).toBe(true);
});

test("a changed byte in any tile, another text or another place is no proof", () => {
  const spoil = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 1));
  expect(prove(300, 17, spoil)).toBe(false);
  const tree = treeOf(300);
  const tiles = new Map(tilesOfProof(17, 300).map(({ path }) => [path, tree.tile(path) ?? Buffer.alloc(0)]));
  expect(isProved(systemDigest, { number: 17, text: recordOf(18), tree }, tiles)).toBe(false);
  expect(isProved(systemDigest, { number: 16, text: recordOf(17), tree }, tiles)).toBe(false);
  expect(isProved(systemDigest, { number: 17, text: recordOf(17), tree }, new Map())).toBe(false);
});

test("large numbers have paths of three digits each", () => {
  expect(tilesOfProof(45_036_002, 66_393_050).map(({ path }) => path)).toEqual(
    expect.arrayContaining(["tile/8/0/x175/921", "tile/8/1/687", "tile/8/2/002", "tile/8/3/000.p/3"]),
  );
});

const signer = makeSigner("sum.example.com");
const database = parseGosumdb(signer.key);

function parse(answer: string) {
  if (!database) throw new Error("the key cannot be read");
  const parsed = parseChecksumRecord(systemDigest, database, answer);
  return parsed.kind === "wrong" ? parsed.reason : parsed.record.text;
}

test("an answer is believed when its head is signed with the key of the database", () => {
  const head = signedHead(treeOf(3), signer);
  expect(parse(`1\n${recordOf(1)}\n${head}`)).toBe(recordOf(1));
  expect(parse(`1\n${recordOf(1)}\n${head.replace("tree\n3", "tree\n4")}`)).toMatch(
    /^the signature of .* is not right$/,
  );
  expect(parse(`1\n${recordOf(1)}\n${signedHead(treeOf(3), makeSigner("sum.example.com"))}`)).toMatch(
    /^it has no signature of sum\.example\.com\+/,
  );
  expect(parse(`3\n${recordOf(1)}\n${head}`)).toBe("record 3 is not in a tree of 3");
  expect(parse(`1\n${recordOf(1)}\n${signer.sign("something else\n")}`)).toBe(
    "the signed text is no head of a tree",
  );
  expect(parse("<html>")).toBe("the answer is no record");
});

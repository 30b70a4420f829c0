// What a checksum database answers to a look-up: a record, and the signed head of the tree that it is in.
// https://go.dev/ref/mod#checksum-database, https://pkg.go.dev/golang.org/x/mod/sumdb/note

import type { Digest } from "../digest.ts";
import type { ChecksumDatabase } from "./goproxy.ts";

/** ChecksumRecord must not be believed before isProved has checked its place in the tree. */
export interface ChecksumRecord {
  /** Place in the tree, from 0. */
  readonly number: number;
  /** Lines of go.sum. */
  readonly text: string;
  readonly tree: SignedTree;
}

/** SignedTree is the head of a tree, with a signature that is right. */
interface SignedTree {
  /** Number of records. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Buffer;
}

type ParsedRecord =
  | { readonly kind: "record"; readonly record: ChecksumRecord }
  | { readonly kind: "wrong"; readonly reason: string };

const ROOT_BYTES = 32;

/** parseChecksumRecord reads the answer and checks the signature of the tree's head. */
export function parseChecksumRecord(
  digest: Digest,
  database: ChecksumDatabase,
  answer: string,
): ParsedRecord {
  const match = /^(\d{1,15})\n((?:[^\n]+\n)+)\n(.*)$/s.exec(answer);
  if (match === null) return wrong("the answer is no record");
  const [, number = "", text = "", note = ""] = match;
  const opened = openNote(digest, database, note);
  if (opened.kind === "wrong") return opened;
  const tree = parseTree(opened.text);
  if (tree === undefined) return wrong("the signed text is no head of a tree");
  const record = { number: Number(number), text, tree };
  return record.number < tree.size
    ? { kind: "record", record }
    : wrong(`record ${number} is not in a tree of ${tree.size}`);
}

/** hashInRecord is the `h1:` hash of a module's zip that a record has, undefined when it has none. */
export function hashInRecord({ text }: ChecksumRecord, module: string, version: string): string | undefined {
  const begin = `${module} ${version} `;
  return text
    .split("\n")
    .find((line) => line.startsWith(begin))
    ?.slice(begin.length);
}

type OpenedNote =
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "wrong"; readonly reason: string };

/** A note: text, empty line, lines `— NAME BASE64`, which hold 4 bytes of the key's hash and a signature. */
function openNote(digest: Digest, { name, keyHash, publicKey }: ChecksumDatabase, note: string): OpenedNote {
  const split = note.lastIndexOf("\n\n");
  const text = note.slice(0, split + 1);
  const signatures = note
    .slice(split + 2)
    .split("\n")
    .filter((line) => line.startsWith(`— ${name} `))
    .map((line) => Buffer.from(line.slice(`— ${name} `.length), "base64"));
  const own = signatures.find((signature) => signature.subarray(0, 4).toString("hex") === keyHash);
  if (split < 0 || own === undefined) return wrong(`it has no signature of ${name}+${keyHash}`);
  const isRight = digest.isSigned(Buffer.from(text), own.subarray(4), Buffer.from(publicKey, "base64"));
  return isRight ? { kind: "note", text } : wrong(`the signature of ${name}+${keyHash} is not right`);
}

function parseTree(text: string): SignedTree | undefined {
  const match = /^go\.sum database tree\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\n/.exec(text);
  const root = Buffer.from(match?.[2] ?? "", "base64");
  return match === null || root.length !== ROOT_BYTES ? undefined : { size: Number(match[1]), root };
}

function wrong(reason: string): { readonly kind: "wrong"; readonly reason: string } {
  return { kind: "wrong", reason };
}

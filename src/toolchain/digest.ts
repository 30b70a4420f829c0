// The cryptography that verifying needs. It is passed in, since this room uses no module of Node.

export interface Digest {
  sha256(...parts: readonly Uint8Array[]): Buffer;
  /** `publicKey` has 32 bytes. */
  isSigned(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean;
}

/** HashedFile is a file of a module; its hash is in hexadecimal. */
interface HashedFile {
  /** As in the zip: `golang.org/toolchain@v0.0.1-go1.26.8.linux-amd64/bin/go`. */
  readonly name: string;
  readonly sha256: string;
}

/** directoryHash is the `h1:` hash of go.sum: of the list of names and hashes, sorted by name. */
export function directoryHash(digest: Digest, files: readonly HashedFile[]): string {
  const sorted = files
    .map(({ name, sha256 }) => ({ bytes: Buffer.from(name), line: `${sha256}  ${name}\n` }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const list = sorted.map(({ line }) => line).join("");
  return `h1:${digest.sha256(Buffer.from(list)).toString("base64")}`;
}

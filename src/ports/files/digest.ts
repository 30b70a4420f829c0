import { createHash, createPublicKey, verify } from "node:crypto";

/** What precedes the 32 bytes of an Ed25519 key in its DER form. RFC 8410, section 4. */
const ED25519_DER = Buffer.from("302a300506032b6570032100", "hex");

/** The first hexadecimal digits of the SHA-256 of all parts, joined: a name for them, no proof. */
export function shortHash(digits: number, ...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, digits);
}

export const systemDigest = {
  /** Of all parts, joined. */
  sha256(...parts: readonly Uint8Array[]): Buffer {
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  /** Ed25519; the key has 32 bytes. */
  isSigned(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
    const key = createPublicKey({
      key: Buffer.concat([ED25519_DER, publicKey]),
      format: "der",
      type: "spki",
    });
    return verify(null, message, key, signature);
  },
} as const;

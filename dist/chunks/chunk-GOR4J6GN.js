import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/files/digest.ts
import { createHash, createPublicKey, verify } from "node:crypto";
var ED25519_DER = Buffer.from("302a300506032b6570032100", "hex");
function shortHash(digits, ...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, digits);
}
var systemDigest = {
  /** Of all parts, joined. */
  sha256(...parts) {
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  /** Ed25519; the key has 32 bytes. */
  isSigned(message, signature, publicKey) {
    const key = createPublicKey({
      key: Buffer.concat([ED25519_DER, publicKey]),
      format: "der",
      type: "spki"
    });
    return verify(null, message, key, signature);
  }
};

export {
  shortHash,
  systemDigest
};

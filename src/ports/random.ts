import { randomBytes } from "node:crypto";

/** Uniform in [0, 1), with 48 random bits. */
export function systemRandom(): number {
  return randomBytes(6).readUIntBE(0, 6) / 2 ** 48;
}

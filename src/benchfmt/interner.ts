// One number for each distinct run of bytes, found without making a string of it. A benchmark file repeats
// few names and units a million times: this makes reading it fast.

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** decode reads `bytes[start..end)` as UTF-8. What is not UTF-8 becomes U+FFFD; a byte order mark stays. */
export function decode(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

/**
 * HASH_SEED is the hash of no bytes. The hash is FNV-1a of 32 bits, as a signed number:
 * https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
export const HASH_SEED = 0x811c9dc5 | 0;

/** hashByte is the hash of what had `hash`, with one more byte. */
export function hashByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/**
 * Interner numbers the distinct runs of bytes from 0, in the order in which they come. A hash table with open
 * addressing and linear probing, at most half full; all runs lie in one array.
 */
export class Interner {
  readonly #texts: string[] = [];
  #slots = new Int32Array(256); // number of the run + 1; 0 where free
  #hashes = new Int32Array(128);
  #ends = new Int32Array(128); // run i is #bytes[#ends[i - 1] .. #ends[i])
  #bytes = new Uint8Array(4096);

  /** text is the run of a number as a string; "" for a number that find never gave. */
  text(number: number): string {
    return this.#texts[number] ?? "";
  }

  /**
   * find is the number of `bytes[start..end)`, a new one for a new run. `hash` is the hash of these bytes,
   * which the caller makes while it looks for their end.
   */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0) return this.#add(bytes.subarray(start, end), hash);
      if (this.#hashes[entry] === hash && this.#equals(entry, bytes, start, end)) return entry;
      slot = (slot + 1) & mask;
    }
  }

  /**
   * endOf is where the run of a number ends if it stands at `bytes[start]`; −1 otherwise, and for a number
   * that find never gave. Longer runs may begin in the same way: the caller looks at what follows.
   */
  endOf(number: number, bytes: Uint8Array, start: number): number {
    if (number >= this.#texts.length) return -1;
    const from = number === 0 ? 0 : (this.#ends[number - 1] ?? 0);
    const end = start + (this.#ends[number] ?? 0) - from;
    return this.#equals(number, bytes, start, end) ? end : -1;
  }

  #equals(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    let at = entry === 0 ? 0 : (this.#ends[entry - 1] ?? 0);
    if ((this.#ends[entry] ?? 0) - at !== end - start) return false;
    const known = this.#bytes;
    for (let i = start; i < end; i++) if (bytes[i] !== known[at++]) return false;
    return true;
  }

  #add(key: Uint8Array, hash: number): number {
    const entry = this.#texts.length;
    const from = entry === 0 ? 0 : (this.#ends[entry - 1] ?? 0);
    this.#reserve(entry + 1, from + key.length);
    this.#bytes.set(key, from);
    this.#ends[entry] = from + key.length;
    this.#hashes[entry] = hash;
    this.#link(entry);
    this.#texts.push(decoder.decode(key));
    return entry;
  }

  #link(entry: number): void {
    const mask = this.#slots.length - 1;
    const hash = this.#hashes[entry] ?? 0;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry + 1;
  }

  #reserve(entries: number, bytes: number): void {
    if (bytes > this.#bytes.length) {
      const larger = new Uint8Array(2 * bytes);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    if (entries <= this.#hashes.length) return;
    this.#hashes = doubled(this.#hashes);
    this.#ends = doubled(this.#ends);
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let entry = 0; entry < entries - 1; entry++) this.#link(entry);
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

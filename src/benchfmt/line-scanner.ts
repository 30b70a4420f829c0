// Lines of a stream of bytes. They are not copied: the scanner points into the chunk that it was given. Only
// a line that two chunks share is put together.

/**
 * MAX_LINE is the first length of a line that is too long, in bytes. It is the limit of Go's bufio.Scanner:
 * https://pkg.go.dev/bufio#MaxScanTokenSize
 */
export const MAX_LINE = 65536;

const LF = 0x0a;
const CR = 0x0d;

/**
 * LineScanner walks over the lines of a stream. After next() the current line is `bytes[start..end)`, valid
 * until the following call. The producer may reuse its buffer for the next chunk. A last line may lack its
 * end; errors of the producer pass through.
 */
export class LineScanner {
  /** Holds the current line, and more before and behind it. */
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  /** End of the current line, in front of its `\n` or `\r\n`. */
  end = 0;
  /** Number of the current line, from 1; 0 before the first. */
  line = 0;
  /** True when the line has MAX_LINE bytes or more; the scanner then keeps only its beginning. */
  tooLong = false;

  readonly #chunks: Iterator<Uint8Array>;
  // What is left of the chunk begins at #at.
  #chunk: Uint8Array = new Uint8Array(0);
  #at = 0;
  // The beginning of a line whose end is in a later chunk. One byte longer than a legal line, so that a full
  // one is known to be too long.
  readonly #carry = new Uint8Array(MAX_LINE);
  #carried = 0;

  constructor(chunks: Iterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.iterator]();
  }

  /** next moves to the next line; false at the end of the stream. */
  next(): boolean {
    for (;;) {
      const lf = this.#chunk.indexOf(LF, this.#at);
      if (lf >= 0) return this.#endLine(lf);
      this.#keepRest(this.#chunk.length);
      const { done, value } = this.#chunks.next();
      if (done === true) return this.#endStream();
      this.#chunk = value;
      this.#at = 0;
    }
  }

  #endLine(lf: number): true {
    if (this.#carried === 0) {
      this.#point(this.#chunk, this.#at, lf);
      this.#at = lf + 1;
    } else {
      this.#keepRest(lf);
      this.#at = lf + 1;
      this.#pointAtCarry();
    }
    return true;
  }

  // Without a line break at the end of the stream the last line is what was carried.
  #endStream(): boolean {
    this.#chunk = new Uint8Array(0);
    this.#at = 0;
    if (this.#carried === 0) return false;
    this.#pointAtCarry();
    return true;
  }

  // Bytes beyond MAX_LINE are dropped: a line without end must not fill the memory.
  #keepRest(end: number): void {
    const room = Math.min(end - this.#at, MAX_LINE - this.#carried);
    this.#carry.set(this.#chunk.subarray(this.#at, this.#at + room), this.#carried);
    this.#carried += room;
    this.#at = end;
  }

  #pointAtCarry(): void {
    this.#point(this.#carry, 0, this.#carried);
    this.#carried = 0;
  }

  #point(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    this.start = start;
    this.tooLong = end - start >= MAX_LINE;
    this.end = end > start && bytes[end - 1] === CR ? end - 1 : end;
    this.line++;
  }
}

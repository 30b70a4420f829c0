// Lines of a stream of bytes, without copying them: the scanner points into the chunk that it was given.

/** MAX_LINE is the first length, in bytes, that is too long. It is the token limit of Go's bufio.Scanner. */
export const MAX_LINE = 65536;

const LF = 0x0a;
const CR = 0x0d;

/**
 * LineScanner walks over the lines of a stream. After next() the current line is
 * `bytes[start..end)`, valid until the following call; the chunks may be reused by their producer.
 */
export class LineScanner {
  /** What the current line lies in. */
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  /** Without the line's end, `\n` or `\r\n`. */
  end = 0;
  /** 1-based number of the current line. */
  line = 0;
  /** True when the line has MAX_LINE bytes or more; the scanner then keeps only its beginning. */
  tooLong = false;

  readonly #chunks: Iterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);
  #at = 0;
  // A line that began in an earlier chunk. One byte longer than a legal line, so that a full one is known to
  // be too long.
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

  #endStream(): boolean {
    this.#chunk = new Uint8Array(0);
    this.#at = 0;
    if (this.#carried === 0) return false;
    this.#pointAtCarry();
    return true;
  }

  // Bytes past MAX_LINE are dropped: a line without end must not fill the memory.
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

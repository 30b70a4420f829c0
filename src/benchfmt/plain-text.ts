// Files that hold Go benchmark text in another form: UTF-16 and byte order marks (what PowerShell's `>`
// writes), and the events of `go test -json`. https://pkg.go.dev/cmd/test2json

import { LineScanner } from "./line-scanner.ts";

// How much is looked at to tell the form: what the go command prints before the first event is shorter.
const START_BYTES = 64 * 1024;

/**
 * plainText gives the text in UTF-8. Of events it makes a line each, so that line numbers stay those of the
 * file.
 */
export function* plainText(chunks: Iterable<Uint8Array>): Generator<Uint8Array, void> {
  const written = new Peeked(chunks);
  const encoding = encodingOf(written.start);
  const utf8 = encoding === "utf-8" ? withoutMark(written) : recoded(written.all(), encoding);
  const text = new Peeked(utf8);
  yield* hasEvents(text.start) ? printed(text.all()) : text.all();
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** Without a mark it shows in the zero bytes: benchmark text begins with a letter of ASCII. */
function encodingOf([first = 0, second = 0, third = 0]: Uint8Array): Encoding {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && third !== 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && third === 0)) return "utf-16be";
  return "utf-8";
}

function* withoutMark(text: Peeked): Generator<Uint8Array, void> {
  const { start } = text;
  const hasMark = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
  let skip = hasMark ? 3 : 0;
  for (const chunk of text.all()) {
    yield chunk.subarray(skip);
    skip = 0;
  }
}

function* recoded(chunks: Iterable<Uint8Array>, encoding: Encoding): Generator<Uint8Array, void> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}

function hasEvents(start: Uint8Array): boolean {
  return /^\{"(?:Time|ImportPath|Action)":"/m.test(new TextDecoder().decode(start.subarray(0, START_BYTES)));
}

/** What the events of a file print. A line that came in several pieces stands where its last piece was. */
function* printed(chunks: Iterable<Uint8Array>): Generator<Uint8Array, void> {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const unfinished = new Map<string, string>();
  const lines = new LineScanner(chunks);
  while (lines.next()) {
    const line = lines.bytes.subarray(lines.start, lines.end);
    const event = eventIn(decoder.decode(line));
    if (event === null) {
      yield line;
      yield encoder.encode("\n");
    } else {
      const text = `${unfinished.get(event.source) ?? ""}${event.output}`;
      const isWhole = text.endsWith("\n");
      if (isWhole) unfinished.delete(event.source);
      else unfinished.set(event.source, text);
      yield encoder.encode(isWhole ? text : "\n");
    }
  }
  yield encoder.encode([...unfinished.values()].join("\n"));
}

interface OutputEvent {
  /** Who printed: pieces of one line have the same. */
  readonly source: string;
  readonly output: string;
}

/** Null for a line that is no event; events that print nothing have no output. */
function eventIn(line: string): OutputEvent | null {
  if (!line.startsWith("{")) return null;
  let event: unknown;
  try {
    event = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof event !== "object" || event === null || !("Action" in event)) return null;
  const output = "Output" in event && typeof event.Output === "string" ? event.Output : "";
  return { source: "Package" in event ? String(event.Package) : "", output };
}

/** Chunks whose start is known before they are used up. The producer may reuse its buffer. */
class Peeked {
  readonly start: Uint8Array;
  readonly #rest: Iterator<Uint8Array>;

  constructor(chunks: Iterable<Uint8Array>) {
    this.#rest = chunks[Symbol.iterator]();
    const taken: Uint8Array[] = [];
    let bytes = 0;
    while (bytes < START_BYTES) {
      const { done, value } = this.#rest.next();
      if (done === true) break;
      taken.push(new Uint8Array(value));
      bytes += value.length;
    }
    this.start = joined(taken, bytes);
  }

  *all(): Generator<Uint8Array, void> {
    try {
      yield this.start;
      for (;;) {
        const { done, value } = this.#rest.next();
        if (done === true) return;
        yield value;
      }
    } finally {
      this.#rest.return?.();
    }
  }
}

function joined(chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

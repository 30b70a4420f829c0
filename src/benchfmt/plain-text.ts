// Files that hold Go benchmark text in another form: UTF-16 and byte order marks (what PowerShell's `>`
// writes), and the events of `go test -json`: https://pkg.go.dev/cmd/test2json

import { fitting, fromJson, object, or, type TypeOf, text } from "../model/shape.ts";
import { LineScanner } from "./line-scanner.ts";

// The form is told from so much. What the go command prints before the first event is shorter.
const START_BYTES = 64 * 1024;

/**
 * plainText is the text of a file in UTF-8, without byte order mark, in chunks of any size. Each event
 * becomes a line, an empty one where it prints nothing or only a piece, so that line numbers stay those of
 * the file.
 */
export function* plainText(chunks: Iterable<Uint8Array>): Generator<Uint8Array, void> {
  const written = new Peeked(chunks);
  const encoding = encodingOf(written.start);
  const utf8 = encoding === "utf-8" ? withoutMark(written) : recoded(written.all(), encoding);
  const readable = new Peeked(utf8);
  yield* hasEvents(readable.start) ? printed(readable.all()) : readable.all();
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/**
 * The marks are FF FE (UTF-16, low byte first) and FE FF (high byte first). Without a mark zero bytes show
 * UTF-16, since benchmark text begins with letters of ASCII.
 */
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

// A character may be cut between two chunks: the decoder keeps its first bytes.
function* recoded(chunks: Iterable<Uint8Array>, encoding: Encoding): Generator<Uint8Array, void> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}

function hasEvents(start: Uint8Array): boolean {
  return /^\{"(?:Time|ImportPath|Action)":"/m.test(new TextDecoder().decode(start.subarray(0, START_BYTES)));
}

/**
 * What the events of a file print. A line that comes in several pieces stands where its last piece is; one
 * that never ends stands at the end. Lines that are no events stay as they are.
 */
function* printed(chunks: Iterable<Uint8Array>): Generator<Uint8Array, void> {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const unfinished = new Map<string, string>();
  const lines = new LineScanner(chunks);
  while (lines.next()) {
    const line = lines.bytes.subarray(lines.start, lines.end);
    const event = eventIn(decoder.decode(line));
    if (event === undefined) {
      yield line;
      yield encoder.encode("\n");
    } else {
      const said = `${unfinished.get(event.Package) ?? ""}${event.Output}`;
      const isWhole = said.endsWith("\n");
      if (isWhole) unfinished.delete(event.Package);
      else unfinished.set(event.Package, said);
      yield encoder.encode(isWhole ? said : "\n");
    }
  }
  yield encoder.encode([...unfinished.values()].join("\n"));
}

const outputEvent = object({
  Action: text,
  /** Pieces of one line have the same; the output of several packages is mixed. */
  Package: or(text, ""),
  Output: or(text, ""),
});

/** Undefined for a line that is no event. An event that prints nothing has the Output "". */
function eventIn(line: string): TypeOf<typeof outputEvent> | undefined {
  return line.startsWith("{") ? fitting(outputEvent, fromJson(line)) : undefined;
}

/** Chunks whose start can be read before the rest, from a copy, since the producer may reuse its buffer. */
class Peeked {
  /** The first START_BYTES or more; all where there are fewer. */
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

  /** all yields the start and then the rest; only once. An early end is passed on to the producer. */
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

// What a program prints: kept up to a limit, and given out line by line.

import { StringDecoder } from "node:string_decoder";

interface Capture {
  add(chunk: Buffer): void;
  text(): string;
  truncated(): boolean;
}

/** Keeps the first `max` bytes. `onLine` gets all whole lines, except those of more than `max` bytes. */
export function capture(max: number, onLine?: (line: string) => void): Capture {
  const chunks: Buffer[] = [];
  const addToLines = onLine === undefined ? undefined : splitLines(max, onLine);
  let seen = 0;
  return {
    add(chunk) {
      if (seen < max) chunks.push(chunk.subarray(0, max - seen));
      seen += chunk.length;
      addToLines?.(chunk);
    },
    text: () => Buffer.concat(chunks).toString("utf8"),
    truncated: () => seen > max,
  };
}

/** A line arrives in many pieces, which are joined once, at its end. */
function splitLines(max: number, onLine: (line: string) => void): (chunk: Buffer) => void {
  const decoder = new StringDecoder("utf8"); // a chunk may end in the middle of a character
  let pieces: string[] = [];
  let length = 0;
  return (chunk) => {
    for (const [i, piece] of decoder.write(chunk).split("\n").entries()) {
      if (i > 0) {
        if (length <= max) onLine(pieces.join(""));
        pieces = [];
        length = 0;
      }
      length += Buffer.byteLength(piece);
      if (length <= max) pieces.push(piece);
    }
  };
}

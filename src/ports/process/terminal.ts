// The runner of the command line. It writes to standard error: standard output is the report alone.

import stringWidth from "string-width";
import type { Runner } from "../github/runner.ts";

interface TextStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const ERASE_LINE = "\r\u001b[K";

/** Where `stream` is no terminal, it gets warnings alone. `verbose` adds what `debug` and `info` get. */
export function makeTerminal(stream: TextStream, { verbose = false } = {}): Runner {
  const isTerminal = stream.isTTY === true;
  let hasProgress = false;
  const line = (text: string) => {
    stream.write(`${hasProgress ? ERASE_LINE : ""}${printable(text)}\n`);
    hasProgress = false;
  };
  return {
    info: (text) => {
      if (isTerminal || verbose) line(text);
    },
    warning: (text) => line(`warning: ${text}`),
    debug: (text) => {
      if (verbose) line(text);
    },
    group: (title, body) => {
      if (isTerminal) line(`${title}\n${body}`);
    },
    progress: (text) => {
      if (!isTerminal) return;
      stream.write(
        `${hasProgress || text !== "" ? ERASE_LINE : ""}${fitting(text, (stream.columns ?? 80) - 1)}`,
      );
      hasProgress = text !== "";
    },
    annotate: () => {}, // the report names the places
  };
}

/** One line that the terminal does not wrap: the next one could not erase a wrapped line. */
function fitting(text: string, columns: number): string {
  const line = printable(text).replace(/\s+/g, " ");
  if (stringWidth(line) <= columns) return line;
  let fits = "";
  for (const character of line) {
    if (stringWidth(fits + character) > columns) break;
    fits += character;
  }
  return fits;
}

/** Output of the code under test must not move the cursor, change colours or change the order of text. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}

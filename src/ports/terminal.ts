// The runner of the command line: what happens goes to standard error, so that standard output is the report alone.

import type { Runner } from "./runner.ts";

/** TextStream is where a terminal runner writes. */
export interface TextStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const ERASE_LINE = "\r\u001b[K";

/** makeTerminal shows progress in place on a terminal and stays quiet when it is piped. */
export function makeTerminal(stream: TextStream): Runner {
  const isTerminal = stream.isTTY === true;
  let hasProgress = false;
  const line = (text: string) => {
    stream.write(`${hasProgress ? ERASE_LINE : ""}${printable(text)}\n`);
    hasProgress = false;
  };
  return {
    info: (text) => {
      if (isTerminal) line(text);
    },
    warning: (text) => line(`warning: ${text}`),
    group: (title, body) => {
      if (isTerminal) line(`${title}\n${body}`);
    },
    progress: (text) => {
      if (!isTerminal) return;
      stream.write(`${ERASE_LINE}${printable(text).slice(0, (stream.columns ?? 80) - 1)}`);
      hasProgress = true;
    },
    annotate: () => {}, // the report names the places
  };
}

/** Output of the code under test must not move the cursor or change colours. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");
}

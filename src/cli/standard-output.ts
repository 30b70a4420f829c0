// What standard output can show.

import type { TextOptions } from "../report/text.ts";

/**
 * textOptions are the width and the colours of standard output, without an end in a file; NO_COLOR is obeyed
 * (https://no-color.org).
 */
export function textOptions(): TextOptions {
  const { isTTY, columns } = process.stdout;
  const width = isTTY === true ? (columns ?? 100) : Number.POSITIVE_INFINITY;
  return { width, color: isTTY === true && !process.env.NO_COLOR };
}

// What standard output can show.

import type { TextOptions } from "../report/text.ts";

/** textOptions are the width and the colours of standard output; NO_COLOR is obeyed (https://no-color.org). */
export function textOptions(): TextOptions {
  const { isTTY, columns } = process.stdout;
  return { width: columns ?? 100, color: isTTY === true && !process.env.NO_COLOR };
}

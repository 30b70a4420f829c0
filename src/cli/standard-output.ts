import type { TextOptions } from "../report/text.ts";

/** textOptions have no width limit outside of a terminal. NO_COLOR is obeyed (https://no-color.org). */
export function textOptions(): TextOptions {
  const { isTTY, columns } = process.stdout;
  const width = isTTY === true ? (columns ?? 100) : Number.POSITIVE_INFINITY;
  return { width, color: isTTY === true && !process.env.NO_COLOR };
}

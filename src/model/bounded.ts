// Texts, lists and times of a report, which may come from outside. This program writes nothing beyond the
// bounds.

import { into, list, Mismatch, type Shape, text, where } from "./shape.ts";

export const MAX_TEXT_CHARS = 65_536;
const MAX_LIST_LENGTH = 200_000;

export const boundedText = into(text, (value) =>
  value.length <= MAX_TEXT_CHARS
    ? value
    : new Mismatch(`at most ${MAX_TEXT_CHARS} characters long`, value.length),
);

export function boundedList<T>(shape: Shape<T>): Shape<readonly T[]> {
  return list(shape, MAX_LIST_LENGTH);
}

/** timeText is a time as it was written (ISO 8601). */
export const timeText = where(boundedText, "a time", (time) => !Number.isNaN(Date.parse(time)));

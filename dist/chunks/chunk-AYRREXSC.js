import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  Mismatch,
  into,
  list,
  text,
  where
} from "./chunk-DFRP22PA.js";

// src/model/bounded.ts
var MAX_TEXT_CHARS = 65536;
var MAX_LIST_LENGTH = 2e5;
var boundedText = into(
  text,
  (value) => value.length <= MAX_TEXT_CHARS ? value : new Mismatch(`at most ${MAX_TEXT_CHARS} characters long`, value.length)
);
function boundedList(shape) {
  return list(shape, MAX_LIST_LENGTH);
}
var timeText = where(boundedText, "a time", (time) => !Number.isNaN(Date.parse(time)));

export {
  MAX_TEXT_CHARS,
  boundedText,
  boundedList,
  timeText
};

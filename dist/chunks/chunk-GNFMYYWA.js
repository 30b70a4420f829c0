import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  decodeDuration
} from "./chunk-WM35EGX7.js";

// src/history/since.ts
var SINCE_RULE = "a duration such as 24h or 7d, a day such as 2026-11-28, or a UTC time such as 2026-11-28T01:00:00Z";
var HOURS_A_DAY = 24;
function decodeSince(text, now) {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  const seconds = decodeDuration(days === void 0 ? text : `${Number(days) * HOURS_A_DAY}h`);
  if (seconds !== void 0) return new Date(now.getTime() - seconds * 1e3);
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/.test(text)) return void 0;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 10)) ? date : void 0;
}

export {
  SINCE_RULE,
  decodeSince
};

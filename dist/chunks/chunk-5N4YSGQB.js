import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  boundedList,
  boundedText,
  timeText
} from "./chunk-AYRREXSC.js";
import {
  object,
  optional
} from "./chunk-DFRP22PA.js";

// src/model/clock.ts
var clockShape = object({
  /** As TZ names it: `Asia/Kathmandu`. */
  zone: boundedText,
  /** ISO 8601 in UTC, to the second: `2028-02-29T12:00:00Z`. Absent for now. */
  moment: optional(timeText)
});
var clockFitShape = object({ fails: boundedList(clockShape), passes: boundedList(clockShape) });
function clockName({ zone, moment }) {
  return moment === void 0 ? zone : `${zone} at ${moment.slice(0, 16).replace("T", " ")} UTC`;
}
function dependsOn({ fails, passes }) {
  const differs = (isSame) => fails.some((a) => passes.some((b) => isSame(a, b)));
  const onZone = differs((a, b) => a.moment === b.moment);
  const onMoment = differs((a, b) => a.zone === b.zone);
  if (onZone === onMoment) return "the time zone and the moment";
  return onZone ? "the time zone" : "the moment";
}

export {
  clockShape,
  clockFitShape,
  clockName,
  dependsOn
};

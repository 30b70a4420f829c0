// Reads `.go-steady.yml`. The pull request may change it: nothing in it may hang the program or stay unseen.

import {
  type Ceiling,
  type Limit,
  type Pattern,
  REACH_MODES,
  type ReachMode,
  type Settings,
  type Waiver,
} from "../model/settings.ts";
import { compileGoRegexp } from "../patterns/go-regexp.ts";
import { PatternFault } from "../patterns/pattern-fault.ts";
import { isTime } from "./calendar.ts";
import { Refused } from "./option.ts";
import { decodeRatio, oneOf } from "./option-values.ts";
import { type YamlMapping, YamlSource } from "./yaml-source.ts";

const TARGET = ["package", "benchmark", "unit"];
const TOP = { must: [], may: ["threshold", "reach", "limits", "waivers"] };
const LIMIT = { must: ["threshold"], may: TARGET };
const WAIVER = { must: ["benchmark", "unit", "ceiling", "reason", "expires"], may: ["package"] };
const MAX_PATTERN_CHARS = 1000;
const MAX_REASON_CHARS = 1000;

/** readSettings throws UsageError with every mistake and its line. `file` is the name for people. */
export function readSettings(file: string, text: string): Settings {
  const source = new YamlSource(file, text);
  if (source.content === null) return { file, limits: [], waivers: [] };
  const top = source.mapping(source.content, "the file", TOP);
  const reach = top.read("reach", decodeReach);
  const threshold = top.read("threshold", decodeThreshold);
  const limits = top.list("limits", "a limit", LIMIT, readLimit);
  const waivers = top.list("waivers", "a waiver", WAIVER, readWaiver);
  source.end(); // throws where a mistake made something undefined
  return {
    file,
    ...(reach === undefined ? {} : { reach }),
    ...(threshold === undefined ? {} : { threshold }),
    limits: limits.filter((limit) => limit !== undefined),
    waivers: waivers.filter((waiver) => waiver !== undefined),
  };
}

function readLimit(entry: YamlMapping): Limit | undefined {
  const target = readTarget(entry);
  const isCounted = target.unit === "allocs/op" || target.unit === "B/op";
  const threshold = entry.read("threshold", isCounted ? decodeCountThreshold : decodeThreshold);
  return threshold === undefined ? undefined : { ...target, threshold };
}

function readWaiver(entry: YamlMapping): Waiver | undefined {
  const { benchmark, unit, ...target } = readTarget(entry);
  const ceiling = entry.read("ceiling", (text) => decodeCeiling(text, unit ?? ""));
  const reason = entry.read("reason", decodeReason);
  const expires = entry.read("expires", decodeDay);
  if (!benchmark || !unit || !ceiling || !reason || !expires) return undefined;
  return { ...target, benchmark, unit, ceiling, reason, expires };
}

function readTarget(entry: YamlMapping): Omit<Limit, "threshold"> {
  const found = {
    package: entry.read("package", decodePattern),
    benchmark: entry.read("benchmark", decodePattern),
    unit: entry.read("unit", decodeUnit),
  };
  const said = Object.entries(found).filter(([, value]) => value !== undefined);
  return { line: entry.line, ...Object.fromEntries(said) };
}

/** Go's syntax without backtracking: no pattern takes exponential time. */
function decodePattern(source: string): Pattern | Refused {
  if (source === "" || source.length > MAX_PATTERN_CHARS)
    return new Refused(`a regular expression of 1 to ${MAX_PATTERN_CHARS} characters`);
  const pattern = compileGoRegexp(source);
  return pattern instanceof PatternFault ? new Refused(pattern.rule) : pattern;
}

function decodeReach(text: string): ReachMode | Refused {
  return oneOf(REACH_MODES)(text) ?? new Refused(REACH_MODES.join(" or "));
}

function decodeThreshold(text: string): number | Refused {
  return decodeRatio(text) ?? new Refused("a share above 0 such as 5% or 0.05");
}

/** Any change of a count may matter. */
function decodeCountThreshold(text: string): number | Refused {
  return /^0(\.0*)?\s*%?$/.test(text)
    ? 0
    : (decodeRatio(text) ?? new Refused("a share such as 0%, 5% or 0.05"));
}

/** Go's names and the report's names are both taken. */
const TIDIED: ReadonlyMap<string, string> = new Map([
  ["ns/op", "sec/op"],
  ["MB/s", "B/s"],
]);

function decodeUnit(text: string): string | Refused {
  if (!/^\S{1,200}$/.test(text)) return new Refused("a unit such as sec/op, B/s, B/op or allocs/op");
  return TIDIED.get(text) ?? text;
}

/** `20%`, or `3 allocs/op`: the only form for a row that was zero. */
function decodeCeiling(text: string, unit: string): Ceiling | Refused {
  const ratio = decodeRatio(text);
  if (ratio !== undefined) return { kind: "change", ratio, text };
  const [, number, said] = /^(\d{1,15}(?:\.\d{1,15})?) +(\S+)$/.exec(text) ?? [];
  if (number !== undefined && said === unit) return { kind: "value", value: Number(number), text };
  return new Refused(
    `a share above 0 such as 20%, or a value with the waiver's unit such as 3 ${unit || "allocs/op"}`,
  );
}

function decodeReason(text: string): string | Refused {
  return text === "" || text.length > MAX_REASON_CHARS
    ? new Refused(`a text of 1 to ${MAX_REASON_CHARS} characters`)
    : text;
}

function decodeDay(text: string): string | Refused {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isTime(`${text}T00:00:00Z`)
    ? text
    : new Refused("a day of the calendar such as 2026-12-31 (in UTC, the last on which it holds)");
}

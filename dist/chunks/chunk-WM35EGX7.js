import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/options/option-values.ts
function oneOf(allowed) {
  return (value) => allowed.find((a) => a === value);
}
function listOf(allowed) {
  return (value) => {
    if (value === "never") return [];
    const found = value.split(",").map((v) => oneOf(allowed)(v.trim()));
    return found.includes(void 0) ? void 0 : found.filter((f) => f !== void 0);
  };
}
function decodeBoolean(value) {
  if (/^true$/i.test(value)) return true;
  return /^false$/i.test(value) ? false : void 0;
}
function decodeCount(value) {
  return /^[1-9]\d{0,3}$|^10000$/.test(value) ? Number(value) : void 0;
}
function decodePatterns(value) {
  const patterns = value.split(/\s+/);
  return patterns.some((pattern) => /^-|\.go$/.test(pattern)) ? void 0 : patterns;
}
function decodeRetries(value) {
  return /^(\d|10)$/.test(value) ? Number(value) : void 0;
}
function decodeRegion(value) {
  return /^[\w.-]{0,60}$/.test(value) ? value : void 0;
}
function decodeWorkflow(value) {
  return /^\w[\w.-]*\.ya?ml$/.test(value) ? value : void 0;
}
function decodeCpu(value) {
  if (value === "") return [];
  if (!/^[1-9]\d{0,3}( *, *[1-9]\d{0,3})*$/.test(value)) return void 0;
  return [...new Set(value.split(",").map(Number))];
}
function decodeBenchtime(value) {
  if (/^[1-9]\d{0,8}x$/.test(value)) return { kind: "count", iterations: Number(value.slice(0, -1)) };
  const seconds = decodeDuration(value);
  return seconds === void 0 ? void 0 : { kind: "time", seconds };
}
function decodeRatio(value) {
  const match = /^(\d{1,6}(?:\.\d{1,12})?)\s*(%?)$/.exec(value);
  if (match === null) return void 0;
  const isPercentage = match[2] === "%";
  const ratio = Number(match[1]) / (isPercentage ? 100 : 1);
  return ratio > 0 && ratio < (isPercentage ? 10 : 1) ? ratio : void 0;
}
function decodeAlpha(value) {
  const ratio = decodeRatio(value);
  return ratio !== void 0 && ratio < 1 ? ratio : void 0;
}
var SECONDS = {
  ns: 1e-9,
  us: 1e-6,
  \u00B5s: 1e-6,
  // the micro sign
  \u03BCs: 1e-6,
  // the Greek letter
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600
};
function decodeDuration(value) {
  if (!/^(\d{1,9}(\.\d{1,9})?(ns|us|µs|μs|ms|s|m|h))+$/.test(value)) return void 0;
  const parts = [...value.matchAll(/([\d.]+)([a-zµμ]+)/g)];
  const seconds = parts.reduce(
    (sum, [, number, unit]) => sum + Number(number) * (SECONDS[unit ?? ""] ?? 0),
    0
  );
  return seconds > 0 ? seconds : void 0;
}
var OWN_FLAGS = [
  "bench",
  "benchmem",
  "benchtime",
  "count",
  "cpu",
  "list",
  "run",
  "skip",
  "timeout",
  "v",
  "test2json"
];
var BENCH_ARGS_RULE = `a list of arguments without ${OWN_FLAGS.map((flag) => `-test.${flag}`).join(", ")}`;
function decodeBenchArgs(text) {
  const words = splitWords(text);
  const isOwn = (word) => OWN_FLAGS.includes(/^--?test\.([a-z0-9]+)(?:=|$)/.exec(word)?.[1] ?? "");
  return words?.some(isOwn) ? void 0 : words;
}
function splitWords(value) {
  if (!/^(\s*("[^"]*"|'[^']*'|[^\s"']\S*)(?=\s|$))*\s*$/.test(value)) return void 0;
  return [...value.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? "");
}

// src/options/option.ts
var Refused = class {
  /** Completes "… is not": `true or false`. */
  rule;
  constructor(rule) {
    this.rule = rule;
  }
};
function decodedBy(decode, rule) {
  return (text) => decode(text) ?? new Refused(rule);
}
function optional(read) {
  return (text) => text === "" ? void 0 : read(text);
}
function anyText(text) {
  return text;
}
async function readTable(table, raw) {
  const problems = [];
  const values = {};
  for (const [name, { fallback, read }] of Object.entries(table)) {
    const text = raw[name]?.trim() || fallback;
    const value = await read(text);
    if (value instanceof Refused) problems.push(`${name}: ${JSON.stringify(text)} is not ${value.rule}`);
    else values[fieldName(name)] = value;
  }
  return problems.length > 0 ? { kind: "refused", problems } : { kind: "values", values };
}
function fieldName(name) {
  return name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
function isSwitch({ fallback }) {
  return fallback === "true" || fallback === "false";
}

// src/model/settings.ts
var REACH_MODES = ["auto", "off"];

// src/options/calendar.ts
function isTime(text) {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString() === text.replace("Z", ".000Z");
}

export {
  oneOf,
  listOf,
  decodeBoolean,
  decodeCount,
  decodePatterns,
  decodeRetries,
  decodeRegion,
  decodeWorkflow,
  decodeCpu,
  decodeBenchtime,
  decodeRatio,
  decodeAlpha,
  decodeDuration,
  BENCH_ARGS_RULE,
  decodeBenchArgs,
  splitWords,
  Refused,
  decodedBy,
  optional,
  anyText,
  readTable,
  isSwitch,
  REACH_MODES,
  isTime
};

// Readers of option values, one for each kind; undefined for a text that is no such value.

import type { Benchtime } from "./benchtime.ts";

export function oneOf<T extends string>(allowed: readonly T[]): (value: string) => T | undefined {
  return (value) => allowed.find((a) => a === value);
}

/** listOf reads words with commas between them; `never` is the empty list. */
export function listOf<T extends string>(allowed: readonly T[]): (value: string) => readonly T[] | undefined {
  return (value) => {
    if (value === "never") return [];
    const found = value.split(",").map((v) => oneOf(allowed)(v.trim()));
    return found.includes(undefined) ? undefined : found.filter((f) => f !== undefined);
  };
}

export function decodeBoolean(value: string): boolean | undefined {
  if (/^true$/i.test(value)) return true;
  return /^false$/i.test(value) ? false : undefined;
}

/** decodeCount reads 1 to 10000. */
export function decodeCount(value: string): number | undefined {
  return /^[1-9]\d{0,3}$|^10000$/.test(value) ? Number(value) : undefined;
}

/** Refuses what looks like a flag, since vet and test take no `--`, and files: their package has no name. */
export function decodePatterns(value: string): readonly string[] | undefined {
  const patterns = value.split(/\s+/);
  return patterns.some((pattern) => /^-|\.go$/.test(pattern)) ? undefined : patterns;
}

export function decodeRetries(value: string): number | undefined {
  return /^(\d|10)$/.test(value) ? Number(value) : undefined;
}

/** The word becomes a line of configuration, and a part of a name. */
export function decodeRegion(value: string): string | undefined {
  return /^[\w.-]{0,60}$/.test(value) ? value : undefined;
}

export function decodeWorkflow(value: string): string | undefined {
  return /^\w[\w.-]*\.ya?ml$/.test(value) ? value : undefined;
}

export function decodeCpu(value: string): readonly number[] | undefined {
  if (value === "") return [];
  if (!/^[1-9]\d{0,3}( *, *[1-9]\d{0,3})*$/.test(value)) return undefined;
  return [...new Set(value.split(",").map(Number))];
}

export function decodeBenchtime(value: string): Benchtime | undefined {
  if (/^[1-9]\d{0,8}x$/.test(value)) return { kind: "count", iterations: Number(value.slice(0, -1)) };
  const seconds = decodeDuration(value);
  return seconds === undefined ? undefined : { kind: "time", seconds };
}

/** decodeRatio is above 0 and below 10 (1000 %); from 1 on only with %: who writes 5 means 5 %. */
export function decodeRatio(value: string): number | undefined {
  const match = /^(\d{1,6}(?:\.\d{1,12})?)\s*(%?)$/.exec(value);
  if (match === null) return undefined;
  const isPercentage = match[2] === "%";
  const ratio = Number(match[1]) / (isPercentage ? 100 : 1);
  return ratio > 0 && ratio < (isPercentage ? 10 : 1) ? ratio : undefined;
}

export function decodeAlpha(value: string): number | undefined {
  const ratio = decodeRatio(value);
  return ratio !== undefined && ratio < 1 ? ratio : undefined;
}

const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6, // the micro sign
  μs: 1e-6, // the Greek letter
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** decodeDuration reads a duration of Go (`1h30m`, `100ms`) as seconds above 0. */
export function decodeDuration(value: string): number | undefined {
  if (!/^(\d{1,9}(\.\d{1,9})?(ns|us|µs|μs|ms|s|m|h))+$/.test(value)) return undefined;
  const parts = [...value.matchAll(/([\d.]+)([a-zµμ]+)/g)];
  const seconds = parts.reduce(
    (sum, [, number, unit]) => sum + Number(number) * (SECONDS[unit ?? ""] ?? 0),
    0,
  );
  return seconds > 0 ? seconds : undefined;
}

/** Flags of test binaries that a run sets itself. */
const OWN_FLAGS = [
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
  "test2json",
];

export const BENCH_ARGS_RULE = `a list of arguments without ${OWN_FLAGS.map((flag) => `-test.${flag}`).join(", ")}`;

export function decodeBenchArgs(text: string): readonly string[] | undefined {
  const words = splitWords(text);
  const isOwn = (word: string) => OWN_FLAGS.includes(/^--?test\.([a-z0-9]+)(?:=|$)/.exec(word)?.[1] ?? "");
  return words?.some(isOwn) ? undefined : words;
}

/** splitWords splits at blanks, with quotes as in GOFLAGS; undefined where a quote is not closed. */
export function splitWords(value: string): readonly string[] | undefined {
  if (!/^(\s*("[^"]*"|'[^']*'|[^\s"']\S*)(?=\s|$))*\s*$/.test(value)) return undefined;
  return [...value.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? "");
}

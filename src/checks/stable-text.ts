// Output of tools and tests without what differs between runs and between sides, to compare two of them.

type Replacement = readonly [pattern: RegExp, replacement: string];

/** Folders of the sides, line numbers, addresses and temporary names: none of them is a reason. */
const PLACES: readonly Replacement[] = [
  [/go-steady-[0-9a-f]{8}-\d+([/\\])(?:base|head)\b/g, "go-steady$1side"],
  [/(\.[A-Za-z]\w*):\d+(?::\d+)?/g, "$1"], // a.go:3:7
  [/\b0x[0-9a-f]+\b/gi, "0x"],
  [/([/\\](?:go-[a-z]+-?|cgo-gcc-input-|(?:Test|Fuzz|Benchmark)\w*?))\d+/g, "$1#"],
  [/([/\\])((?:[\w.-]*?[^\W\d])?[-_.]?)\d{3,}(?=[/\\]|\b)/g, "$1$2#"], // /tmp/go-build123, /tmp/go-link-123, TestX123/001
];

const UNIT = "(?:ns|us|µs|μs|ms|s|m|h|seconds?|minutes?)";

/** Times, durations, numbers and random names; an identifier with one number in it stays. */
const VALUES: readonly Replacement[] = [
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day)?\b,?/g, "#"],
  [/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g, "#"],
  [/\b\d[\d-]*T\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?/g, "#"], // RFC 3339
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, "#"], // UUID
  [/\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,}\b/gi, "#"], // hashes
  [/\b(?=\w{6})(?:[A-Za-z]+\d+){2,}[A-Za-z]*\b|\b(?=\w{6})(?:\d+[A-Za-z]+){2,}\d*\b/g, "#"], // x7k2p9
  [new RegExp(`(?<![\\w.])(?:\\d+(?:\\.\\d+)? ?${UNIT})+\\b`, "g"), "#"],
  [/(?<![\w.])\d+(?:[.,:/]\d+)*(?!\w)/g, "#"],
  [/#(?:[\s/:.,+-]*#)+/g, "#"], // a time has more parts in one run than in the other
];

/** stablePlaces leaves out places only: in a tool's message a number is a reason. */
export function stablePlaces(text: string): string {
  return apply(text, PLACES);
}

/** stableText leaves out values too: for what programs print. */
export function stableText(text: string): string {
  return apply(text, [...PLACES, ...VALUES]);
}

function apply(text: string, rules: readonly Replacement[]): string {
  return rules.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
}

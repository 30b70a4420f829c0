// Random filters and projections, most of them wrong.

import type { RandomCase } from "./random-case.ts";
import { Random } from "./random-case.ts";

const WORDS = [
  "a",
  "goos",
  ".name",
  ".fullname",
  ".unit",
  ".config",
  ".file",
  "/x",
  "b-c",
  "b*c",
  "linux",
  "alpha",
  "num",
  "é☃",
] as const;
const SIGNS = ["(", ")", ":", ":", "@", ",", "-", "*", " ", " ", " AND ", " OR ", "AND", "OR", '"'] as const;
const QUOTED = ['"b c"', '""', '"\\u2603"', '"\\z"', '"\\x41\\101\\n"', '"a', '"a\\\\"', '"a\\""'] as const;
const REGEXPS = [
  "/l.n/",
  "/^A|B$/",
  "/[/]x/",
  "/(?i)LIN/",
  "/a/b",
  "/a\\/b/",
  "/(/",
  "/(a/",
  "/a)/",
  "/[a/",
  "/*a/",
  "/a**/",
  "/a{2,1}/",
  "/[z-a]/",
  "/\\q/",
  "/\\pL+/",
  "/[[:alpha:]]/",
  "/[[:alpha:]/]/",
  "/[[]/",
  "/l.n/\u00a0",
  "/a",
  "/\\d+$/-",
  "/(?P<n>a)/",
  "/(?<n/",
  "/[[:^alpha:]]=/",
  "/(?i:L)in/",
  "/(?U)i.+n/",
  "/l(?i)IN/",
  "/\\p{greek}|x/",
  "/\\p{Emoji}/",
  "/l(?=i)/",
  "/(l)\\1/",
  "/a\\/",
  "//",
] as const;

const FILE =
  "goos: linux\nBenchmarkA/x=1-8 1 1 ns/op\nBenchmarkA/x=1-8 1 2 ns/op\ngoos: b c\nBenchmarkB/x=12 1 1 B/op\na: a\nBenchmarkA 1 3 q\n";

/** randomQuery makes a command line with one random query. */
export function randomQuery(seed: number): RandomCase {
  const random = new Random(seed + 1_000_000);
  const flag = random.of(["filter", "filter", "filter", "table", "row", "col", "ignore"]);
  const likely = random.chance(0.6);
  const text = likely ? likelyQuery(random, flag) : "";
  const query = likely && random.chance(0.7) ? text : text + noise(random, 1 + random.below(5));
  return { args: [`-${flag}=${query}`, "f.txt"], files: { "f.txt": FILE } };
}

function noise(random: Random, length: number): string {
  const pieces = Array.from({ length }, () => {
    const kind = random.next();
    if (kind < 0.4) return random.of(WORDS);
    return kind < 0.8 ? random.of(SIGNS) : kind < 0.9 ? random.of(QUOTED) : random.of(REGEXPS);
  });
  return pieces.join(random.chance(0.5) ? "" : " ");
}

function likelyQuery(random: Random, flag: string): string {
  const parts = Array.from({ length: 1 + random.below(3) }, () =>
    flag === "filter" ? term(random) : projected(random),
  );
  const between = flag === "filter" ? [" ", " AND ", " OR "] : [",", " "];
  return parts.reduce((text, part) => text + (between[random.below(between.length)] ?? "") + part);
}

function term(random: Random): string {
  const key = random.of(WORDS);
  const value = (): string => random.of([random.of(WORDS), random.of(QUOTED), random.of(REGEXPS)]);
  const match = `${key}:${random.chance(0.3) ? `(${value()} OR ${value()})` : value()}`;
  return random.chance(0.2) ? `-${match}` : random.chance(0.1) ? `(${match})` : match;
}

function projected(random: Random): string {
  const key = random.of(WORDS);
  if (random.chance(0.5)) return key;
  return `${key}@${random.chance(0.5) ? random.of(WORDS) : `(${random.of(WORDS)} ${random.of(QUOTED)})`}`;
}

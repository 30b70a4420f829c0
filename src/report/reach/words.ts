// What a change can touch, in words: how many benchmarks, and the way from one to the changed code. Plain
// text: each form makes it harmless.

import type { CodePlace, Reach, Way } from "../../model/reach.ts";
import { cutMiddle } from "../../model/visible.ts";
import { plural } from "../format.ts";

/** Longest name and file of a brief way, in characters, and how many names it keeps at each of its ends. */
const BRIEF = { name: 80, file: 120, first: 3, last: 2 } as const;

/** reachSentence is `The change reaches 6 of 395 benchmarks.`; "" where that is not known. */
export function reachSentence(
  reach: Pick<Reach, "known" | "reached" | "unknown" | "benchmarks"> | undefined,
): string {
  if (reach === undefined || !reach.known || reach.benchmarks === 0) return "";
  const { reached, unknown, benchmarks } = reach;
  const doubt = unknown === 0 ? "" : ` (${unknown} of them unknown)`;
  return `The change reaches ${reached} of ${plural(benchmarks, "benchmark")}${doubt}.`;
}

/** wayText is a whole way: `BenchmarkSum → m.Sum → m.add (changed, m.go:10)`. */
export function wayText(way: Way): string {
  return `${namesOf(way).join(" → ")} (${way.how}, ${placeText(endOf(way))})`;
}

/** BriefWay is a way for a line of a report: long names, and the middle of many, are cut. */
interface BriefWay {
  /** `BenchmarkSum → m.Sum → m.add` */
  readonly names: string;
  /** `m.go:10` */
  readonly place: string;
}

export function briefWay(way: Way): BriefWay {
  const names = namesOf(way).map((name) => cutMiddle(name, BRIEF.name));
  const { first, last } = BRIEF;
  const shown =
    names.length <= first + last + 1 ? names : [...names.slice(0, first), "…", ...names.slice(-last)];
  const { file, line } = endOf(way);
  return { names: shown.join(" → "), place: placeText({ file: cutMiddle(file, BRIEF.file), line }) };
}

/** endOf is the code that differs. */
export function endOf({ places }: Way): CodePlace {
  const end = places.at(-1);
  if (end === undefined) throw new RangeError("a way without places");
  return end;
}

/** shortName is a name without the folders of its package: `token.Derive`. */
export function shortName(name: string): string {
  return name.replace(/^(?:[^/([]*\/)+/, "");
}

/** The benchmark stands without its package, which goes without saying. */
function namesOf({ places }: Way): readonly string[] {
  return places.map(({ name }, i) => (i === 0 ? name.slice(name.lastIndexOf(".") + 1) : shortName(name)));
}

function placeText({ file, line }: Pick<CodePlace, "file" | "line">): string {
  return `${file}:${line}`;
}

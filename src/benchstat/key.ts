// The keys by which filters and projections look at results.
// https://github.com/golang/perf/blob/master/benchproc/extract.go

import { type Config, configValue } from "../benchfmt/config.ts";
import { nameParts } from "../benchfmt/name.ts";

/** Observation is what keys can see of a result: all but its numbers. */
export interface Observation {
  /** The label of the input, "" without. */
  readonly file: string;
  readonly config: Config;
  readonly fullName: string;
}

/** Extract reads the value of a key, "" where it is absent. */
export type Extract = (subject: Observation) => string;

/** extractOf reads one key: `.name`, `.fullname`, `.file`, a sub-name `/size`, or a configuration key. */
export function extractOf(key: string): Extract {
  if (key === ".name") return ({ fullName }) => baseName(fullName);
  if (key === ".fullname") return ({ fullName }) => fullName;
  if (key === ".file") return ({ file }) => file;
  if (key === "/gomaxprocs") return ({ fullName }) => gomaxprocs(fullName);
  if (key.startsWith("/")) return ({ fullName }) => subName(fullName, key);
  // Configuration keys of a file never start with a dot.
  return key.startsWith(".") ? () => "" : ({ config }) => configValue(config, key);
}

/** fullNameWithout reads the full name without the parts of these keys; a hidden base name becomes `*`. */
export function fullNameWithout(keys: ReadonlySet<string>): Extract {
  const hides = [...keys].filter((key) => key.startsWith("/")).map((key) => `${key}=`);
  if (hides.length === 0 && !keys.has(".name")) return extractOf(".fullname");
  return ({ fullName }) => {
    const { base, parts, suffix } = nameParts(fullName);
    const kept = parts.filter((part) => !hides.some((hidden) => part.startsWith(hidden)));
    const start = keys.has(".name") ? "*" : base;
    return `${start}${kept.join("")}${keys.has("/gomaxprocs") ? "" : suffix}`;
  };
}

function baseName(fullName: string): string {
  const slash = fullName.indexOf("/");
  return slash < 0 ? nameParts(fullName).base : fullName.slice(0, slash);
}

function subName(fullName: string, key: string): string {
  const prefix = `${key}=`;
  const part = nameParts(fullName).parts.find((candidate) => candidate.startsWith(prefix));
  return part?.slice(prefix.length) ?? "";
}

// `-8` at the end of the name, or `/gomaxprocs=8`, as benchstat knows both.
function gomaxprocs(fullName: string): string {
  const { suffix } = nameParts(fullName);
  return suffix === "" ? subName(fullName, "/gomaxprocs") : suffix.slice(1);
}

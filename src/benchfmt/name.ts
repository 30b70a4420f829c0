// The parts of a benchmark name: `Parse/size=1k/fast-8` has a base name, two sub-names and GOMAXPROCS.

/** NameAndProcs is a full name in the two parts that model/benchmark.ts has. */
interface NameAndProcs {
  /** Without the GOMAXPROCS suffix. */
  readonly name: string;
  /** GOMAXPROCS, at least 1. */
  readonly procs: number;
}

/**
 * splitName takes the GOMAXPROCS suffix off a full name. Package testing writes `-N` for N > 1 processors and
 * nothing for one, so that a `-1` is part of the name.
 *
 * With `procs` exactly `-procs` is taken off, where it is there. Without, the text alone cannot tell
 * `sha-256` from 256 processors: every `-N` above 1, of at most six digits without leading zeros, counts as
 * suffix.
 */
export function splitName(fullName: string, procs?: number): NameAndProcs {
  if (procs === undefined) return guessName(fullName);
  const suffix = `-${procs}`;
  const hasSuffix = procs > 1 && fullName.endsWith(suffix);
  return { name: hasSuffix ? fullName.slice(0, -suffix.length) : fullName, procs };
}

function guessName(fullName: string): NameAndProcs {
  const suffix = /-([1-9]\d{0,5})$/.exec(fullName);
  return suffix && suffix[1] !== "1"
    ? { name: fullName.slice(0, suffix.index), procs: Number(suffix[1]) }
    : { name: fullName, procs: 1 };
}

/** NameParts is a full name as benchstat's keys see it. */
interface NameParts {
  /** Up to the first `/`; may be "". */
  readonly base: string;
  /** The other pieces, each with its `/`: `/size=1k`, `/fast`. */
  readonly parts: readonly string[];
  /** `-` and digits at the end of the name, as written; "" where there is none. */
  readonly suffix: string;
}

/**
 * nameParts cuts a full name at its slashes. Here a suffix is any `-` with digits at the end, `-0` and `-1`
 * too.
 */
export function nameParts(fullName: string): NameParts {
  const suffix = /-\d+$/.exec(fullName)?.[0] ?? "";
  const [base = "", ...parts] = fullName.slice(0, fullName.length - suffix.length).split("/");
  return { base, parts: parts.map((part) => `/${part}`), suffix };
}

// What was asked for, so that somebody else can ask for the same.

import type { Selection } from "../model/report.ts";
import { ACTION_ONLY, DEFAULTS, type OptionName, type Options } from "../options/options.ts";

/** What the report says elsewhere, and what changes nothing of what is found. */
const NOT_REPEATED: ReadonlySet<OptionName> = new Set<OptionName>([
  ...ACTION_ONLY,
  ...(["packages", "bench", "benchtime", "cpu", "threshold", "alpha"] as const),
  ...(["baseline", "baseline-file", "baseline-ref"] as const),
  ...(["out", "region"] as const),
]);

/** selectionOf is the part of the report that the command for doing it again is made of. */
export function selectionOf({ packages, bench, benchtime, cpu, asked }: Options): Selection {
  const time =
    benchtime === undefined
      ? ""
      : benchtime.kind === "count"
        ? `${benchtime.iterations}x`
        : `${benchtime.seconds}s`;
  return { packages, bench: bench.source, benchtime: time, cpu: cpu.join(","), flags: flagsOf(asked) };
}

/** The flags of all options that are not the default, `--count=10`, in the order of action.yml. */
function flagsOf(asked: Options["asked"]): readonly string[] {
  const defaults: Readonly<Record<OptionName, string>> = DEFAULTS;
  const names = Object.keys(DEFAULTS).filter(
    (name): name is OptionName => name in DEFAULTS && !NOT_REPEATED.has(name as OptionName),
  );
  return names.flatMap((name) => {
    const [value, usual] = [asked[name], defaults[name]];
    const isSwitch = usual === "true" || usual === "false";
    if (value === undefined || (isSwitch && value.toLowerCase() === usual)) return [];
    return [isSwitch ? `--${usual === "true" ? "no-" : ""}${name}` : `--${name}=${value}`];
  });
}

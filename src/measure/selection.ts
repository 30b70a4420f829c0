// What the user asked for, so that another user can ask for the same.

import type { Selection } from "../model/report.ts";
import { isSwitch } from "../options/option.ts";
import type { Options } from "../options/options.ts";
import { FLAG_NAMES, flagOf, OPTION_FORMS, type OptionName } from "../options/table.ts";

/** Options that the report has elsewhere, or that do not change what is found. */
const NOT_REPEATED: ReadonlySet<OptionName> = new Set<OptionName>([
  ...(["packages", "bench", "benchtime", "cpu", "threshold", "alpha"] as const),
  ...(["baseline", "baseline-file", "baseline-ref"] as const),
  ...(["out", "region"] as const),
]);

/** selectionOf is the part of the report from which the command to repeat the run is made. */
export function selectionOf({ packages, bench, benchtime, cpu, asked }: Options): Selection {
  const time =
    benchtime === undefined
      ? ""
      : benchtime.kind === "count"
        ? `${benchtime.iterations}x`
        : `${benchtime.seconds}s`;
  return { packages, bench: bench.source, benchtime: time, cpu: cpu.join(","), flags: flagsOf(asked) };
}

/** `--count=10`, in the order of action.yml, without defaults. */
function flagsOf(asked: Options["asked"]): readonly string[] {
  return FLAG_NAMES.filter((name) => !NOT_REPEATED.has(name)).flatMap((name) => {
    const value = asked[name];
    if (value === undefined) return [];
    if (!isSwitch(OPTION_FORMS[name])) return [`--${flagOf(name)}=${value}`];
    return value.toLowerCase() === OPTION_FORMS[name].fallback ? [] : [`--${flagOf(name)}`];
  });
}

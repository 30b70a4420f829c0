// What was asked for, so that somebody else can ask for the same.

import type { Selection } from "../model/report.ts";
import { isSwitch, type Option } from "../options/option.ts";
import type { Options } from "../options/options.ts";
import { OPTION_NAMES, OPTIONS, type OptionName } from "../options/table.ts";

/** What the report says elsewhere, and what changes nothing of what is found. */
const NOT_REPEATED: ReadonlySet<OptionName> = new Set<OptionName>([
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

const FORMS: Readonly<Record<OptionName, Omit<Option<unknown>, "read">>> = OPTIONS;

/** The flags of all options that are not the default, `--count=10`, in the order of action.yml. */
function flagsOf(asked: Options["asked"]): readonly string[] {
  const names = OPTION_NAMES.filter((name) => FORMS[name].noFlag !== true && !NOT_REPEATED.has(name));
  return names.flatMap((name) => {
    const [value, { fallback }] = [asked[name], FORMS[name]];
    if (value === undefined || (isSwitch(FORMS[name]) && value.toLowerCase() === fallback)) return [];
    return [isSwitch(FORMS[name]) ? `--${fallback === "true" ? "no-" : ""}${name}` : `--${name}=${value}`];
  });
}

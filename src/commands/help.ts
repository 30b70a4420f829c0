// The usage texts.

import { DEFAULTS } from "../options.ts";
import { OPTION_FLAGS } from "./flags.ts";

const GENERAL = `go-steady: Go CI that can tell a slowdown from a noisy runner

  go-steady run [packages]      checks, then the benchmarks of HEAD (or the dirty work tree) against the main branch
  go-steady compare BASE HEAD   two files of Go benchmark text, the same verdicts
  go-steady stat FILE...        what benchstat prints
  go-steady demo                a pull request that is slower in one place, and how it is caught
  go-steady --version

go-steady COMMAND --help lists the flags of a command.
Exit codes: 0 passed, 1 the gate failed, 2 wrong use, 3 could not measure.
`;

const RUN = `go-steady run [flags] [packages]

  --base REF        revision to compare with (default: the merge base with the main branch)
  --head REF        revision to judge (default: the checkout, with its uncommitted changes)
  --no-checks       benchmarks alone
  --json FILE       write the report as JSON
  --markdown FILE   write the report as Markdown
  --all             list unchanged and identical benchmarks, too

The inputs of the action are flags, with their defaults (docs/options.md):
${optionLines()}
`;

const COMPARE = `go-steady compare [flags] BASE HEAD

  --format text|markdown|json   default text; json is the schema of docs/report.md
  --threshold 5%                smallest change that matters
  --alpha 1%                    probability that two files without a difference fail
  --fail-on regression          "never", or a list: regression, missing, inconclusive
  --all                         list unchanged benchmarks, too
`;

const DEMO = `go-steady demo

Makes a small Go repository with a pull request that is slower in one place, runs the whole job on it, and exits with 0
when the slower benchmark was found and nothing else was blamed. Needs Go and git.
`;

const TEXTS: Readonly<Record<string, string>> = { run: RUN, compare: COMPARE, demo: DEMO };

/** helpFor is the usage of a command, or of the program. */
export function helpFor(command: string | undefined): string {
  return command !== undefined && Object.hasOwn(TEXTS, command) ? (TEXTS[command] ?? GENERAL) : GENERAL;
}

function optionLines(): string {
  const defaults: Readonly<Record<string, string>> = DEFAULTS;
  return Object.entries(OPTION_FLAGS)
    .map(([flag, kind]) => {
      const value = kind === "switch" ? "" : ` ${flag.toUpperCase()}`;
      const fallback = kind === "switch" ? "" : defaults[flag];
      return `  --${flag}${value}${fallback ? ` (${fallback})` : ""}`;
    })
    .join("\n");
}

// What a run is asked to do: the texts of inputs or flags, checked one by one and against each other.

import { UsageError } from "../model/errors.ts";
import { type OptionForm, type OptionTexts, type OptionValues, readTable } from "./option.ts";
import { OPTION_FORMS, OPTIONS } from "./table.ts";

/** Options are checked; src/options/table.ts says what each value means. */
export interface Options extends OptionValues<typeof OPTIONS> {
  /** Revision to judge; undefined means the checkout, with its uncommitted changes. */
  readonly headRef: string | undefined;
  /** What is not the default, as a person wrote it. */
  readonly asked: RawOptions;
}

export type RawOptions = OptionTexts<typeof OPTIONS> & { readonly head?: string };

/** A ratio: the smallest change that matters where no option and no file names one. */
export const DEFAULT_THRESHOLD = 0.05;

/** decodeOptions throws UsageError that lists every mistake. */
export async function decodeOptions({ head, ...raw }: RawOptions): Promise<Options> {
  const read = await readTable(OPTIONS, raw);
  if (read.kind === "refused") throw refused(read.problems);
  const { values } = read;
  const options: Options = {
    ...values,
    maxCount: Math.max(values.count, values.maxCount),
    headRef: head?.trim() || undefined,
    asked: askedIn({ ...raw, ...(head === undefined ? {} : { head }) }),
  };
  const problems = contradictions(options);
  if (problems.length > 0) throw refused(problems);
  return options;
}

function refused(problems: readonly string[]): UsageError {
  return new UsageError(
    problems.join("\n"),
    "correct the value; docs/options.md lists every option with its form",
  );
}

/** Values that are right alone, and mean nothing together. */
function contradictions(options: Options): readonly string[] {
  const { baseline, baselineFile, baselineWorkflow, test, timezones, moments } = options;
  const problems: string[] = [];
  if (baseline !== "file" && baselineFile !== undefined)
    problems.push(`baseline-file: ${JSON.stringify(baselineFile)} is only read with baseline: file`);
  if (baseline !== "artifact" && baselineWorkflow !== undefined)
    problems.push(
      `baseline-workflow: ${JSON.stringify(baselineWorkflow)} is only read with baseline: artifact`,
    );
  if (!test && timezones.length + moments.length > 0)
    problems.push("timezones, moments: they are for the tests, which test: false leaves out");
  if (moments.some(({ kind }) => kind === "dst") && timezones.length === 0)
    problems.push("moments: dst needs timezones: it means the changes of their clocks");
  return problems;
}

function askedIn(raw: RawOptions): RawOptions {
  const forms: Readonly<Record<string, OptionForm>> = OPTION_FORMS;
  const written = Object.entries(raw).map(([name, value]) => [name, value.trim()] as const);
  return Object.fromEntries(
    written.filter(([name, value]) => value !== "" && value !== forms[name]?.fallback),
  );
}

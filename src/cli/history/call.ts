// What all verbs of `go-steady history` have in common: where the history is, which entries are asked for,
// and in which form the answer is printed.

import type { Answer } from "../../history/answer/answer.ts";
import { FORMATS, type Format, renderAnswer } from "../../history/answer/render-answer.ts";
import type { Entry } from "../../history/entry.ts";
import { type EntryFilter, filterEntries } from "../../history/filter-entries.ts";
import { openHistory } from "../../history/keep/open-history.ts";
import { decodeWhere, WHERE_RULE, type Where } from "../../history/keep/where.ts";
import { decodeSince, SINCE_RULE } from "../../history/since.ts";
import { UsageError } from "../../model/errors.ts";
import type { World } from "../../run/world.ts";
import { readFlags } from "../flags.ts";
import { textOptions } from "../standard-output.ts";
import { worldOf } from "../world.ts";

const WHERE_FLAGS = { history: "value", remote: "value" } as const;
const FILTER_FLAGS = { branch: "value", region: "value", since: "value" } as const;

export interface Call {
  /** `list`: of the words in errors. */
  readonly verb: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly positionals: readonly string[];
  readonly where: Where;
  readonly remote: string;
  readonly filter: EntryFilter;
  readonly world: World;
}

/** readCall throws UsageError. `own`: flags of the verb itself. */
export async function readCall(
  verb: string,
  args: readonly string[],
  own: Readonly<Record<string, "value" | "switch">> = {},
): Promise<Call> {
  const { values, positionals } = readFlags(`history ${verb}`, args, {
    ...WHERE_FLAGS,
    ...FILTER_FLAGS,
    format: "value",
    json: "switch",
    ...own,
  });
  const world = await worldOf(process.cwd());
  const where = decodeWhere(values.history ?? "branch");
  if (where === undefined)
    throw new UsageError(
      `--history: ${JSON.stringify(values.history)} is not ${WHERE_RULE}`,
      "name where the history is kept",
    );
  return {
    ...{ verb, flags: values, positionals, where, world, remote: values.remote ?? "origin" },
    filter: { branch: values.branch, region: values.region, since: sinceOf(values.since, world.date()) },
  };
}

function sinceOf(text: string | undefined, now: Date): Date | undefined {
  if (text === undefined) return undefined;
  const since = decodeSince(text, now);
  if (since !== undefined) return since;
  throw new UsageError(`--since: ${JSON.stringify(text)} is not ${SINCE_RULE}`, "write it as one of these");
}

/** formatOf throws UsageError. `--json` is short for `--format json`. */
export function formatOf({ flags }: Call): Format {
  const said = flags.format ?? (flags.json === "true" ? "json" : "text");
  const format = FORMATS.find((each) => each === said);
  if (format !== undefined) return format;
  throw new UsageError(`--format: ${JSON.stringify(said)} is unknown`, `use one of ${FORMATS.join(", ")}`);
}

/** words throws UsageError where there are not as many as `names`. */
export function words({ verb, positionals }: Call, names: readonly string[]): readonly string[] {
  if (positionals.length === names.length) return positionals;
  const wanted = names.length === 0 ? "takes no words" : `takes ${names.join(" and ")}`;
  throw new UsageError(
    `history ${verb} ${wanted}, and got ${positionals.length}`,
    ["go-steady history", verb, ...names, "--history WHERE"].join(" "),
  );
}

export interface ReadHistory {
  readonly entries: readonly Entry[];
  /** What could not be read, and other doubts. */
  readonly doubts: readonly string[];
}

/** readHistory reads all entries that the call asks for. */
export async function readHistory({ world, where, remote, filter }: Call): Promise<ReadHistory> {
  await using history = await openHistory(world, where, remote);
  const [entries, doubts]: [Entry[], string[]] = [[], []];
  for await (const record of history.read())
    if (record.kind === "entry") entries.push(record.entry);
    else doubts.push(record.text);
  return { entries: filterEntries(entries, filter), doubts };
}

export function printAnswer(answer: Answer, format: Format): void {
  process.stdout.write(renderAnswer(answer, format, textOptions().width));
}

// go-steady run [packages]

import { runJob } from "../job/run-job.ts";
import { UsageError } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import { decodeOptions } from "../options/options.ts";
import { reportJson } from "../report/json.ts";
import { renderMarkdown, SUMMARY_BUDGET } from "../report/markdown.ts";
import { renderText } from "../report/text.ts";
import { exitCodeOf } from "./exit-code.ts";
import { OPTION_FLAGS, optionsOf, readFlags } from "./flags.ts";
import { textOptions } from "./standard-output.ts";
import { worldOf } from "./world.ts";
import { writeOutput } from "./write-output.ts";

const FLAGS = {
  ...OPTION_FLAGS,
  base: "value",
  head: "value",
  "no-checks": "switch",
  all: "switch",
  verbose: "switch",
  json: "value",
  markdown: "value",
} as const;

const NOT_HERE = {
  report: "stage report comments on a pull request: only the action does that",
  publish: "stage publish is a command of its own here: go-steady publish --report FILE --history WHERE",
  page: "stage page is for the action: go-steady page makes the page of a history",
} as const;

export async function run(args: readonly string[]): Promise<number> {
  const flags = readFlags("run", args, FLAGS);
  const { base, head, json, markdown } = flags.values;
  const options = await decodeOptions({
    ...optionsOf(flags),
    ...(base === undefined ? {} : { "baseline-ref": base }),
    ...(head === undefined ? {} : { head }),
    ...(flags.values["no-checks"] === undefined ? {} : { stage: "bench" }),
    ...(flags.positionals.length === 0 ? {} : { packages: flags.positionals.join(" ") }),
  });
  if (options.stage === "report" || options.stage === "publish" || options.stage === "page")
    throw new UsageError(NOT_HERE[options.stage], "leave --stage out, or name all, test or bench");
  const report = await runJob(
    await worldOf(process.cwd(), { verbose: flags.values.verbose === "true" }),
    options,
  );
  process.stdout.write(renderText(report, { ...textOptions(), all: flags.values.all === "true" }));
  await writeReports(report, { json, markdown });
  return exitCodeOf(report.outcome);
}

/** Throws UsageError; the verdict is printed by then. */
async function writeReports(
  report: Report,
  { json, markdown }: { readonly json: string | undefined; readonly markdown: string | undefined },
): Promise<void> {
  if (json !== undefined) await writeOutput(json, reportJson(report));
  if (markdown !== undefined) await writeOutput(markdown, renderMarkdown(report, { budget: SUMMARY_BUDGET }));
}

// go-steady compare BASE HEAD

import { resolve } from "node:path";
import { gate } from "../judge/gate.ts";
import { UsageError } from "../model/errors.ts";
import { REPORT_SCHEMA, type Report } from "../model/report.ts";
import { visibleLine } from "../model/visible.ts";
import { loadSettings, policyOf } from "../options/load-settings.ts";
import { decodeOptions, type Options } from "../options/options.ts";
import { dayOf, judgedBy, NO_CHANGES, type Rules, reportPolicy } from "../options/rules.ts";
import { readChunks } from "../ports/files/chunks.ts";
import { reportJson } from "../report/json.ts";
import { renderMarkdown, SUMMARY_BUDGET } from "../report/markdown.ts";
import { renderText } from "../report/text.ts";
import { type BenchmarkFile, compareFiles, machineOfFile, readBenchmarkFile } from "./compare-files.ts";
import { exitCodeOf } from "./exit-code.ts";
import { optionsOf, readFlags } from "./flags.ts";
import { textOptions } from "./standard-output.ts";

const FLAGS = {
  threshold: "value",
  alpha: "value",
  "fail-on": "value",
  config: "value",
  format: "value",
  all: "switch",
} as const;
const FORMATS = ["text", "markdown", "json"] as const;

/** compare gives the exit code. Bad lines are quoted on standard error. */
export async function compare(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const { options, format, all, paths } = await readCall(args);
  const rules = await rulesOf(options);
  const [base, head] = [read(paths.base), read(paths.head)];
  for (const bad of [...base.badLines, ...head.badLines])
    process.stderr.write(`${bad.file}:${bad.line}: ${bad.reason}: ${visibleLine(bad.text)}\n`);
  const report = reportOn({ base, head, rules, options, started });
  const render = {
    text: () => renderText(report, { ...textOptions(), all }),
    markdown: () => renderMarkdown(report, { budget: SUMMARY_BUDGET }),
    json: () => reportJson(report),
  };
  process.stdout.write(render[format]());
  return exitCodeOf(report.outcome);
}

interface Call {
  readonly options: Options;
  readonly format: (typeof FORMATS)[number];
  readonly all: boolean;
  readonly paths: { readonly base: string; readonly head: string };
}

async function readCall(args: readonly string[]): Promise<Call> {
  const flags = readFlags("compare", args, FLAGS);
  const options = await decodeOptions(optionsOf(flags));
  const format = FORMATS.find((f) => f === (flags.values.format ?? "text"));
  if (format === undefined)
    throw new UsageError(
      `--format: ${JSON.stringify(flags.values.format)} is unknown`,
      `use one of ${FORMATS.join(", ")}`,
    );
  const [base, head, ...more] = flags.positionals;
  if (base === undefined || head === undefined || more.length > 0)
    throw new UsageError(
      `compare takes two files, and got ${flags.positionals.length}`,
      "go-steady compare base.bench.out head.bench.out",
    );
  return { options, format, all: flags.values.all === "true", paths: { base, head } };
}

/** The user of this machine may name any file on it. */
async function rulesOf(options: Options): Promise<Rules> {
  const cwd = process.cwd();
  const config = options.config === undefined ? undefined : resolve(cwd, options.config);
  const settings = await loadSettings({ root: cwd, folder: ".", config });
  return { policy: policyOf(options, settings), settings, changes: NO_CHANGES, reach: "off" };
}

interface ComparedFiles {
  readonly base: BenchmarkFile;
  readonly head: BenchmarkFile;
  readonly rules: Rules;
  readonly options: Options;
  /** Milliseconds on the clock of the process. */
  readonly started: number;
}

function reportOn({ base, head, rules, options, started }: ComparedFiles): Report {
  const date = new Date().toISOString();
  const { comparisons, warnings } = judgedBy(rules, compareFiles(base, head, rules.policy), dayOf(date));
  const { failOn } = options;
  const result = gate({ comparisons, checks: [], failOn, headBuildFailed: [], unmeasuredReason: undefined });
  const total = (performance.now() - started) / 1000;
  return {
    schema: REPORT_SCHEMA,
    ...result,
    started: date,
    base: { ref: base.name, sha: "" },
    head: { ref: head.name, sha: "", dirty: false },
    machine: machineOfFile(head),
    policy: reportPolicy(rules),
    checks: [],
    comparisons,
    warnings: [...badLineWarnings(base, head), ...warnings],
    seconds: { total, build: 0, measure: 0, checks: 0, commands: 0 },
  };
}

/** What node:fs throws has a code; anything else is not about the file. */
function read(path: string): BenchmarkFile {
  try {
    return readBenchmarkFile(path, readChunks(path));
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    const why = cause.code === "ENOENT" ? "is not there" : `cannot be read: ${cause.message}`;
    throw new UsageError(`${path} ${why}`, "name a file of Go benchmark text", { cause });
  }
}

function badLineWarnings(...files: readonly BenchmarkFile[]): readonly string[] {
  return files
    .filter((file) => file.badLines.length > 0)
    .map(({ name, badLines }) =>
      badLines.length === 1
        ? `${name} has 1 line that cannot be read`
        : `${name} has ${badLines.length} lines that cannot be read`,
    );
}

// go-steady compare BASE HEAD

import { gate } from "../judge/gate.ts";
import { UsageError } from "../model/errors.ts";
import { REPORT_SCHEMA, type Report } from "../model/report.ts";
import { decodeOptions } from "../options.ts";
import { readChunks } from "../ports/chunks.ts";
import { reportJson } from "../report/json.ts";
import { renderMarkdown, SUMMARY_BUDGET } from "../report/markdown.ts";
import { renderText } from "../report/text.ts";
import {
  type BenchmarkFile,
  compareFiles,
  machineOfFile,
  readBenchmarkFile,
} from "../steps/compare-files.ts";
import { exitCodeOf } from "./exit-code.ts";
import { optionsOf, readFlags } from "./flags.ts";
import { textOptions } from "./standard-output.ts";

const FLAGS = {
  threshold: "value",
  alpha: "value",
  "fail-on": "value",
  format: "value",
  all: "switch",
} as const;
const FORMATS = ["text", "markdown", "json"] as const;

/** compare prints the verdicts on two files; bad lines are quoted on standard error. */
export async function compare(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const flags = readFlags("compare", args, FLAGS);
  const options = decodeOptions(optionsOf(flags));
  const format = FORMATS.find((f) => f === (flags.values.format ?? "text"));
  if (format === undefined)
    throw new UsageError(
      `--format: ${JSON.stringify(flags.values.format)} is unknown`,
      `use one of ${FORMATS.join(", ")}`,
    );
  const [basePath, headPath, ...more] = flags.positionals;
  if (basePath === undefined || headPath === undefined || more.length > 0)
    throw new UsageError(
      `compare takes two files, and got ${flags.positionals.length}`,
      "go-steady compare base.bench.out head.bench.out",
    );
  const [base, head] = [read(basePath), read(headPath)];
  for (const bad of [...base.badLines, ...head.badLines])
    process.stderr.write(`${bad.file}:${bad.line}: ${bad.reason}: ${bad.text}\n`);
  const comparisons = compareFiles(base, head, options);
  const result = gate({
    comparisons,
    checks: [],
    failOn: options.failOn,
    headBuildFailed: [],
    unmeasuredReason: "",
  });
  const total = (performance.now() - started) / 1000;
  const report: Report = {
    schema: REPORT_SCHEMA,
    ...result,
    started: new Date().toISOString(),
    base: { ref: basePath, sha: "" },
    head: { ref: headPath, sha: "", dirty: false },
    machine: machineOfFile(head),
    policy: { threshold: options.threshold, alpha: options.alpha },
    checks: [],
    comparisons,
    warnings: badLineWarnings(base, head),
    seconds: { total, build: 0, measure: 0, checks: 0, commands: 0 },
  };
  const render = {
    text: () => renderText(report, { ...textOptions(), all: flags.values.all === "true" }),
    markdown: () => renderMarkdown(report, { budget: SUMMARY_BUDGET }),
    json: () => reportJson(report),
  };
  process.stdout.write(render[format]());
  return exitCodeOf(report.outcome);
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

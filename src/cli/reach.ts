// go-steady reach [packages]

import { reachJob } from "../job/reach-job.ts";
import { UsageError } from "../model/errors.ts";
import { oneOf } from "../options/option-values.ts";
import { decodeOptions } from "../options/options.ts";
import { NO_BENCHMARK } from "../patterns/bench-pattern.ts";
import { reachedPattern } from "../reach/reached-pattern.ts";
import { renderReach } from "../reach/render-reach.ts";
import { OPTION_FLAGS, optionsOf, readFlags } from "./flags.ts";
import { worldOf } from "./world.ts";
import { writeOutput } from "./write-output.ts";

const TAKEN = ["bench", "build-flags", "go-version", "go-version-file", "prepare", "working-directory"];
const FLAGS = {
  ...Object.fromEntries(Object.entries(OPTION_FLAGS).filter(([name]) => TAKEN.includes(name))),
  base: "value",
  head: "value",
  format: "value",
  json: "value",
  verbose: "switch",
} as const;

const FORMATS = ["text", "json", "bench"] as const;

export async function reach(args: readonly string[]): Promise<number> {
  const flags = readFlags("reach", withJsonFile(args), FLAGS);
  const { base, head, json, verbose } = flags.values;
  const format = formatOf(flags.values.format);
  const options = await decodeOptions({
    ...optionsOf(flags),
    stage: "bench",
    ...(base === undefined ? {} : { "baseline-ref": base }),
    ...(head === undefined ? {} : { head }),
    ...(flags.positionals.length === 0 ? {} : { packages: flags.positionals.join(" ") }),
  });
  const report = await reachJob(await worldOf(process.cwd(), { verbose: verbose === "true" }), options);
  const asJson = `${JSON.stringify(report, null, 2)}\n`;
  const texts = {
    text: () => renderReach(report),
    json: () => asJson,
    bench: () => `${reachedPattern(report.benchmarks, options.bench)}\n`,
  };
  const printed = texts[format]();
  process.stdout.write(printed);
  if (format === "bench" && printed === `${NO_BENCHMARK}\n`)
    process.stderr.write(
      `go-steady reach: the change reaches no benchmark, and ${NO_BENCHMARK} matches none\n`,
    );
  if (json !== undefined) await writeOutput(json, asJson);
  return 0;
}

function formatOf(text = "text"): (typeof FORMATS)[number] {
  const format = oneOf(FORMATS)(text);
  if (format !== undefined) return format;
  throw new UsageError(
    `reach: --format ${JSON.stringify(text)} is not one of ${FORMATS.join(", ")}`,
    "go-steady reach --help lists the flags",
  );
}

/**
 * `--json` takes a file where a word behind it ends in .json; else it is `--format json`. No pattern of
 * packages ends so.
 */
function withJsonFile(args: readonly string[]): readonly string[] {
  const at = args.indexOf("--json");
  const next = args[at + 1];
  if (at < 0 || (next?.endsWith(".json") === true && !next.startsWith("-"))) return args;
  return [...args.slice(0, at), "--format=json", ...args.slice(at + 1)];
}

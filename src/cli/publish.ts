// go-steady publish --report FILE --history WHERE

import { decodeWhere, WHERE_RULE, type Where } from "../history/keep/where.ts";
import { type Published, packHistory, publishReports } from "../history/publish.ts";
import { shortCommit } from "../model/commit-hash.ts";
import { UsageError } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import { decodeRegion } from "../options/option-values.ts";
import { readText } from "../ports/files/files.ts";
import { runGit } from "../ports/git/program.ts";
import { parseReport } from "../report/parse-report.ts";
import type { World } from "../run/world.ts";
import { readFlags } from "./flags.ts";
import { worldOf } from "./world.ts";

const FLAGS = {
  report: "value",
  history: "value",
  region: "value",
  branch: "value",
  remote: "value",
  run: "value",
  job: "value",
  pack: "switch",
  verbose: "switch",
} as const;

export async function publish(args: readonly string[]): Promise<number> {
  const { values, positionals } = readFlags("publish", args, FLAGS);
  const { report: file, remote = "origin", run = "", job = "", pack, verbose } = values;
  const where = readWhere(values.history);
  if (positionals.length > 0)
    throw new UsageError(
      `publish: ${JSON.stringify(positionals[0])} belongs to no flag`,
      "name the report with --report",
    );
  if (file === undefined && pack === undefined)
    throw new UsageError(
      "publish: there is no report",
      "name it: --report report.json (go-steady run --json report.json writes it)",
    );
  const world = await worldOf(process.cwd(), { verbose: verbose === "true" });
  const warn = world.runner.warning;
  if (file !== undefined) {
    const report = await readReport(file);
    const published = await publishReports(
      { ...world, warn },
      {
        ...{ where, remote, code: "origin", reports: [{ report, job }], run: { id: run, attempt: 1 } },
        ...{ region: readRegion(values.region), branch: values.branch ?? (await branchHere(world, report)) },
      },
    );
    process.stdout.write(`${sentence(published)}\n`);
  }
  if (pack !== undefined) {
    const packed = await packHistory({ ...world, warn }, { where, remote });
    process.stdout.write(
      packed === 0
        ? "nothing to pack: fewer than 64 entries are older than two days\n"
        : `packed ${packed} entries\n`,
    );
  }
  return 0;
}

function sentence({ name, added }: Published): string {
  return added.length > 0 ? `added to ${name}` : `it is in ${name} already: nothing was added`;
}

function readWhere(text: string | undefined): Where {
  const where = text === undefined ? undefined : decodeWhere(text);
  if (where !== undefined) return where;
  const what =
    text === undefined ? "there is no --history" : `--history: ${JSON.stringify(text)} is no place`;
  throw new UsageError(`publish: ${what}`, `say where the history is: ${WHERE_RULE}`);
}

function readRegion(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const region = decodeRegion(text);
  if (region !== undefined) return region;
  throw new UsageError(
    `publish: --region: ${JSON.stringify(text)} is not a word of at most 60 letters, digits, dots and dashes`,
    "name it like eu-west",
  );
}

async function readReport(file: string): Promise<Report> {
  const text = await readText(file);
  if (text === undefined)
    throw new UsageError(`publish: there is no file ${file}`, "go-steady run --json FILE writes a report");
  return parseReport(text);
}

/** The branch that is checked out, where the report is of its newest commit. */
async function branchHere({ processes, env, cwd }: World, { head }: Report): Promise<string> {
  const ask = async (...args: readonly string[]) => (await runGit(processes, env, args, cwd)).stdout.trim();
  const branch = await ask("symbolic-ref", "--quiet", "--short", "HEAD");
  if (branch !== "" && (await ask("rev-parse", "HEAD")) === head.sha) return branch;
  throw new UsageError(
    `publish: which branch ${shortCommit(head.sha)} is of is not known: it is not what is checked out here`,
    "name it: --branch main",
  );
}

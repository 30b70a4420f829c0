// A file of Go benchmark text as entries: one for each commit and time that its configuration lines name.
// What they do not say is taken from the file's name, and from the repository.

import { type Config, configValue } from "../../benchfmt/config.ts";
import { splitName } from "../../benchfmt/name.ts";
import { plainText } from "../../benchfmt/plain-text.ts";
import { readRecords } from "../../benchfmt/reader.ts";
import type { Result } from "../../benchfmt/record.ts";
import type { Machine } from "../../model/report.ts";
import { visibleLine } from "../../model/visible.ts";
import type { EntryCommit, EntryValue } from "../entry.ts";
import { grouped } from "../grouped.ts";
import { entryOfValues, type Imported, type ImportFacts, isoTime } from "./imported.ts";

/** BenchPart is what one commit has at one time in a file. */
export interface BenchPart {
  /** Relative to the folder of the import. */
  readonly file: string;
  /** Full hash; undefined where neither a line nor the name of the file has one. */
  readonly sha: string | undefined;
  /** Of the line `time:`, ISO 8601 in UTC; undefined where there is none. */
  readonly time: string | undefined;
  readonly results: readonly Result[];
}

interface BenchFile {
  readonly parts: readonly BenchPart[];
  readonly notes: readonly string[];
}

/** A whole hash, not a part of a longer word. */
const HASH = /(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])/;

export function readBenchParts(file: string, chunks: Iterable<Uint8Array>): BenchFile {
  const records = [...readRecords(file, plainText(chunks))];
  const results = records.filter((record) => record.kind === "result");
  const bad = records.filter((record) => record.kind === "bad");
  const notes = bad.map(({ line, reason, text }) => `${file}:${line}: ${reason}: ${text}`);
  const none = results.length === 0 ? [`${file} has no result lines`] : [];
  const parts = grouped(
    results,
    ({ config }) => `${configValue(config, "commit")}\n${configValue(config, "time")}`,
  );
  return { parts: parts.map((all) => partOf(file, all)), notes: [...notes, ...none].map(visibleLine) };
}

function partOf(file: string, results: readonly [Result, ...Result[]]): BenchPart {
  const [{ config }] = results;
  const said = configValue(config, "commit");
  const sha = HASH.exec(said === "" ? file : said)?.[0];
  const time = configValue(config, "time");
  return { file, sha, time: time === "" ? undefined : isoTime(time), results };
}

/** entriesOfParts has a sentence for each part whose commit or time nobody knows. */
export function entriesOfParts(
  parts: readonly BenchPart[],
  {
    facts,
    commits,
  }: {
    readonly facts: ImportFacts /** Those of the repository. */;
    readonly commits: ReadonlyMap<string, EntryCommit>;
  },
): Imported {
  const made = parts.map((part) => entryOfPart(part, { facts, commit: commits.get(part.sha ?? "") }));
  const guessed = parts.filter(({ time, sha }) => time === undefined && commits.has(sha ?? ""));
  const told = `${guessed.length} without a line time: have that of their commit`;
  return {
    entries: made.filter((each) => typeof each !== "string"),
    notes: [
      ...made.filter((each) => typeof each === "string").map(visibleLine),
      ...(guessed.length === 0 ? [] : [told]),
    ],
  };
}

function entryOfPart(
  { file, sha, time, results }: BenchPart,
  { facts, commit }: { readonly facts: ImportFacts; readonly commit: EntryCommit | undefined },
) {
  if (sha === undefined)
    return `${file} names no commit: write a line \`commit: HASH\` above its results, or the full hash into its name`;
  const when = time ?? commit?.authored ?? "";
  if (when === "")
    return `${file} does not say when it was measured, and its commit ${sha} is not in this repository: write a line \`time: 2026-11-28T01:00:00Z\` above its results`;
  const [{ config = [] } = {}] = results;
  const [branch, region] = [configValue(config, "branch"), configValue(config, "region")];
  return entryOfValues({
    source: "benchfmt",
    job: "",
    branch: branch === "" ? facts.branch : branch,
    region: region === "" ? facts.region : region,
    commit: commit ?? { sha, parents: [], authored: "", title: "", pull: undefined },
    time: when,
    machine: machineOf(config, results),
    values: results.flatMap((result) => valuesOf(result, facts)),
  });
}

function machineOf(config: Config, results: readonly Result[]): Machine {
  const [cpu = "", goos = "", goarch = "", go = ""] = ["cpu", "goos", "goarch", "go-version"].map((key) =>
    configValue(config, key),
  );
  const { procs } = splitName(results[0]?.fullName ?? "");
  return { cpu, goos, goarch, gomaxprocs: procs, go };
}

function valuesOf({ fullName, config, values }: Result, { pkg }: ImportFacts): readonly EntryValue[] {
  const named = configValue(config, "pkg");
  const benchmark = { pkg: named === "" ? pkg : named, ...splitName(fullName) };
  return values
    .filter(({ value }) => Number.isFinite(value))
    .map(({ value, unit }) => ({ benchmark, unit, value }));
}

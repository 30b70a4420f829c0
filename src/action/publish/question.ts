// What one step is asked to measure. Two steps that are asked different things are two measurements, whatever
// the workflow calls them: each has its comment, its artifact and its check run.

import { fromJson } from "../../model/shape.ts";
import { cutMiddle } from "../../model/visible.ts";
import type { Options } from "../../options/options.ts";

/** Question.matrix is JSON: "null" or "" without one. */
export interface Question {
  readonly matrix: string;
  readonly options: Options;
}

/** Longer names are cut for people; the key has the whole name. */
const MAX_WORDS = 200;

/**
 * questionOf has a text for each part. What changes only how a verdict is reached (`count`, `threshold`, …)
 * is no part: the comment stays the same one.
 */
export function questionOf({ matrix, options }: Question): readonly string[] {
  const { stage, workingDirectory, packages, buildFlags, testFlags, bench, benchArgs, cpu, benchtime } =
    options;
  const {
    goVersion = "",
    goVersionFile = "",
    vet,
    staticcheck,
    test,
    coverage,
    timezones,
    moments,
  } = options;
  const { baseline, baselineFile = "", baselineRef = "" } = options;
  const asked = [workingDirectory, packages, buildFlags, testFlags, goVersion, goVersionFile];
  const checked = [vet, staticcheck, test, coverage, timezones, moments];
  const measured = [bench.source, benchArgs, cpu, benchtime ?? "", baseline, baselineFile, baselineRef];
  return [matrix.trim(), stage, ...[...asked, ...checked, ...measured].map((value) => JSON.stringify(value))];
}

/**
 * wordsOf is `ubuntu-latest, 1.26, api`: the matrix's values in their order, and what is unusual in the
 * question and not the job's name.
 */
export function wordsOf({ matrix, options }: Question, job: string): string {
  const { workingDirectory, packages, stage } = options;
  const values = valuesOf(matrix).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  const unusual = [
    workingDirectory === "." ? "" : workingDirectory,
    packages.join(" ") === "./..." ? "" : packages.join(" "),
    stage === "test" || stage === "bench" ? stage : "",
  ];
  return cutMiddle(
    [...values, ...unusual.filter((word) => word !== "" && word !== job)].join(", "),
    MAX_WORDS,
  );
}

/** None for an expression that this runner does not evaluate. */
function valuesOf(matrix: string): readonly unknown[] {
  const value = fromJson(matrix);
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

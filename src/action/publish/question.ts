// What one step is asked to measure. Two steps that are asked different things are two measurements, whatever
// the workflow calls them: each has its comment, its artifact and its check run.

import { fromJson } from "../../model/shape.ts";
import { cutMiddle } from "../../model/visible.ts";
import type { Options } from "../../options/options.ts";

/** Question is the job's matrix as JSON ("null" or "" without one), and the inputs. */
export interface Question {
  readonly matrix: string;
  readonly options: Options;
}

/** Longer names are cut where people read them; the key has the whole name. */
const MAX_WORDS = 200;

/**
 * questionOf is the whole question, a text for each part. What changes only how a verdict is reached
 * (`count`, `threshold`, …) is not: the comment stays the same one.
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
 * wordsOf is `ubuntu-latest, 1.26, api`: the values of the matrix, in their order, and what is asked beside
 * the usual and is not the job's name.
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

/** None where it is an expression that this runner has not worked out. */
function valuesOf(matrix: string): readonly unknown[] {
  const value = fromJson(matrix);
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

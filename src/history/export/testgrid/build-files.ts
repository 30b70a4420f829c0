// The files of one build in the layout of Prow: started.json, finished.json and JUnit.
// https://docs.prow.k8s.io/docs/life-of-a-prow-job/

import { shortCommit } from "../../../model/commit-hash.ts";
import type { Entry } from "../../entry.ts";
import type { ExportedFile } from "../exported.ts";
import { type JunitCase, junitText, PASSED } from "../junit.ts";
import { benchmarkCase, testCases } from "../junit-cases.ts";
import { measuredIn } from "../measured.ts";
import type { Kind } from "./columns.ts";
import type { HeldAt } from "./held.ts";

/** A row needs a region in its name as soon as one entry has one. */
export const NO_REGION = "unnamed";

interface Build {
  readonly entry: Entry;
  readonly kind: Kind;
  /** `logs/bench-main/1795312838000000000`. */
  readonly folder: string;
  readonly heldAt: HeldAt;
}

export function buildFiles({ entry, kind, folder, heldAt }: Build): readonly ExportedFile[] {
  const cases = kind === "tests" ? testRows(entry) : benchmarkRows(entry, heldAt);
  const passed = cases.every(({ result }) => result.kind === "passed" || result.kind === "skipped");
  return [
    { path: `${folder}/started.json`, text: [json(startedOf(entry))] },
    { path: `${folder}/finished.json`, text: [json(finishedOf(entry, passed))] },
    { path: `${folder}/artifacts/junit_${kind}.xml`, text: [junitText(cases, entry.time)] },
  ];
}

function benchmarkRows(entry: Entry, heldAt: HeldAt): readonly JunitCase[] {
  return measuredIn(entry).map((measured) => {
    const message = heldAt(measured.benchmark, entry.commit.sha);
    const row = benchmarkCase(measured);
    return message === undefined ? row : { ...row, result: { kind: "failure", message } };
  });
}

/** Twice under one name, passed and failed, is how TestGrid knows a flaky test. */
function testRows(entry: Entry): readonly JunitCase[] {
  return testCases(entry).flatMap((each) => {
    const isFlaky = each.properties.some(([name]) => name === "flaky");
    const failed = { kind: "failure", message: "failed, and passed when it was run again alone" } as const;
    return isFlaky
      ? [
          { ...each, result: failed },
          { ...each, result: PASSED },
        ]
      : [each];
  });
}

function startedOf({ time, commit, machine }: Entry) {
  return { timestamp: secondsOf(time), "repo-commit": commit.sha, node: machine.cpu };
}

function finishedOf({ time, commit, branch, region, machine, checks }: Entry, passed: boolean) {
  const seconds = Math.round(Math.max(0, ...checks.map((check) => check.seconds)));
  return {
    timestamp: secondsOf(time) + seconds,
    passed,
    result: passed ? "SUCCESS" : "FAILURE",
    metadata: {
      Commit: shortCommit(commit.sha),
      "repo-commit": commit.sha,
      branch,
      region: region === "" ? NO_REGION : region,
      goos: machine.goos,
      goarch: machine.goarch,
      go: machine.go,
      cpu: machine.cpu,
    },
  };
}

/** Whole seconds: of a fraction TestGrid makes a failure of the whole column. */
function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

// A case of the end-to-end table: a job on a pull request, and what has to come of it.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { reportJson } from "../../src/report/json.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import type { ActionEnd } from "../kit/action.ts";
import type { Permissions } from "../kit/github/emulator.ts";
import type { Comment } from "../kit/github/github.ts";
import { COMMENT_CHARS } from "../kit/github/limits.ts";
import { isLong } from "../kit/long.ts";
import type { Files } from "../kit/repository.ts";
import { makeZip } from "../kit/small-zip.ts";
import type { Scene, SceneJob, ScenePull } from "./scene.ts";

/** Case is one row. Its event is `pull_request` where it does not say. */
export interface Case {
  readonly about: string;
  /** In the long form alone: by day another test has the same without all of GitHub (test/action/publish, test/ports/github). */
  readonly atNight?: true;
  readonly token: "write" | "read" | "none" | "unknown";
  /** Exactly these, of a workflow's job, for `token: "write"`. */
  readonly permissions?: Permissions;
  /** In words; `-` for none. */
  readonly fault: string;
  readonly from?: "fork" | "branch";
  readonly change: Files;
  readonly inputs: SceneJob["inputs"];
  readonly env?: SceneJob["env"];
  /** What another job of the run has left, for `stage: report`. */
  readonly left?: Report;
  /** Where it runs: in the built action, started as the runner does, or what comes after the job, in this process. */
  readonly through: "dist" | "publish";
  /** What the job has found, for `publish` without `left`. */
  readonly found?: () => Report | Promise<Report>;
  /** Makes the fault, or what was there before. */
  readonly arrange?: (scene: Scene, pull: ScenePull) => void | Promise<void>;
  readonly outcome: string;
  readonly exit: 0 | 1;
  /** Comments of jobs on the pull request afterwards. */
  readonly comments: number;
  readonly check?: (ended: Ended) => void | Promise<void>;
}

/** Ended is a case that was run. */
export interface Ended {
  readonly scene: Scene;
  readonly pull: ScenePull;
  readonly end: ActionEnd;
  readonly comments: readonly Comment[];
}

/** testCases makes a test of each row. */
export function testCases(scene: () => Scene, cases: readonly Case[]): void {
  const now = cases.filter(({ atNight }) => isLong || !atNight);
  test.each(now.map((row) => [titleOfCase(row), row] as const))("%s", async (_, row) => {
    await runCase(scene(), row);
  });
}

/** titleOfCase is the name of its test. */
export function titleOfCase({ about, token, fault, from, outcome, exit, comments }: Case): string {
  const event = from === "fork" ? "pull_request of a fork" : "pull_request";
  return `${about} | ${event} | ${token} token | fault: ${fault} → ${outcome}, ${comments} comment(s), exit ${exit}`;
}

/** runCase runs a row, expects what it says, and gives the end. */
export async function runCase(scene: Scene, row: Case): Promise<ActionEnd> {
  const found = await row.found?.(); // may be of another job, whose faults are its own
  const pull = await scene.openPull(row.change, row.from);
  scene.github.faults.clear();
  scene.github.results.faults.clear();
  await row.arrange?.(scene, pull);
  const { event } = pull;
  const runId = scene.nextRun();
  if (row.left !== undefined) leaveReport(scene, runId, row.left);
  const { inputs, env = {} } = row;
  const token = row.permissions ?? row.token;
  const job = { event, token, inputs, env, runId };
  const end =
    row.through === "dist"
      ? await scene.act({ ...job, workspace: pull.workspace })
      : await scene.publish(job, found);
  scene.github.faults.clear();
  scene.github.results.faults.clear();
  const comments = await scene.own(pull);
  expectEnd(end, { outcome: row.outcome, exit: row.exit });
  expect(comments).toHaveLength(row.comments);
  expectOwn(comments);
  expect(end.outputs["comment-url"] ?? "").toBe(row.comments === 1 ? comments[0]?.html_url : "");
  await row.check?.({ scene, pull, end, comments });
  return end;
}

/** reportOf is what a job wrote; its `out` may be relative to the workspace. */
export function reportOf({ outputs }: ActionEnd, workspace = ""): Report {
  return parseReport(readFileSync(resolve(workspace, outputs.report ?? ""), "utf8"));
}

/** once gives what is made at the first call: a job that several tests look at. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** leaveReport leaves a report as a job of a run would. */
export function leaveReport(scene: Scene, runId: number, report: Report): void {
  const zip = makeZip([["report.json", reportJson(report)]]);
  scene.github.results.artifacts.add(runId, "go-steady-report-go-01234567", zip);
}

/** expectEnd expects how a job ended, and what holds however it ended: nothing that the runner refuses, and no token in the log. */
export function expectEnd(
  end: ActionEnd,
  { outcome, exit }: { readonly outcome: string; readonly exit: 0 | 1 },
): void {
  const facts = { outcome: end.outputs.outcome ?? "", exit: end.code, refused: end.refused };
  if (facts.outcome !== outcome || facts.exit !== exit) process.stderr.write(`${end.log}\n`);
  expect(facts).toEqual({ outcome, exit, refused: [] });
  expect(end.printed.replaceAll(/^::add-mask::.*$/gm, "")).not.toMatch(
    /(?<![\w-])(gh[sp]_[\w-]{8,}|eyJ[\w-]{20,})/,
  );
}

/** expectOwn expects what holds for every comment. */
export function expectOwn(comments: readonly Comment[]): void {
  for (const { body, user } of comments) {
    expect(user.login).toBe("github-actions[bot]");
    expect(body).toMatch(/^<!-- go-steady v1 key=/);
    expect(body.length).toBeLessThanOrEqual(COMMENT_CHARS);
  }
}

/** warnings are the messages of a job's warnings. */
export function warnings(end: ActionEnd): readonly string[] {
  return end.annotations.filter(({ level }) => level === "warning").map(({ message }) => message);
}

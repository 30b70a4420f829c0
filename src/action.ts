// The GitHub Action: inputs in, the job, then summary, annotations, outputs and the verdict.

import { availableParallelism } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { makeActionCaches } from "./action-caches.ts";
import { runJob } from "./job/run-job.ts";
import type { World } from "./job/world.ts";
import { SteadyError } from "./model/errors.ts";
import { decodeEvent } from "./model/event.ts";
import type { Report } from "./model/report.ts";
import type { Verdict } from "./model/verdict.ts";
import { DEFAULTS, decodeOptions, type RawOptions } from "./options.ts";
import { childEnvironment, redact, secretsOf } from "./ports/environment.ts";
import { readText, writeText } from "./ports/files.ts";
import { packageFolder } from "./ports/folders.ts";
import type { GitCredential } from "./ports/git-credential.ts";
import { type GithubRunner, makeGithubRunner } from "./ports/github-runner.ts";
import { onInterrupt } from "./ports/interrupt.ts";
import { makeProcesses } from "./ports/process.ts";
import { systemRandom } from "./ports/random.ts";
import { makeToolCache } from "./ports/tool-cache.ts";
import { annotationsOf } from "./report/annotations.ts";
import { reportJson } from "./report/json.ts";
import { renderMarkdown, SUMMARY_BUDGET } from "./report/markdown.ts";

declare const VERSION: string;

async function main(runner: GithubRunner): Promise<void> {
  runner.info(`go-steady ${VERSION}`);
  const temporary = process.env.RUNNER_TEMP ?? "";
  const options = decodeOptions(readInputs(runner));
  const out = options.out ?? join(temporary, "go-steady");
  runner.exportVariable("TZ", "UTC");
  const world = await worldOf(runner, temporary);
  const caches = makeActionCaches({ world, runner, options, variables: process.env });
  const report = await runJob({ ...world, restoreCaches: caches.restore }, { ...options, out });
  await publish(runner, report, out);
  runner.output("cache-hit", String(caches.isHit()));
  if (report.outcome === "passed") await caches.finish(report);
  if (report.outcome !== "passed") runner.fail(report.reasons[0] ?? report.outcome);
}

function readInputs(runner: GithubRunner): RawOptions {
  return Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, runner.input(name)]));
}

async function worldOf(runner: GithubRunner, temporary: string): Promise<Omit<World, "restoreCaches">> {
  const { GITHUB_EVENT_NAME = "", GITHUB_EVENT_PATH = "", GITHUB_WORKSPACE = process.cwd() } = process.env;
  const payload: unknown = JSON.parse((await readText(GITHUB_EVENT_PATH)) ?? "null");
  return {
    processes: makeProcesses(onInterrupt()),
    env: childEnvironment(process.env),
    secrets,
    credential: credentialOf(runner),
    runner,
    event: decodeEvent(GITHUB_EVENT_NAME, payload),
    cwd: GITHUB_WORKSPACE,
    temporary,
    cacheDir: join(temporary, "go-steady-cache"),
    helperSource: packageFolder("helper"),
    prefer: "project",
    toolCache: makeToolCache(),
    goStore: join(process.env.RUNNER_TOOL_CACHE || temporary, "go-steady"),
    onGo: (folder) => runner.addPath(folder),
    mayInstall: true,
    procs: availableParallelism(),
    now: () => performance.now() / 1000,
    date: () => new Date(),
    random: systemRandom,
  };
}

function credentialOf(runner: GithubRunner): GitCredential | undefined {
  const token = runner.input("github-token");
  const server = process.env.GITHUB_SERVER_URL || "https://github.com";
  return token === "" ? undefined : { server, token };
}

async function publish(runner: GithubRunner, report: Report, out: string): Promise<void> {
  const path = join(out, "report.json");
  await writeText(path, redact(reportJson(report), secrets));
  await runner.summary(renderMarkdown(report, { budget: SUMMARY_BUDGET }));
  runner.annotate(annotationsOf(report));
  runner.output("outcome", report.outcome);
  runner.output("regressions", String(countOf(report, "regression")));
  runner.output("improvements", String(countOf(report, "improvement")));
  runner.output("inconclusive", String(countOf(report, "inconclusive")));
  runner.output("report", path);
  runner.output("go-version", report.machine.go.replace(/^go/, ""));
}

/** A benchmark counts once, whatever number of its units has the verdict. */
function countOf({ comparisons }: Report, verdict: Verdict): number {
  const rows = comparisons.filter((c) => c.verdict === verdict);
  return new Set(rows.map(({ pkg, name, procs }) => JSON.stringify([pkg, name, procs]))).size;
}

/** As a command of its own, on one line: text of the code under test may be in it. */
function failureText(error: unknown): string {
  if (error instanceof SteadyError) return `${error.message}\n${error.hint}`;
  return inspect(error);
}

const secrets = secretsOf(process.env);
const runner = makeGithubRunner(secrets);
process.once("uncaughtException", (error) => {
  runner.fail(failureText(error));
  process.exit(1);
});
try {
  await main(runner);
} catch (error) {
  if (error instanceof SteadyError && error.exitCode === 3) runner.output("outcome", "unmeasured");
  runner.fail(failureText(error));
}

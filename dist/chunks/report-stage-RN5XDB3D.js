import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  RefusedReportError,
  checkAgrees,
  readStoredReport
} from "./chunk-GN3ATQDI.js";
import "./chunk-433IQRPK.js";
import {
  ROOM_FOR_NOTE,
  announce,
  isTokenOfFork,
  markdownOptions,
  noRightNote
} from "./chunk-VWORGG7A.js";
import {
  REPORT_ARTIFACT,
  newestAttempts,
  readReportName,
  setOutputs,
  worstOf
} from "./chunk-6LN3P6HY.js";
import {
  attempt,
  openApi
} from "./chunk-N5CEQDDV.js";
import {
  decodePullRequest,
  decodeTriggeringRun
} from "./chunk-BTME35Z6.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown
} from "./chunk-SXZPRHRC.js";
import "./chunk-XPS7GCSP.js";
import "./chunk-QCYAO3T7.js";
import "./chunk-KIYM7BQ4.js";
import {
  printReport
} from "./chunk-POFL6SQ6.js";
import "./chunk-MKFRLMBA.js";
import "./chunk-HWS6TEKE.js";
import "./chunk-OAZDRLRA.js";
import "./chunk-QYIM7R4O.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-T5SCUCRB.js";
import "./chunk-I5TOALYV.js";
import {
  artifactsOfRun,
  fetchArtifact
} from "./chunk-5WBKOA3C.js";
import {
  artifactsOfThisRun,
  fetchOwnArtifact
} from "./chunk-NXK44J2M.js";
import {
  ArtifactError
} from "./chunk-PCIKI6JQ.js";
import {
  GithubError,
  isNotGranted
} from "./chunk-ZKWW4U7H.js";
import "./chunk-KA4N5GWW.js";
import "./chunk-E3CMD2KF.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import "./chunk-XTVYU3JP.js";
import "./chunk-4AZBHOVA.js";
import "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import {
  writeText
} from "./chunk-SMI5HJ5O.js";
import {
  count,
  fitting,
  object
} from "./chunk-DFRP22PA.js";
import {
  UnmeasurableError,
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/action/publish/report-stage.ts
import { join } from "node:path";

// src/report/join-reports.ts
function joinReports(reports) {
  const [checks, benchmarks, ...others] = [...reports].sort(
    (a2, b2) => a2.comparisons.length - b2.comparisons.length
  );
  if (checks === void 0 || benchmarks === void 0 || others.length > 0) return void 0;
  if (checks.comparisons.length > 0 || benchmarks.checks.length > 0 || checks.head.sha !== benchmarks.head.sha)
    return void 0;
  const [a, b] = [checks.seconds, benchmarks.seconds];
  return {
    ...benchmarks,
    outcome: worst(checks.outcome, benchmarks.outcome),
    reasons: [...checks.reasons, ...benchmarks.reasons],
    started: checks.started < benchmarks.started ? checks.started : benchmarks.started,
    machine: { ...benchmarks.machine, go: benchmarks.machine.go || checks.machine.go },
    checks: checks.checks,
    warnings: [.../* @__PURE__ */ new Set([...checks.warnings, ...benchmarks.warnings])],
    seconds: {
      total: a.total + b.total,
      build: a.build + b.build,
      measure: a.measure + b.measure,
      checks: a.checks + b.checks,
      commands: a.commands + b.commands
    }
  };
}
function worst(a, b) {
  return ["failed", "unmeasured", "passed"].find((outcome) => outcome === a || outcome === b) ?? a;
}

// src/action/publish/find-pull-request.ts
var ofRepository = object({ head: object({ repo: object({ id: count }) }) });
async function findPullRequest(github, repository, run) {
  const { sha, branch, repository: from } = run.head;
  if (from === void 0)
    return {
      kind: "none",
      why: `the run was of ${sha}, and the repository that it came from is gone: which pull request is meant cannot be told`
    };
  const open = await github.all(`GET /repos/${repository}/pulls`, {
    state: "open",
    head: `${from.owner}:${branch}`
  });
  const sameBranch = open.filter((pull) => fitting(ofRepository, pull)?.head.repo.id === from.id);
  const pulls = sameBranch.flatMap((pull) => decodePullRequest({ pull_request: pull }) ?? []);
  const [pullRequest, ...others] = pulls.filter(({ head }) => head === sha);
  if (pullRequest === void 0) {
    const why = pulls.length === 0 ? "no open pull request comes from its branch" : "its pull request has newer commits";
    return { kind: "none", why: `the run was of ${sha}, and ${why}` };
  }
  if (others.length > 0) {
    const numbers = [pullRequest, ...others].map(({ number }) => number).join(", ");
    return {
      kind: "none",
      why: `several open pull requests have the commit ${sha} (${numbers}): which is meant cannot be told`
    };
  }
  return { kind: "found", pullRequest };
}

// src/action/publish/report-stage.ts
var MAX_REPORTS = 20;
async function reportStage(stage) {
  const { runner, inputs, context } = stage;
  if (inputs.token === "" || context.repository === "")
    throw new UsageError("stage: report has no token to speak to GitHub with", "give it one: github-token");
  const github = await openApi(context, inputs.token);
  const source = await orUnmeasured(() => sourceOfReports(stage, github));
  if (source === void 0) return;
  const listed = await orUnmeasured(() => listOf(stage, source));
  const found = newestAttempts(listed.filter(({ name }) => name.startsWith(`${REPORT_ARTIFACT}-`)));
  if (found.length === 0) return runner.info("no comment: no job of that run has left a report");
  if (found.length > MAX_REPORTS)
    throw new RefusedReportError(
      `the run has left ${found.length} reports, and at most ${MAX_REPORTS} are read`
    );
  const reports = [];
  for (const artifact of found) {
    const report = await orUnmeasured(() => readStoredReport(artifact, stage.temporary, source.fetch));
    if (source.pullRequest !== void 0) checkAgrees(artifact, report, source.pullRequest);
    reports.push({ artifact, report });
  }
  const joined = joinReports(reports.map(({ report }) => report));
  const shown = joined === void 0 ? reports.map(labelled) : [{ part: "", job: "", report: joined }];
  for (const one of shown) await show(stage, github, source, one);
  await writeOutputs(
    stage,
    shown.map(({ report }) => report)
  );
}
async function writeOutputs({ runner, out }, reports) {
  const [path, worst2] = [join(out, "report.json"), worstOf(reports)];
  const isWritten = worst2 !== void 0 && await attempt(runner, "report.json could not be written", () => writeText(path, printReport(worst2)));
  setOutputs(runner, reports, isWritten ? path : "");
}
function labelled({
  artifact,
  report
}) {
  const { stem, job } = readReportName(artifact.name);
  return { part: stem, job, report };
}
async function listOf({ context }, { list }) {
  if (context.noArtifacts === void 0) return list();
  const found = await list().catch((error) => {
    if (error instanceof GithubError && error.status === 404) return [];
    throw error;
  });
  if (found.length === 0) throw noReports(context);
  return found;
}
function noReports({ noArtifacts }) {
  return new UnmeasurableError(
    `there is no report to comment from: ${noArtifacts}`,
    "let the job that measures comment itself (stage: all): docs/runners.md says what works on which server"
  );
}
async function sourceOfReports(stage, github) {
  const { event, context } = stage;
  if (event.name !== "workflow_run" && context.noArtifacts !== void 0) throw noReports(context);
  if (event.name !== "workflow_run")
    return {
      run: context.run,
      list: artifactsOfThisRun,
      fetch: fetchOwnArtifact,
      pullRequest: decodePullRequest(event.payload)
    };
  const run = decodeTriggeringRun(event.payload);
  if (run === void 0)
    throw new UsageError(
      "the workflow_run event does not say which run has ended",
      "start stage: report by on: workflow_run with types: [completed]"
    );
  return sourceInRun(stage, github, run);
}
async function sourceInRun({ runner, context, cancelled }, github, run) {
  const { repository } = context;
  if (!run.event.startsWith("pull_request")) {
    runner.info(`no comment: the run was started by ${JSON.stringify(run.event)}, not by a pull request`);
    return void 0;
  }
  const found = await findPullRequest(github, repository, run);
  if (found.kind === "none") {
    runner.info(`no comment: ${found.why}`);
    return void 0;
  }
  return {
    run,
    list: () => artifactsOfRun({ github, repository }, run.id),
    fetch: (artifact, to) => fetchArtifact({ github, repository, cancelled }, artifact, to),
    pullRequest: found.pullRequest
  };
}
async function show({ runner, inputs, context, event }, github, { run, pullRequest }, { part, job, report }) {
  const markdown = {
    ...markdownOptions(context, run.id),
    job,
    remarks: pullRequest?.isFork ? [forkRemark(pullRequest)] : []
  };
  await runner.summary(renderMarkdown(report, { ...markdown, budget: SUMMARY_SHARE }));
  const announced = await announce({
    runner,
    github,
    context,
    mode: inputs.comment,
    report,
    pullRequest,
    run,
    part,
    isOwnStep: false,
    markdown
  });
  if (announced.comment !== void 0) runner.output("comment-url", announced.comment);
  if (announced.refused === void 0 || pullRequest === void 0) return;
  const isOfFork = isTokenOfFork(event.name, pullRequest);
  const whose = announced.refused === "job" && isOfFork ? "fork" : announced.refused;
  const note = noRightNote({ whose, artifact: void 0, isStage: true });
  runner.warning(note);
  await runner.summary(`
> ${note}
`);
}
function forkRemark({ from }) {
  const fork = from === "" ? "a fork that is gone" : from;
  return `These figures are the fork's own: code of ${fork} ran the measurement, and could have written anything here.`;
}
var SUMMARY_SHARE = Math.floor(SUMMARY_BUDGET / MAX_REPORTS) - ROOM_FOR_NOTE;
async function orUnmeasured(act) {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof GithubError || error instanceof ArtifactError)) throw error;
    throw new UnmeasurableError(`there is no report to comment from: ${error.message}`, hintOf(error), {
      cause: error
    });
  }
}
function hintOf(error) {
  if (error instanceof ArtifactError) return "run it again: the server did not do its part";
  if (error instanceof GithubError && isNotGranted(error))
    return `the job needs the permissions \`actions: read\` and \`pull-requests: write\`${error.status === 404 ? ", and a run that is still there" : ""}`;
  return "GitHub gave that reason; if GitHub was unavailable, run this job again";
}
export {
  reportStage
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  packHistory,
  publishReports
} from "./chunk-OWWAZY4V.js";
import {
  codeRemote
} from "./chunk-KCPTRCSN.js";
import "./chunk-QI6HPCEE.js";
import "./chunk-2BMMDPSS.js";
import "./chunk-W3B2AJGU.js";
import "./chunk-QQDU3EWU.js";
import "./chunk-DPPV2HHV.js";
import "./chunk-XCYQLI3X.js";
import "./chunk-6327TXBC.js";
import {
  RefusedReportError,
  readStoredReport
} from "./chunk-GN3ATQDI.js";
import "./chunk-433IQRPK.js";
import {
  REPORT_ARTIFACT,
  branchOf,
  newestAttempts,
  readReportName,
  setOutputs,
  whyNotPublished
} from "./chunk-6LN3P6HY.js";
import "./chunk-BTME35Z6.js";
import "./chunk-KIYM7BQ4.js";
import {
  parseReport
} from "./chunk-MKFRLMBA.js";
import "./chunk-HWS6TEKE.js";
import "./chunk-OAZDRLRA.js";
import "./chunk-I5TOALYV.js";
import {
  artifactsOfThisRun,
  fetchOwnArtifact
} from "./chunk-NXK44J2M.js";
import {
  ArtifactError
} from "./chunk-PCIKI6JQ.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-3S2IUK33.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import "./chunk-XTVYU3JP.js";
import "./chunk-QWPZQBH2.js";
import "./chunk-4AZBHOVA.js";
import "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-C7ZSNA6D.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import {
  readText
} from "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-S6NVDAZT.js";
import {
  UnmeasurableError,
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/action/publish/history-stage.ts
import { resolve } from "node:path";
var MOST_LOOSE = 500;
var MAX_REPORTS = 200;
async function historyStage(stage) {
  const { runner, inputs, context, event, ref, region } = stage;
  const why = whyNotPublished(event);
  if (why !== void 0)
    throw new UsageError(why, "start stage: publish by push, schedule, release or workflow_dispatch alone");
  const reports = await reportsOf(stage);
  const branch = branchOf({ ref, payload: event.payload });
  if (branch === "")
    runner.warning(`the event does not say of which branch ${ref} is: the entry has no branch`);
  const world = { ...stage.world, warn: runner.warning };
  const code = await codeRemote(stage);
  const place = { where: inputs.history, remote: inputs.historyRemote ?? code };
  const { run } = context;
  const published = await publishReports(world, {
    ...{ ...place, reports, code, branch },
    region: region === "" ? void 0 : region,
    run: { id: String(run.id), attempt: run.attempt }
  });
  runner.info(sentence(published));
  setOutputs(
    runner,
    reports.map(({ report }) => report),
    ""
  );
  const isTime = event.name === "schedule" || published.loose > MOST_LOOSE;
  const packed = isTime ? await packHistory(world, place) : 0;
  if (packed > 0) runner.info(`packed ${packed} entries of past days`);
  if (inputs.page) {
    const { pageStage } = await import("./page-stage-6A7RMEME.js");
    await pageStage({ ...stage, place });
  }
}
function sentence({ name, added, there }) {
  const known = there.length === 0 ? "" : `; ${there.length} were there already`;
  return `added ${added.length} to ${name}${known}`;
}
async function reportsOf({
  inputs: { reportFile },
  context,
  world
}) {
  if (reportFile !== void 0) return [{ report: await readFile(reportFile, world.cwd), job: context.job }];
  if (context.noArtifacts !== void 0)
    throw new UnmeasurableError(
      `there is no report to publish: ${context.noArtifacts}`,
      "publish in the job that measures: report-file: with the output `report` of its step"
    );
  const found = await orUnmeasured(async () => {
    const listed = await artifactsOfThisRun();
    return newestAttempts(listed.filter(({ name }) => name.startsWith(`${REPORT_ARTIFACT}-`)));
  });
  if (found.length === 0)
    throw new UnmeasurableError(
      "there is no report to publish: no job of this run has left one",
      "let this job wait for the one that measures (needs:); where that one failed, its log says why"
    );
  if (found.length > MAX_REPORTS)
    throw new RefusedReportError(
      `the run has left ${found.length} reports, and at most ${MAX_REPORTS} are published`
    );
  const reports = [];
  for (const artifact of found) {
    const report = await orUnmeasured(() => readStoredReport(artifact, world.temporary, fetchOwnArtifact));
    reports.push({ report, job: readReportName(artifact.name).job });
  }
  return reports;
}
async function readFile(path, cwd) {
  const text = await readText(resolve(cwd, path));
  if (text !== void 0) return parseReport(text);
  throw new UsageError(
    `report-file: there is no ${path}`,
    "give it the output `report` of the step that measures"
  );
}
async function orUnmeasured(act) {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    throw new UnmeasurableError(
      `there is no report to publish: ${error.message}`,
      "run it again: the server did not do its part",
      { cause: error }
    );
  }
}
export {
  historyStage
};

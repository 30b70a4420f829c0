// The GitHub Action: reads the inputs, runs the job, publishes the report, and sets the verdict.

import { cacheRights } from "../caches/cache-rights.ts";
import { runJob } from "../job/run-job.ts";
import { internalText, SteadyError } from "../model/errors.ts";
import { decodeEvent } from "../model/event.ts";
import { decodePullRequest } from "../model/pull-request.ts";
import type { Report } from "../model/report.ts";
import { serverOf } from "../model/server.ts";
import { decodeOptions, type RawOptions } from "../options/options.ts";
import { OPTION_NAMES } from "../options/table.ts";
import { packageFolder } from "../ports/files/folders.ts";
import { makeOutFolder } from "../ports/files/out-folder.ts";
import type { GitCredential } from "../ports/git/credential.ts";
import { type GithubRunner, makeGithubRunner } from "../ports/github/actions-runner.ts";
import { readEventFile } from "../ports/github/event-file.ts";
import { type ChildEnd, childLine } from "../ports/process/child-line.ts";
import { childEnvironment, givenZoneOf, redact, secretsOf } from "../ports/process/environment.ts";
import { onInterrupt } from "../ports/process/interrupt.ts";
import { makeProcesses } from "../ports/process/process.ts";
import { asUnmeasurable } from "../ports/process/system-fault.ts";
import { correctProxies } from "../ports/proxy-settings.ts";
import { systemRandom } from "../ports/random.ts";
import { processors } from "../ports/system.ts";
import { makeToolCache } from "../ports/tool-cache.ts";
import { settled } from "../report/json.ts";
import { withholdCommands } from "../report/withhold.ts";
import type { Storage, World } from "../run/world.ts";
import { makeActionBaselines } from "./baselines.ts";
import { makeActionCaches } from "./caches.ts";
import { type ActionFolders, openActionFolders } from "./folders.ts";
import { attempt } from "./publish/attempt.ts";
import { decodePublishInputs, type PublishInputs } from "./publish/inputs.ts";
import { openApi } from "./publish/open-api.ts";
import { publish } from "./publish/publish.ts";
import { type RunContext, readRunContext } from "./publish/run-context.ts";

async function main(runner: GithubRunner): Promise<void> {
  const { GITHUB_EVENT_NAME = "", GITHUB_REF = "" } = process.env;
  const options = await decodeOptions(readInputs(runner));
  const inputs = await decodePublishInputs(runner.input);
  const folders = await openActionFolders(runner, process.env);
  const { temporary } = folders;
  const out = options.out ?? (await makeOutFolder(temporary));
  const cancelled = onInterrupt();
  const context = readRunContext(process.env, { matrix: inputs.matrix, options });
  const said = { runner, inputs, context, out, cancelled };
  const payload = await readPayload(GITHUB_EVENT_NAME, inputs, context);
  const trigger = { name: GITHUB_EVENT_NAME, payload };
  if (options.stage === "report") {
    const { reportStage } = await import("./publish/report-stage.ts");
    return reportStage({ ...said, temporary, event: trigger });
  }
  const event = decodeEvent({ ...trigger, ref: GITHUB_REF });
  const world = worldOf(runner, { event, folders, cancelled });
  if (options.stage === "publish") {
    const { historyStage } = await import("./publish/history-stage.ts");
    const { region, config } = options;
    return historyStage({ ...said, event: trigger, ref: GITHUB_REF, region, config, world });
  }
  if (options.stage === "page") {
    const { pageStage } = await import("./publish/page-stage.ts");
    const { codeRemote } = await import("./publish/code-remote.ts");
    const remote = inputs.historyRemote ?? (await codeRemote({ world, context }));
    return pageStage({ ...said, place: { where: inputs.history, remote }, config: options.config, world });
  }
  runner.exportVariable("TZ", "UTC");
  runner.removeMatcher("go");
  const needs = { world, runner, options, variables: process.env, ...rightsOf(world) };
  const caches = makeActionCaches(needs);
  const baselines = makeActionBaselines(needs);
  const storage: Storage = {
    restoreCaches: caches.restore,
    reachRights: caches.reachRights,
    baselines: baselines.store,
  };
  const found = await runJob({ ...world, ...storage }, { ...options, out });
  // From here on others see the report: no token may be in it, whatever the code printed.
  const about = { ...found, ...ofPullRequest(payload) };
  const report = withholdCommands(settled(about, (text) => redact(text, secrets)));
  await publish({ ...said, report, stage: options.stage, event: trigger });
  runner.output("cache-hit", String(caches.isHit()));
  await attempt(runner, "not stored as a baseline", () => baselines.finish());
  if (report.outcome === "passed") await attempt(runner, "caches: not saved", () => caches.finish(report));
  if (report.outcome !== "passed") runner.fail(report.reasons[0] ?? report.outcome);
}

async function readPayload(name: string, { token }: PublishInputs, context: RunContext): Promise<unknown> {
  const payload = await readEventFile(process.env.GITHUB_EVENT_PATH ?? "");
  if (name !== "issue_comment") return payload;
  const { withPullRequest } = await import("./publish/asked-by-comment.ts");
  const open = token === "" ? undefined : () => openApi(context, token);
  return withPullRequest({ name, payload, repository: context.repository, open });
}

function ofPullRequest(payload: unknown): Pick<Report, "pullRequest"> {
  const pullRequest = decodePullRequest(payload);
  return pullRequest === undefined
    ? {}
    : { pullRequest: { number: pullRequest.number, head: pullRequest.head } };
}

type BareWorld = Omit<World, keyof Storage>;

function rightsOf({ event }: Pick<World, "event">) {
  const { GITHUB_EVENT_NAME: name = "", GITHUB_REF: ref = "" } = process.env;
  const branch = "defaultBranch" in event ? (event.defaultBranch ?? "") : "";
  return { branch, rights: cacheRights({ event: name, ref, defaultBranch: branch }) };
}

function readInputs(runner: GithubRunner): RawOptions {
  return Object.fromEntries(OPTION_NAMES.map((name) => [name, runner.input(name)]));
}

interface WorldNeeds extends Pick<World, "event"> {
  readonly folders: ActionFolders;
  readonly cancelled: AbortSignal;
}

function worldOf(runner: GithubRunner, { event, folders, cancelled }: WorldNeeds): BareWorld {
  const tell = (end: ChildEnd) => runner.debug(childLine(end, given));
  return {
    processes: makeProcesses(cancelled, process.env.RUNNER_DEBUG === "1" ? tell : undefined),
    env: childEnvironment(given),
    ...givenZoneOf(given),
    secrets,
    credential: credentialOf(runner),
    runner,
    event,
    cwd: process.env.GITHUB_WORKSPACE ?? process.cwd(),
    ...folders,
    helperSource: packageFolder("helper"),
    prefer: "project",
    toolCache: makeToolCache(),
    onGo: (folder) => handOn(runner, folder),
    mayInstall: true,
    procs: processors(),
    now: () => performance.now() / 1000,
    date: () => new Date(),
    random: systemRandom,
  };
}

/** Later steps run this Go, whatever a go.mod names, unless the workflow sets GOTOOLCHAIN itself. */
function handOn(runner: GithubRunner, folder: string): void {
  runner.addPath(folder);
  if (!process.env.GOTOOLCHAIN) runner.exportVariable("GOTOOLCHAIN", "local");
}

function credentialOf(runner: GithubRunner): GitCredential | undefined {
  const token = runner.input("github-token");
  const { url: server } = serverOf(process.env);
  return token === "" ? undefined : { server, token };
}

/** runner.fail writes it as a command on one line: text of the code under test may be in it. */
function failureText(error: unknown): string {
  if (error instanceof SteadyError) return `${error.message}\n${error.hint}`;
  return internalText(error, Boolean(process.env.GO_STEADY_DEBUG));
}

const given = { ...process.env };
const secrets = secretsOf(given);
const runner = makeGithubRunner(secrets);
for (const trouble of correctProxies(process.env)) runner.warning(trouble);
process.once("uncaughtException", (error) => {
  runner.fail(failureText(error));
  process.exit(1);
});
try {
  await main(runner);
} catch (cause) {
  const error = asUnmeasurable(cause);
  if (error instanceof SteadyError && error.exitCode === 3) runner.output("outcome", "unmeasured");
  runner.fail(failureText(error));
}

// The end of the action, or its `stage: report`, in this process: what the built action does once the job has its
// report, in a tenth of the time. The same libraries, files and variables as in a step of its own; one at a time, since
// a process has one environment and one output.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { historyStage } from "../../src/action/publish/history-stage.ts";
import { decodePublishInputs } from "../../src/action/publish/inputs.ts";
import { publish } from "../../src/action/publish/publish.ts";
import { reportStage } from "../../src/action/publish/report-stage.ts";
import { readRunContext } from "../../src/action/publish/run-context.ts";
import { SteadyError } from "../../src/model/errors.ts";
import type { Report } from "../../src/model/report.ts";
import { serverOf } from "../../src/model/server.ts";
import { decodeOptions } from "../../src/options/options.ts";
import { OPTION_NAMES } from "../../src/options/table.ts";
import { makeOutFolder } from "../../src/ports/files/out-folder.ts";
import { type GithubRunner, makeGithubRunner } from "../../src/ports/github/actions-runner.ts";
import { childEnvironment, redact, secretsOf } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { reportJson } from "../../src/report/json.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import { withholdCommands } from "../../src/report/withhold.ts";
import { type ActionEnd, type ActionRun, jobEnvironment, stepEnd } from "./action.ts";
import { temporaryFolder } from "./go.ts";
import { makeCommandFiles } from "./runner/file-commands.ts";

type Variables = Readonly<Record<string, string>>;

/** @actions/core remembers where the first summary went, so that all have the same files. */
let commandFiles: string | undefined;

/** publishHere publishes `measured` as a job's own report; without one it is `stage: report`. */
export function publishHere(run: ActionRun, measured?: Report): Promise<ActionEnd> {
  return stepHere(run, (runner, env) => end(run, { runner, env }, measured));
}

/** stepHere is a step of this process: it has the variables of the job, and its runner. */
export async function stepHere(
  run: ActionRun,
  act: (runner: GithubRunner, env: Variables) => Promise<void>,
): Promise<ActionEnd> {
  commandFiles ??= temporaryFolder().path;
  const files = makeCommandFiles(commandFiles);
  const env = { ...jobEnvironment(run), ...files.env };
  const began = performance.now();
  const { code, lines } = await asStep(env, () => act(makeGithubRunner(secretsOf(env)), env));
  const secrets = [run.token ?? "", env.ACTIONS_RUNTIME_TOKEN ?? ""];
  return { ...stepEnd({ code, lines, secrets, written: files.read(), began }), post: undefined };
}

/** Runs something with the variables of a step, and gives what it printed and how it ended. */
async function asStep(env: Variables, act: () => Promise<void>) {
  const before = { env: { ...process.env }, write: process.stdout.write, code: process.exitCode };
  let printed = "";
  become(env);
  process.exitCode = 0;
  process.stdout.write = (chunk: string | Uint8Array) => {
    printed += String(chunk);
    return true;
  };
  try {
    await act();
    return { code: Number(process.exitCode), lines: printed.split(/\r?\n/) };
  } finally {
    process.stdout.write = before.write;
    process.exitCode = before.code;
    become(before.env);
  }
}

function become(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
}

interface Step {
  readonly runner: GithubRunner;
  readonly env: Variables;
}

async function end(run: ActionRun, { runner, env }: Step, measured: Report | undefined): Promise<void> {
  const secrets = secretsOf(env);
  try {
    await told(run, runner, measured && withholdCommands(parseReport(redact(reportJson(measured), secrets))));
  } catch (error) {
    if (!(error instanceof SteadyError)) throw error;
    if (error.exitCode === 3) runner.output("outcome", "unmeasured");
    runner.fail(`${error.message}\n${error.hint}`);
  }
}

/** What `stage: publish` needs of the world. */
function worldHere({ workspace: cwd, token }: ActionRun, temporary: string) {
  return {
    processes: makeProcesses(new AbortController().signal),
    env: childEnvironment(process.env),
    credential: token === undefined ? undefined : { server: serverOf(process.env).url, token },
    cwd,
    temporary,
    cacheDir: join(temporary, "cache"),
    date: () => new Date(),
    now: () => performance.now() / 1000,
    random: Math.random,
  };
}

async function told(run: ActionRun, runner: GithubRunner, report?: Report): Promise<void> {
  const { scratch, event } = run;
  const given = Object.fromEntries(OPTION_NAMES.map((name) => [name, runner.input(name)]));
  const options = await decodeOptions(given);
  const inputs = await decodePublishInputs(runner.input);
  const temporary = join(scratch, "runner-temp");
  mkdirSync(temporary, { recursive: true });
  const job = {
    runner,
    inputs,
    context: readRunContext(process.env, { matrix: inputs.matrix, options }),
    out: await makeOutFolder(temporary),
    cancelled: new AbortController().signal,
    event,
  };
  const { GITHUB_REF: ref = "" } = process.env;
  const { stage, region, config } = options;
  if (stage === "publish")
    return historyStage({ ...job, ref, region, config, world: worldHere(run, temporary) });
  if (report === undefined) return reportStage({ ...job, temporary });
  const started = new Date(Date.now() - 1000).toISOString(); // what is written from then on is the job's own
  await publish({ ...job, report: { ...report, started }, stage });
  if (report.outcome !== "passed") runner.fail(report.reasons[0] ?? report.outcome);
}

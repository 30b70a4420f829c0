// act (https://github.com/nektos/act) in host mode: the real workflow files, read and run step by step on this machine.
//
// What act cannot show: GitHub's own runner with its limits on annotations and summaries (test/kit/runner has those),
// permissions and secrets by event, concurrency groups, time limits, `schedule`, required checks and the merge queue itself,
// approval of a fork's first run, Windows and macOS. The checkout is a copy of the folder, and not actions/checkout.

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { NODE24 } from "../action.ts";
import type { Job } from "../github/job.ts";
import { goEnvironment } from "../go.ts";

/** ActRun is one event, and the workflow that it starts. */
export interface ActRun {
  /** Path of the program. */
  readonly act: string;
  /** The repository, checked out as the runner would. */
  readonly dir: string;
  /** Path of the workflow, relative to the repository. */
  readonly workflow: string;
  readonly job: Job;
  /** `owner/name@ref` of actions, and the folders that stand for them. */
  readonly actions: Readonly<Record<string, string>>;
  /** A folder of the test's own. */
  readonly scratch: string;
  /** The step's log shows these with `***`. */
  readonly timeoutMs?: number;
}

/** ActEnd is how act ended, and what it printed. */
export interface ActEnd {
  /** 0 when every job succeeded. */
  readonly code: number | null;
  /** `success` or `failure` by the job's id; a job that was skipped is not there. */
  readonly jobs: Readonly<Record<string, string>>;
  /** What steps and act printed. */
  readonly log: string;
}

/** Of these act has better ones: they differ between the jobs of a workflow. */
const ACTS_OWN = ["GITHUB_JOB"];

/** Labels of the starter workflows: all of them are this machine. */
const RUNNERS = ["ubuntu-latest", "ubuntu-24.04-arm"];

/** runAct runs the workflow to its end. */
export async function runAct(run: ActRun): Promise<ActEnd> {
  mkdirSync(run.scratch, { recursive: true });
  const event = join(run.scratch, "event.json");
  writeFileSync(event, JSON.stringify(run.job.event.payload));
  const actions = Object.entries(run.actions).map(([name, folder]) => `--local-repository=${name}=${folder}`);
  const args = [
    run.job.event.name,
    "--json",
    ...RUNNERS.map((label) => `--platform=${label}=-self-hosted`),
    "--no-cache-server",
    "--defaultbranch=main",
    `--directory=${run.dir}`,
    `--workflows=${run.workflow}`,
    `--eventpath=${event}`,
    `--action-cache-path=${join(run.scratch, "act")}`,
    `--secret=GITHUB_TOKEN=${run.job.token}`,
    ...actions,
  ];
  const { code, lines } = await start(run, args);
  const entries = lines.map(readEntry);
  const results = entries.flatMap(({ jobID, jobResult }) =>
    jobID === undefined || jobResult === undefined ? [] : [[jobID, jobResult] as const],
  );
  return { code, jobs: Object.fromEntries(results), log: entries.map(({ msg }) => msg.trimEnd()).join("\n") };
}

const goFolders = {
  GOPATH: execFileSync("go", ["env", "GOPATH"], { encoding: "utf8" }).trim(),
  GOMODCACHE: execFileSync("go", ["env", "GOMODCACHE"], { encoding: "utf8" }).trim(),
};

function start({ act, scratch, job, timeoutMs = 300_000 }: ActRun, args: readonly string[]) {
  const kit = Object.entries(job.env).filter(([name]) => !ACTS_OWN.includes(name));
  const child = spawn(act, args, {
    cwd: scratch,
    env: {
      ...goEnvironment,
      ...goFolders, // below HOME otherwise
      HOME: scratch, // act asks a user who starts it for the first time for a default image, unless there is a file of settings
      XDG_CACHE_HOME: join(scratch, "cache"),
      PATH: [dirname(NODE24), process.env.PATH].join(delimiter), // act runs the node that is first on PATH
      NODE_OPTIONS: `--import=${pathToFileURL(join(process.cwd(), "test/kit/act/environment.mjs"))}`,
      STEADY_KIT_VARIABLES: JSON.stringify(Object.fromEntries(kit)),
    },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutMs,
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      const parts = (rest + chunk).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
    });
  }
  return new Promise<{ readonly code: number | null; readonly lines: readonly string[] }>(
    (resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, lines }));
    },
  );
}

interface Entry {
  readonly msg: string;
  readonly jobID?: string;
  readonly jobResult?: string;
}

/** A line of act's JSON log; what is none is told as it is. */
function readEntry(line: string): Entry {
  try {
    const { msg = "", jobID, jobResult } = JSON.parse(line);
    return { msg, jobID, jobResult };
  } catch (error) {
    if (error instanceof SyntaxError) return { msg: line };
    throw error;
  }
}

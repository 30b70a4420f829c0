// Which job this is, of which run, in which repository: from the variables of the runner.

import { serverOf } from "../../model/server.ts";
import { shortHash } from "../../ports/files/digest.ts";
import { type Question, questionOf, wordsOf } from "./question.ts";

export interface RunContext {
  /** `https://github.com`, without a slash at its end. */
  readonly server: string;
  /** Address of the REST interface. */
  readonly api: string;
  readonly graphql: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly run: { readonly id: number; readonly number: number; readonly attempt: number };
  /** Commit that the event is about; in a pull request GitHub's merge commit. */
  readonly sha: string;
  /** Path of the workflow's file, without its revision; its name where the server does not say the path. */
  readonly workflow: string;
  /** Key of the job in the workflow. */
  readonly job: string;
  readonly step: string;
  /** What this step is asked, in full. */
  readonly question: readonly string[];
  /** What people know the job by: values of the matrix, a folder, packages; "" without any. */
  readonly leg: string;
  /** Why artifacts cannot be kept here, a clause; undefined where they can. */
  readonly noArtifacts: string | undefined;
}

type Variables = Readonly<Record<string, string | undefined>>;

export function readRunContext(env: Variables, question: Question): RunContext {
  const { GITHUB_REPOSITORY = "", GITHUB_WORKFLOW_REF = "" } = env;
  const { url: server, api, graphql, noArtifacts } = serverOf(env);
  return {
    server,
    api,
    graphql,
    repository: GITHUB_REPOSITORY,
    run: {
      id: Number(env.GITHUB_RUN_ID ?? 0),
      number: Number(env.GITHUB_RUN_NUMBER ?? 0),
      attempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
    },
    sha: env.GITHUB_SHA ?? "",
    workflow:
      GITHUB_WORKFLOW_REF.replace(/@.*$/s, "").replace(`${GITHUB_REPOSITORY}/`, "") ||
      (env.GITHUB_WORKFLOW ?? ""),
    job: env.GITHUB_JOB ?? "",
    step: env.GITHUB_ACTION ?? "",
    // A workflow that is called twice does not see who calls it; another kind of runner measures anew.
    question: [env.RUNNER_OS ?? "", env.RUNNER_ARCH ?? "", ...questionOf(question)],
    leg: wordsOf(question, env.GITHUB_JOB ?? ""),
    noArtifacts,
  };
}

export function runAddress({ server, repository }: RunContext, id: number): string {
  return `${server}/${repository}/actions/runs/${id}`;
}

/** keyOf is the same hexadecimal text for a job in all runs; `part` tells apart what one job comments on. */
export function keyOf({ workflow, job, step, question }: RunContext, part = ""): string {
  return digest(JSON.stringify([workflow, job, step, ...question, part]));
}

/** digest is 16 hexadecimal digits. */
export function digest(text: string): string {
  return shortHash(16, text);
}

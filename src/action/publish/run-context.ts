// Which job this is, of which run, in which repository: from the variables of the runner.

import { serverOf } from "../../model/server.ts";
import { shortHash } from "../../ports/files/digest.ts";
import { type Question, questionOf, wordsOf } from "./question.ts";

/** RunContext is what the runner says of this job. */
export interface RunContext {
  /** Address of GitHub without a slash at its end: `https://github.com`. */
  readonly server: string;
  /** Address of its REST interface. */
  readonly api: string;
  /** Address of its GraphQL interface. */
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
  /** Which step of the job. */
  readonly step: string;
  /** What this step is asked, in full: two that are asked something else are two measurements. */
  readonly question: readonly string[];
  /**
   * The part of the question that people know the job by: values of the matrix, a folder, packages; ""
   * without any.
   */
  readonly leg: string;
  /** Why artifacts cannot be kept here, a clause; undefined where they can. */
  readonly noArtifacts: string | undefined;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** readRunContext reads the variables. */
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
    // A workflow that is called twice sees nothing of who calls it; a runner of another kind is another
    // measurement.
    question: [env.RUNNER_OS ?? "", env.RUNNER_ARCH ?? "", ...questionOf(question)],
    leg: wordsOf(question, env.GITHUB_JOB ?? ""),
    noArtifacts,
  };
}

/** runAddress is the page of a run. */
export function runAddress({ server, repository }: RunContext, id: number): string {
  return `${server}/${repository}/actions/runs/${id}`;
}

/**
 * keyOf is hexadecimal, and the same for the same job of the same workflow, in every run. `part` tells apart
 * what one job comments on.
 */
export function keyOf({ workflow, job, step, question }: RunContext, part = ""): string {
  return digest(JSON.stringify([workflow, job, step, ...question, part]));
}

/** digest is short, and hexadecimal. */
export function digest(text: string): string {
  return shortHash(16, text);
}

// As whom a token speaks: a comment that somebody else wrote is not ours, whatever it says.

import { textAt } from "../model/payload.ts";
import { type Github, GithubError } from "../ports/github.ts";

/** The account that the job's own token speaks as. */
const RUNNER_LOGIN = "github-actions[bot]";

/** ownLogin asks GitHub; where that does not say, it is the job's own token. Throws GithubError when there is no answer. */
export async function ownLogin(github: Github, graphql: string): Promise<string> {
  try {
    // Of the two interfaces only this one answers tokens of all kinds.
    const viewer = await github.ask(`POST ${graphql}`, { query: "query{viewer{login}}" });
    return textAt(viewer, "data", "viewer", "login") ?? RUNNER_LOGIN;
  } catch (error) {
    const isRefused = error instanceof GithubError && error.status !== undefined && error.status < 500;
    if (isRefused) return RUNNER_LOGIN;
    throw error;
  }
}

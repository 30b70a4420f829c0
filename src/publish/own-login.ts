// As whom a token speaks: a comment that somebody else wrote is not ours, whatever it says.

import { textAt } from "../model/payload.ts";
import { type Github, GithubError } from "../ports/github.ts";

/** The account that the job's own token speaks as. */
const RUNNER_LOGIN = "github-actions[bot]";

/** ownLogin asks GitHub. Throws GithubError when it does not answer. */
export async function ownLogin(github: Github, graphql: string): Promise<string> {
  // Only this way answers tokens of all kinds.
  const viewer = await refusedAsUndefined(github.ask(`POST ${graphql}`, { query: "query{viewer{login}}" }));
  const login = textAt(viewer, "data", "viewer", "login");
  if (login !== undefined) return login;
  const user = await refusedAsUndefined(github.ask("GET /user"));
  return textAt(user, "login") ?? RUNNER_LOGIN;
}

async function refusedAsUndefined(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GithubError && error.status !== undefined && error.status < 500) return undefined;
    throw error;
  }
}

// Which account a token belongs to. A comment of another account is not ours, whatever it says.

import { fitting, object, text } from "../../model/shape.ts";
import { type Github, GithubError } from "../../ports/github/github.ts";

export interface Account {
  /** "" where it is not known. */
  readonly login: string;
  /** Whether there is a GraphQL interface that answers this token. */
  readonly hasGraphql: boolean;
}

const userShape = object({ login: text });
const viewerShape = object({ data: object({ viewer: userShape }) });

/** What the servers call the account of their jobs; no other account can have these names there. */
const RUNNER_LOGINS = ["github-actions[bot]", "gitea-actions", "forgejo-actions"];

/**
 * askAccount asks GraphQL, which answers tokens of all kinds, then REST: Gitea, Forgejo and many proxies have
 * no GraphQL.
 */
export async function askAccount(github: Github, graphql: string): Promise<Account> {
  const viewer = await answerTo(() => github.ask(`POST ${graphql}`, { query: "query{viewer{login}}" }));
  const login = fitting(viewerShape, viewer)?.data.viewer.login;
  if (login !== undefined) return { login, hasGraphql: true };
  const user = await answerTo(() => github.ask("GET /user"));
  return { login: fitting(userShape, user)?.login ?? "", hasGraphql: false };
}

export function isOwn({ login }: Account, author: string): boolean {
  return login === "" ? RUNNER_LOGINS.includes(author) : author === login;
}

async function answerTo(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    // No such interface, no answer to this token, a server that is down: writing the comment will show
    // whether GitHub is there.
    if (error instanceof GithubError) return undefined;
    throw error;
  }
}

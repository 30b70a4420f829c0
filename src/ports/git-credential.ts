// How git is told a token: by its environment, which other users of the machine cannot read, as they can arguments.

import { basicAuthorization } from "../model/basic-authorization.ts";
import type { Env } from "./process.ts";

/** GitCredential is a token, and the one server that it is for. */
export interface GitCredential {
  /** `https://github.com`, without a path. */
  readonly server: string;
  readonly token: string;
}

/**
 * withCredential is `env` with which git sends the token to its server, and to no other, in the place of any other
 * header that the repository's settings have for that server. https://git-scm.com/docs/git-config#ENVIRONMENT
 */
export function withCredential(env: Env, { server, token }: GitCredential): Env {
  const key = `http.${server.replace(/\/+$/, "")}/.extraheader`;
  const header = `Authorization: ${basicAuthorization("x-access-token", token)}`;
  const settings = ["", header]; // an empty one takes back what was set before
  const count = Number(env.GIT_CONFIG_COUNT) || 0;
  const pairs = settings.flatMap((value, i) => [
    [`GIT_CONFIG_KEY_${count + i}`, key],
    [`GIT_CONFIG_VALUE_${count + i}`, value],
  ]);
  return { ...env, ...Object.fromEntries(pairs), GIT_CONFIG_COUNT: String(count + settings.length) };
}

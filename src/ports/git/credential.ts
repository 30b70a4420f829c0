// How git is told a token: by its environment, which other users of the machine cannot read, as they can
// arguments.

import { basicAuthorization } from "../../model/basic-authorization.ts";
import type { Env } from "../process/environment.ts";
import { withSettings } from "./program.ts";

/** GitCredential is a token, and the one server that it is for. */
export interface GitCredential {
  /** `https://github.com`, without a path. */
  readonly server: string;
  readonly token: string;
}

/**
 * withCredential is `env` with which git sends the token to its server, and to no other, in the place of any
 * other header that the repository's settings have for that server.
 */
export function withCredential(env: Env, { server, token }: GitCredential): Env {
  const key = `http.${server.replace(/\/+$/, "")}/.extraheader`;
  const header = `Authorization: ${basicAuthorization("x-access-token", token)}`;
  return withSettings(env, [
    [key, ""], // an empty one takes back what was set before
    [key, header],
  ]);
}

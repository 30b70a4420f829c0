// git gets a token by its environment: other users of the machine can read arguments, but no environment.

import { basicAuthorization } from "../../model/basic-authorization.ts";
import type { Env } from "../process/environment.ts";
import { withSettings } from "./program.ts";

/** A token, and the one server that it is for. */
export interface GitCredential {
  /** `https://github.com`, without a path. */
  readonly server: string;
  readonly token: string;
}

/** `env` with which git sends the token to its server alone, in place of any header that is set for it. */
export function withCredential(env: Env, { server, token }: GitCredential): Env {
  const key = `http.${server.replace(/\/+$/, "")}/.extraheader`;
  const header = `Authorization: ${basicAuthorization("x-access-token", token)}`;
  return withSettings(env, [
    [key, ""], // an empty value removes what was set before
    [key, header],
  ]);
}

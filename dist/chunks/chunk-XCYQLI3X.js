import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  withSettings
} from "./chunk-6327TXBC.js";
import {
  basicAuthorization
} from "./chunk-P6JBNGSW.js";

// src/ports/git/credential.ts
function withCredential(env, { server, token }) {
  const key = `http.${server.replace(/\/+$/, "")}/.extraheader`;
  const header = `Authorization: ${basicAuthorization("x-access-token", token)}`;
  return withSettings(env, [
    [key, ""],
    // an empty value removes what was set before
    [key, header]
  ]);
}

export {
  withCredential
};

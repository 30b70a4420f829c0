import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  systemRandom
} from "./chunk-OZZPMOMX.js";
import {
  ArtifactError
} from "./chunk-PCIKI6JQ.js";
import {
  GithubError,
  openGithub
} from "./chunk-ZKWW4U7H.js";
import {
  PATIENCE
} from "./chunk-KA4N5GWW.js";
import {
  SteadyError
} from "./chunk-24M4FNCI.js";

// src/action/publish/attempt.ts
import { inspect } from "node:util";
async function attempt(runner, what, act) {
  try {
    await act();
    return true;
  } catch (error) {
    runner.warning(`${what}: ${reasonOf(error)}`);
    return false;
  }
}
function reasonOf(error) {
  const isKnown = error instanceof SteadyError || error instanceof ArtifactError || error instanceof GithubError;
  const isSystem = error instanceof Error && "code" in error;
  return isKnown || isSystem ? error.message : inspect(error);
}

// src/action/publish/open-api.ts
function openApi({ api }, token) {
  return openGithub({ token, api, patience: { ...PATIENCE, random: systemRandom } });
}

export {
  attempt,
  reasonOf,
  openApi
};

// GitHub's interface, with the patience of a job that has its verdict already.

import { type Github, openGithub } from "../../ports/github/github.ts";
import { PATIENCE } from "../../ports/github/retry.ts";
import { systemRandom } from "../../ports/random.ts";
import type { RunContext } from "./run-context.ts";

export function openApi({ api }: RunContext, token: string): Promise<Github> {
  return openGithub({ token, api, patience: { ...PATIENCE, random: systemRandom } });
}

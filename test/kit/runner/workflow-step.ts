// The step of a starter workflow that uses this action, as the runner reads it from the file that `go-steady init` writes.

import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { fill } from "../../../src/cli/init/fill.ts";
import type { TemplateName } from "../../../src/cli/init/templates.ts";
import type { Permissions } from "../github/emulator.ts";

/** WorkflowStep is what the runner gives the action. */
export interface WorkflowStep {
  /** What the step says `with`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What the token of its job may do, and nothing else. */
  readonly permissions: Permissions;
}

interface Job {
  readonly permissions: Readonly<Record<string, "read" | "write">>;
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

/** stepOf reads the one step of a template that uses the action. Throws where there is none, or another one. */
export function stepOf(template: TemplateName): WorkflowStep {
  const choices = { commit: COMMIT, version: "v0.1.0", mainBranch: "main", zones: [] };
  const text = fill(readFileSync(`templates/${template}.yml`, "utf8"), choices);
  const { jobs } = parse(text) as { readonly jobs: Readonly<Record<string, Job>> };
  const found = Object.values(jobs).flatMap(({ permissions, steps }) =>
    steps.flatMap((step) => (step.uses === `go-steady/go-steady@${COMMIT}` ? [{ permissions, step }] : [])),
  );
  const [first] = found;
  if (first === undefined || found.length > 1)
    throw new Error(`${template}.yml uses the action ${found.length} times`);
  return {
    inputs: Object.fromEntries(
      Object.entries(first.step.with ?? {}).map(([name, value]) => [name, String(value)]),
    ),
    permissions: Object.fromEntries(
      Object.entries(first.permissions).map(([name, right]) => [name.replaceAll("-", "_"), right]),
    ),
  };
}

import { UsageError } from "../../model/errors.ts";
import { readFlags } from "../flags.ts";
import { decodeBranch, decodeCommit, decodeTeamZones, decodeTemplates } from "./choices.ts";
import type { TemplateName } from "./templates.ts";

const FLAGS = {
  template: "value",
  zones: "value",
  "main-branch": "value",
  commit: "value",
  yes: "switch",
} as const;

/** InitFlags are checked; undefined: not given. */
export interface InitFlags {
  readonly templates: readonly TemplateName[] | undefined;
  readonly zones: readonly string[] | undefined;
  readonly mainBranch: string | undefined;
  readonly commit: string | undefined;
  readonly yes: boolean;
}

/** readInitFlags throws UsageError for a wrong value. */
export function readInitFlags(args: readonly string[]): InitFlags {
  const { values, positionals } = readFlags("init", args, FLAGS);
  if (positionals.length > 0)
    throw new UsageError(
      `init takes no arguments, and got ${JSON.stringify(positionals[0])}`,
      "name workflows with --template",
    );
  const decoded = <T>(name: keyof typeof FLAGS, decode: (text: string) => T): T | undefined =>
    values[name] === undefined ? undefined : decode(values[name]);
  return {
    templates: decoded("template", decodeTemplates),
    zones: decoded("zones", decodeTeamZones),
    mainBranch: decoded("main-branch", decodeBranch),
    commit: decoded("commit", decodeCommit),
    yes: values.yes === "true",
  };
}

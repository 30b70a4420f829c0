// What helps when code does not build, or a test lacks its files, because a part of them is not committed.

import { ignoredCulprits, missingCode, missingFiles } from "../checks/missing-code.ts";
import type { Check } from "../model/check.ts";
import { cutList } from "../model/visible.ts";
import type { Git } from "../ports/git/git.ts";
import type { Tree } from "../sides/check-out.ts";

const MOST_NAMED = 3;

/** remediesFor are sentences for the report; none where nothing is missing, or no remedy is known. */
export async function remediesFor(
  { git, workingDirectory }: { readonly git: Git; readonly workingDirectory: string },
  { lacking, root }: Pick<Tree, "lacking" | "root">,
  checks: readonly Check[],
): Promise<readonly string[]> {
  const findings = checks.flatMap((check) => check.findings);
  const code = missingCode(findings);
  const missing = [...code, ...missingFiles(findings, root)];
  if (missing.length === 0) return [];
  const ignored = ignoredCulprits(missing, await git.ignoredIn(workingDirectory));
  const generators =
    code.length === 0 || ignored.length > 0 ? [] : await git.filesWith("//go:generate ", workingDirectory);
  return [...ofSubmodules(lacking), ...ofIgnored(ignored), ...ofGenerators(generators)];
}

/** zoneRemedy is for tests that fail where the user sets a time zone for them. */
export function zoneRemedy(zone: string | undefined, checks: readonly Check[]): readonly string[] {
  const failed = checks.some(({ name, tests }) => name === "test" && (tests?.failed ?? 0) > 0);
  if (zone === undefined || !failed) return [];
  return [
    `TZ is ${zone} outside, and UTC for the tests: if those that failed need that zone, set time.Local in TestMain; ` +
      "with timezones they run in other zones, too",
  ];
}

function ofSubmodules(paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const [are, they] =
    paths.length === 1 ? ["is a submodule that is", "it is"] : ["are submodules that are", "they are"];
  return [
    `${cutList(paths, MOST_NAMED)} ${are} not checked out: if ${they} what is missing, set submodules: true of actions/checkout, ` +
      "or prepare: git submodule update --init",
  ];
}

function ofIgnored(paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  return [
    `${cutList(paths, MOST_NAMED)} ${paths.length === 1 ? "is in the checkout, but not here, since git ignores it" : "are in the checkout, but not here, since git ignores them"}: ` +
      "set prepare to the command that makes what is missing, for example prepare: go generate ./...",
  ];
}

function ofGenerators(files: readonly string[]): readonly string[] {
  if (files.length === 0) return [];
  return [
    `${cutList(files, MOST_NAMED)} ${files.length === 1 ? "has" : "have"} a //go:generate line: if generated code is what is missing, ` +
      "set prepare: go generate ./...",
  ];
}

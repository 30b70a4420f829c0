// Text that a person wrote → choices, checked.

import { UsageError } from "../../model/errors.ts";
import { isTemplate, PULL_REQUEST_FORMS, TEMPLATES, type TemplateName, withNeeds } from "./templates.ts";

/** decodeTemplates adds what is needed. Throws UsageError for unknown names and for two forms of one job. */
export function decodeTemplates(text: string): readonly TemplateName[] {
  const names = listOf(text);
  const unknown = names.filter((name) => !isTemplate(name));
  if (unknown.length > 0 || names.length === 0)
    throw new UsageError(
      names.length === 0 ? "--template names none" : `--template: ${quoted(unknown)} is unknown`,
      `choose from ${TEMPLATES.map(({ name }) => name).join(", ")}`,
    );
  const chosen = names.filter(isTemplate);
  const forms = PULL_REQUEST_FORMS.filter((form) => chosen.includes(form));
  if (forms.length > 1)
    throw new UsageError(
      `--template: ${forms.join(" and ")} are forms of the same job`,
      "choose one: with both, every pull request would be measured twice",
    );
  return withNeeds(chosen);
}

/** decodeTeamZones reads IANA names. Throws UsageError that lists the unknown ones. */
export function decodeTeamZones(text: string): readonly string[] {
  const zones = listOf(text);
  const unknown = zones.filter((zone) => !isZone(zone));
  if (unknown.length > 0)
    throw new UsageError(
      `--zones: ${quoted(unknown)} is no time zone`,
      "use names of the time zone database, such as Asia/Singapore",
    );
  return zones;
}

/** decodeBranch refuses what a branch filter would read as a pattern. Throws UsageError. */
export function decodeBranch(text: string): string {
  if (/^[A-Za-z0-9][\w./-]*$/.test(text)) return text;
  throw new UsageError(
    `--main-branch: ${JSON.stringify(text)} is no name of a branch that a workflow can filter by`,
    "use letters, digits and ./_-, such as main",
  );
}

/** decodeCommit takes a full hash. Throws UsageError. */
export function decodeCommit(text: string): string {
  if (/^[0-9a-f]{40}$/.test(text)) return text;
  throw new UsageError(
    `--commit: ${JSON.stringify(text)} is no full commit hash`,
    "give the 40 hexadecimal digits of a commit of go-steady",
  );
}

function listOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((word) => word !== ""))];
}

const quoted = (words: readonly string[]): string => words.map((word) => JSON.stringify(word)).join(", ");

/** Intl takes offsets (`+05:45`), Go does not. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

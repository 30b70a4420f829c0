// Each check reports code that does not compile. Here only the first keeps it, in the compiler's words.

import type { Check, Finding } from "../model/check.ts";
import { arrangeFindings, BUILD } from "./finding.ts";

/**
 * Best words first. Staticcheck and the tests have all errors of the compiler, but the tests may see
 * instrumented code; vet has its own words, and only the first error of a package.
 */
const BY_TRUST = ["staticcheck", "test", "vet"] as const;

/**
 * reportBuildErrorsOnce gives all build errors to the first check that has any; the reasons of the others
 * name it. A staticcheck or vet without other findings counts as skipped.
 */
export function reportBuildErrorsOnce(checks: readonly Check[]): readonly Check[] {
  const owner = checks.find(({ findings }) => findings.some(isBuildError));
  if (owner === undefined) return checks;
  const errors = bestWords(checks).map((error) => ({ ...error, check: owner.name }));
  return checks.map((check) => {
    const others = check.findings.filter((finding) => !isBuildError(finding));
    if (check === owner) return { ...check, findings: arrangeFindings([...errors, ...others]) };
    if (others.length === check.findings.length) return check;
    const status = others.length === 0 && check.name !== "test" ? "skipped" : check.status;
    return { ...check, status, findings: others, reason: `the code does not build: see ${owner.name}` };
  });
}

function isBuildError({ code }: Finding): boolean {
  return code === BUILD;
}

/** For each file the errors of the most trusted check; an error without a file is told by its message. */
function bestWords(checks: readonly Check[]): readonly Finding[] {
  const errors = BY_TRUST.flatMap((name) => checks.filter((check) => check.name === name))
    .flatMap(({ findings }) => findings)
    .filter(isBuildError);
  const placeOf = ({ file, message }: Finding) => file ?? `\n${message}`;
  const trusted = new Map(errors.toReversed().map((error) => [placeOf(error), error.check]));
  return errors.filter((error) => trusted.get(placeOf(error)) === error.check);
}

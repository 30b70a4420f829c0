// Vet, staticcheck and the tests each report code that does not compile. The report has it once: from the
// first of them, in the compiler's words.

import type { Check, Finding } from "../model/check.ts";
import { arrangeFindings, BUILD } from "./finding.ts";

/**
 * The check with the best words comes first. Staticcheck and the tests have the compiler's, all errors of a
 * package, but the tests may see instrumented code; vet has its own words, and stops at the first error of a
 * package.
 */
const BY_TRUST = ["staticcheck", "test", "vet"] as const;

/**
 * reportBuildErrorsOnce gives all build errors to the first check that has any; the reason of the others says
 * where they are. A staticcheck or vet that had nothing else to say counts as skipped.
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

/**
 * For each file the errors of the check that is trusted most with it; errors without a file are told apart by
 * their words.
 */
function bestWords(checks: readonly Check[]): readonly Finding[] {
  const errors = BY_TRUST.flatMap((name) => checks.filter((check) => check.name === name))
    .flatMap(({ findings }) => findings)
    .filter(isBuildError);
  const placeOf = ({ file, message }: Finding) => file ?? `\n${message}`;
  const trusted = new Map(errors.toReversed().map((error) => [placeOf(error), error.check]));
  return errors.filter((error) => trusted.get(placeOf(error)) === error.check);
}

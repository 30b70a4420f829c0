// Which findings of the head the base has too, for `only-new`.

import type { Check, Finding } from "../model/check.ts";
import { BUILD } from "./finding.ts";

/**
 * markKnown marks the head's findings that the base has too, each of the base once; the line may differ. A failed check whose findings are all
 * known passes. A test that failed in the base is known whatever it says now: what tests print often holds times and addresses.
 */
export function markKnown(head: readonly Check[], base: readonly Check[]): readonly Check[] {
  const left = new Map<string, number>();
  for (const key of base.flatMap(({ findings }) => findings.map(identity)))
    left.set(key, (left.get(key) ?? 0) + 1);
  const marked = head.map((check) => ({
    ...check,
    findings: check.findings.map((finding) => {
      const key = identity(finding);
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      return count > 0 ? { ...finding, known: true } : finding;
    }),
  }));
  const build = marked.flatMap(({ findings }) => findings.filter(({ code }) => code === BUILD));
  return marked.map((check) => passKnown(check, build));
}

/** A check without findings of its own failed for the build errors that another one lists. */
function passKnown(check: Check, build: readonly Finding[]): Check {
  const reasons = check.findings.length > 0 ? check.findings : build;
  const isKnown = reasons.length > 0 && reasons.every(({ known }) => known === true);
  return check.status === "failed" && isKnown ? { ...check, status: "passed" } : check;
}

function identity({ check, code, file, message }: Finding): string {
  const text = message.replace(/(\.go):\d+(:\d+)?/g, "$1"); // places of related code move, too
  if (code === BUILD) return JSON.stringify([BUILD, file, text]);
  return JSON.stringify([check, code, file, check === "test" && file !== undefined ? "" : text]);
}

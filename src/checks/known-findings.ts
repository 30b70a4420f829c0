// Which findings of the head the base has too, for `only-new`.

import type { Check, Finding } from "../model/check.ts";
import { BUILD } from "./finding.ts";
import { stablePlaces, stableText } from "./stable-text.ts";

/**
 * markKnown marks the head's findings that the base has too, one for one; the line may differ. A failed check
 * that has only known findings passes. A test that failed in the base is known whatever it prints now: the
 * output of tests often holds times and addresses.
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

/** Equal for the same finding in each run: its kind and place, and the stable part of its message. */
function identity({ check, code, file, message }: Finding): string {
  if (code === BUILD)
    return JSON.stringify([BUILD, file, file === undefined ? stableText(message) : stablePlaces(message)]);
  if (check !== "test") return JSON.stringify([check, code, file, stablePlaces(message)]);
  if (IS_TEST.test(code) && file !== undefined) return JSON.stringify([check, stableName(code), file]);
  return JSON.stringify([check, code, stableText(message)]); // of a package, which can fail for many reasons
}

const IS_TEST = /^(Test|Fuzz|Example|Benchmark)/;

/** Random names and times in a subtest's name become `#`; a short number tells cases apart. */
function stableName(test: string): string {
  return test.replace(/(?<=\/.*)(?:\d{9,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/gs, "#");
}

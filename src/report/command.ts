// The command that measures the same again. Its words come from the report, so each is quoted for the shell.

import type { Report } from "../model/report.ts";
import { formatThreshold } from "./format.ts";

/** reproduceCommand is one line for a POSIX shell; "" where the report does not say what was compared. */
export function reproduceCommand(report: Report): string {
  const isRun = report.base.sha !== "" || report.stored !== undefined;
  const words = isRun ? runWords(report) : compareWords(report);
  return words.length === 0 ? "" : ["go-steady", ...words].map(quoted).join(" ");
}

function compareWords({ base, head }: Report): string[] {
  return base.ref === "" || head.ref === "" ? [] : ["compare", base.ref, head.ref];
}

function runWords({ base, head, policy, selection, stored }: Report): string[] {
  // Uncommitted changes have no name: whoever has them measures the work tree.
  const side = head.dirty || head.sha === "" ? [] : [`--head=${head.sha}`];
  const threshold = `--threshold=${formatThreshold(policy.threshold).replace(" ", "")}`;
  const alpha = `--alpha=${formatThreshold(policy.alpha).replace(" ", "")}`;
  const flags = Object.entries({
    bench: selection?.bench === "." ? "" : selection?.bench,
    benchtime: selection?.benchtime,
    cpu: selection?.cpu,
  }).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [`--${name}=${value}`]));
  const packages = selection?.packages.join(" ") === "./..." ? [] : (selection?.packages ?? []);
  // A package that looks like a flag is not one.
  const named = packages.filter((pkg) => !pkg.startsWith("-"));
  const file = stored?.file ? [`--baseline-file=${stored.file}`] : [];
  const against = stored === undefined ? [`--base=${base.sha}`] : ["--baseline=file", ...file];
  return ["run", ...against, ...side, threshold, alpha, ...flags, ...named];
}

/** A word of safe characters stays as it is. Control characters cannot be quoted so that they are seen: they go. */
function quoted(word: string): string {
  const clean = word.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "");
  return /^[\w%+./:=@,-]+$/.test(clean) ? clean : `'${clean.replaceAll("'", "'\\''")}'`;
}

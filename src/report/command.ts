// The command that measures the same again. Its words come from the report, so each is quoted for the shell.

import type { Report } from "../model/report.ts";
import { formatThreshold } from "./format.ts";

/** reproduceCommand is one line for a POSIX shell; "" where the report does not say what was compared. */
export function reproduceCommand(report: Report): string {
  const isRun = report.base.sha !== "" || report.stored !== undefined;
  const words = isRun ? runWords(report) : compareWords(report);
  if (words.length === 0) return "";
  return ["go-steady", ...words.map((word) => (typeof word === "string" ? quoted(word) : word.code))].join(
    " ",
  );
}

/** Shell code of our own, which is not quoted. */
interface Code {
  readonly code: string;
}

function compareWords({ base, head }: Report): string[] {
  return base.ref === "" || head.ref === "" ? [] : ["compare", base.ref, head.ref];
}

function runWords({ base, head, policy, selection, stored }: Report): (string | Code)[] {
  // Uncommitted changes have no name: the user who has them measures the work tree.
  const side = head.dirty || head.sha === "" ? [] : [`--head=${head.sha}`];
  const threshold = `--threshold=${formatThreshold(policy.threshold).replace(" ", "")}`;
  const alpha = `--alpha=${formatThreshold(policy.alpha).replace(" ", "")}`;
  const flags = Object.entries({
    bench: selection?.bench === "." ? "" : selection?.bench,
    benchtime: selection?.benchtime,
    cpu: selection?.cpu,
  }).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [`--${name}=${value}`]));
  const packages = selection?.packages.join(" ") === "./..." ? [] : (selection?.packages ?? []);
  // What begins with a dash would be read as a flag.
  const named = packages.filter((pkg) => !pkg.startsWith("-"));
  const file = stored?.file ? [`--baseline-file=${stored.file}`] : [];
  const against = stored === undefined ? [`--base=${base.sha}`] : ["--baseline=file", ...file];
  const more = selection?.flags ?? [];
  const unknown = (selection?.withheld ?? []).map(fromVariable);
  return ["run", ...against, ...side, threshold, alpha, ...flags, ...more, ...unknown, ...named];
}

/** A withheld value comes from the environment of the user who knows it: PREPARE for `prepare`. */
function fromVariable(name: string): Code {
  const variable = name.toUpperCase().replaceAll("-", "_");
  return { code: `"--${name}=$${variable}"` };
}

/** Line ends and tabs are spelt out; other control characters cannot be quoted visibly and are dropped. */
function quoted(word: string): string {
  const clean = word.replaceAll(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "");
  if (/^[\w%+./:=@,-]+$/.test(clean)) return clean;
  if (!/[\n\t]/.test(clean)) return inQuotes(clean);
  const spelt = clean.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  return `"$(printf %b ${inQuotes(spelt)})"`;
}

function inQuotes(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

// What a report must not show to others: commands and flags of a workflow. They may hold a secret (a password
// in an address that `prepare` gives to git, a key for the linker), and a stranger's report may have made
// them up for somebody to run.

import type { Report, Selection } from "../model/report.ts";

/** withholdCommands removes them from the selection; their names stay. */
export function withholdCommands(report: Report): Report {
  const { selection } = report;
  return selection === undefined ? report : { ...report, selection: withheldIn(selection) };
}

function withheldIn({ flags = [], withheld = [], ...rest }: Selection): Selection {
  const kept = flags.filter((flag) => !mayHoldSecret(flag));
  const names = flags.filter(mayHoldSecret).map((flag) => /^--([^=]*)/.exec(flag)?.[1] ?? "");
  const all = [...new Set([...withheld, ...names])];
  return { ...rest, flags: kept, ...(all.length === 0 ? {} : { withheld: all }) };
}

/** Flags for the go command that only switch something are harmless. */
function mayHoldSecret(flag: string): boolean {
  const [, name = "", value = ""] = /^--([^=]*)=?(.*)$/s.exec(flag) ?? [];
  if (name === "prepare") return true;
  if (!/(?:flags|args)$/.test(name)) return false;
  return !/^(?:\s*-{1,2}(?:tags=[\w,.]+|race|short|cover|v|cpu=[\d,]+|count=\d+|p=\d+|mod=\w+))*\s*$/.test(
    value,
  );
}

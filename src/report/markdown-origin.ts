// Where the figures come from: machine, commits, time, and the command that measures them again.

import type { Report, Revision } from "../model/report.ts";
import { reproduceCommand } from "./command.ts";
import { escapeBlock, escapeCode } from "./escape.ts";
import { formatSeconds, formatThreshold, formatUtc } from "./format.ts";
import { machineParts } from "./headline.ts";
import { commitLink, type Links, linked, shortSha } from "./links.ts";
import { fold, type Page } from "./markdown-rows.ts";

export function originLine({ report, links, labels, job }: Page): string {
  const machine = machineParts(report.machine, escapeCode);
  const parts = [
    job === "" ? "" : `Job ${escapeCode(job)}.`,
    `Base ${revision(report.base, links)}, head ${headOf(report, links)}.`,
    labels.common === "" ? "" : `Packages of ${escapeCode(labels.common)}.`,
    machine.length === 0 ? "" : `Measured on ${machine.join(", ")}.`,
    `Started ${formatUtc(report.started)}, took ${formatSeconds(report.seconds.total)}.`,
    links.run === undefined ? "" : `[All figures](${links.run}).`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** originFold is how to read the figures, where the time was spent, and how to measure again. */
export function originFold({ report }: Page): string {
  const { build, measure, checks } = report.seconds;
  const spent = `Time: build ${formatSeconds(build)}, measure ${formatSeconds(measure)}, checks ${formatSeconds(checks)}.`;
  const command = reproduceCommand(report);
  // Half a command would do something else.
  const isShown = command !== "" && command.length <= MAX_COMMAND;
  const again = isShown ? ["To do this again:", escapeBlock(command, MAX_COMMAND)] : [];
  const parts = [legend(report), build + measure + checks > 0 ? spent : "", ...again];
  return fold("How to read this, how to do it again", parts.filter((part) => part !== "").join("\n\n"));
}

/** Longer than any command that a person would copy. */
const MAX_COMMAND = 1000;

function legend({ policy, base, stored }: Report): string {
  const threshold = formatThreshold(policy.threshold);
  return [
    `A change counts from ${threshold} on, in the bad direction of its unit. A pull request that changes nothing fails`,
    `with a probability of at most ${formatThreshold(policy.alpha)}, over all its benchmarks together.`,
    "In the drawings, `│` is no change, `┆` the threshold, `╋` the change and `━` its interval; `<` and `>` go on.",
    ...(policy.config === undefined
      ? []
      : [`Where ${escapeCode(policy.config, "line")} says otherwise for a row, that is told beside it.`]),
    ...(base.sha === "" || stored !== undefined
      ? []
      : ["Pairs are samples of base and head, taken side by side in fresh processes."]),
  ].join("\n");
}

/** For a pull request the merge commit is checked out; people know the request by its own commit. */
function headOf({ head, pullRequest }: Report, links: Links): string {
  const dirty = head.dirty ? " with uncommitted changes" : "";
  if (pullRequest === undefined || pullRequest.head === head.sha) return `${revision(head, links)}${dirty}`;
  const [own, merged] = [pullRequest.head, head.sha].map((sha) => revision({ ref: "", sha }, links));
  return `${own}, merged into the base as ${merged}${dirty}`;
}

function revision({ ref, sha }: Revision, links: Links): string {
  const commit = sha === "" ? "" : linked(escapeCode(shortSha(sha)), commitLink(links, sha));
  const name = ref === "" || sha.startsWith(ref) ? "" : escapeCode(ref);
  return [name, commit].filter((part) => part !== "").join(" ") || "unknown";
}

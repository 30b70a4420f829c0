// What an entry says of its commit, from the text of the commit.

import { cutText, visibleLine } from "../model/visible.ts";
import type { EntryCommit } from "./entry.ts";
import { MAX_TITLE } from "./limits.ts";

/** commitFacts reads what `git cat-file commit` prints; undefined where the commit cannot be had. */
export function commitFacts(sha: string, text: string | undefined): EntryCommit {
  if (text === undefined) return { sha, parents: [], authored: "", title: "", pull: undefined };
  const end = text.indexOf("\n\n");
  const [header, message] = end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end + 2)];
  const parents = [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map((match) => match[1] ?? "");
  const title = message.split("\n", 1)[0] ?? "";
  return {
    sha,
    parents,
    authored: authoredAt(header),
    title: cutText(visibleLine(title), MAX_TITLE),
    pull: pullOf(title, message),
  };
}

/** Seconds since 1970, whatever the author's own zone was. */
function authoredAt(header: string): string {
  const [, seconds] = /^author .*> (\d{1,11}) [+-]\d{4}$/m.exec(header) ?? [];
  const date = new Date(Number(seconds ?? Number.NaN) * 1000);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}

/** As GitHub's three ways to merge, GitLab and Gitea write it. */
function pullOf(title: string, message: string): number | undefined {
  const found =
    /^Merge pull request #(\d{1,9}) /.exec(title) ??
    /\(#(\d{1,9})\)$/.exec(title) ??
    /^See merge request \S*!(\d{1,9})$/m.exec(message);
  return found === null ? undefined : Number(found[1]);
}

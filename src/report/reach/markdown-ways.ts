// Below the table of regressions: the changed code that each of them reaches, nearest first, with the way
// there.

import type { Way } from "../../model/reach.ts";
import type { Comparison } from "../../model/verdict.ts";
import { escapeCode, escapeProse } from "../escape.ts";
import { lineLink, linked } from "../links.ts";
import { moreLine } from "../markdown-form.ts";
import { fold, nameOf, type Page } from "../markdown-rows.ts";
import { firstOfFunctions } from "./changed-code.ts";
import { briefWay, endOf } from "./words.ts";

/** Up to this many ways are shown without a click. */
const MAX_OPEN = 5;

/** waysOf is "" where no row has one. */
export function waysOf(page: Page, rows: readonly Comparison[]): string {
  const all = firstOfFunctions(rows).flatMap((row) => linesOf(page, row));
  const shown = all.slice(0, page.form.notes);
  if (shown.length === 0) return "";
  const more = moreLine(all.length, shown.length);
  const list = [...shown, ...(more === "" ? [] : ["", more])].join("\n");
  return all.length <= MAX_OPEN
    ? `What they reach:\n${list}`
    : fold(`What they reach, in ${all.length} ways`, list);
}

function linesOf(page: Page, row: Comparison): readonly string[] {
  const { reason = "", ways = [] } = row.reach ?? {};
  const why = reason === "" ? [] : [`- ${nameOf(page, row, "line")}: ${escapeProse(reason)}`];
  return [...why, ...ways.map((way) => `- ${wayOf(page, way)}`)];
}

function wayOf({ report, links }: Page, way: Way): string {
  const { names, place } = briefWay(way);
  const { file, line } = endOf(way);
  const sha = way.how === "removed" ? report.base.sha : report.head.sha;
  return `${escapeCode(names)} (${way.how}, ${linked(escapeCode(place), lineLink(links, sha, file, line))})`;
}

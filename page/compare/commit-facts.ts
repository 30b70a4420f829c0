// Both commits of a comparison, and where their code can be compared.

import type { PageCommit } from "../../src/page/format/commits-file.ts";
import { plural } from "../../src/report/format.ts";
import { commitName } from "../commit-name.ts";
import type { Context } from "../context.ts";
import { commitAt } from "../data/branch-line.ts";
import { element, linkTo } from "../dom.ts";
import { shown } from "../grid/cell-text.ts";
import { commitLink, compareLink } from "../state/links.ts";
import { bothTimes } from "../state/zones.ts";
import type { Pair } from "./between.ts";

const OUTSIDE = { rel: "noreferrer" };

export function commitFacts(page: Context, { line, after, upTo }: Pair): HTMLElement {
  const { links } = page.store.index;
  const [older, newer] = [commitAt(page.store, line, after), commitAt(page.store, line, upTo)];
  const address = compareLink(links, older?.sha ?? "", newer?.sha ?? "");
  return element(
    "dl",
    { class: "facts" },
    ...commitTerm(page, "from", older),
    ...commitTerm(page, "to", newer),
    element("dt", {}, "code"),
    element(
      "dd",
      {},
      `${plural(upTo - after, "commit")} of ${shown(line.name)}. `,
      linkTo(address, address === "" ? "" : "Compare the code", OUTSIDE),
    ),
  );
}

function commitTerm({ store, zone }: Context, term: string, commit: PageCommit | undefined): readonly Node[] {
  const dt = element("dt", {}, term);
  if (commit === undefined) return [dt, element("dd", {}, "loading")];
  const link = commitLink(store.index.links, commit.sha);
  const name = linkTo(link, commitName(commit), OUTSIDE);
  return [dt, element("dd", {}, name, ` ${bothTimes(commit.measured, zone()).join(" · ")}`)];
}

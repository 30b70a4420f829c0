// The columns that are picked: two of them can be compared.

import { shortSha } from "../commit-name.ts";
import type { Context } from "../context.ts";
import { branchNamed, commitAt, segmentOf } from "../data/branch-line.ts";
import { button, element } from "../dom.ts";
import type { GridModel } from "./model.ts";

/** withPick adds a commit, or takes it away; of two, the one that was picked first makes room. */
export function withPick(picked: readonly string[], sha: string): readonly string[] {
  return picked.includes(sha) ? picked.filter((one) => one !== sha) : [...picked, sha].slice(-2);
}

/** pickedColumns are the columns that can be told without loading more. */
export function pickedColumns({ store, view }: Context, { columns }: GridModel): ReadonlySet<number> {
  const { picked } = view();
  if (picked.length === 0) return new Set();
  const found = new Set<number>();
  for (const [i, { branch: name, place }] of columns.entries()) {
    const branch = branchNamed(store, name);
    const hash = branch?.commits[segmentOf(place)] ?? "";
    if (branch === undefined || !store.isThere("commits", hash)) continue;
    if (picked.includes(commitAt(store, branch, place)?.sha ?? "")) found.add(i);
  }
  return found;
}

export interface Picks {
  readonly root: HTMLElement;
  readonly update: () => void;
}

export function makePicks({ view, go, addressOf }: Context): Picks {
  const root = element("p", { hidden: "", role: "status" });
  return {
    root,
    update: () => {
      const { picked } = view();
      root.hidden = picked.length === 0;
      const names = picked.map(shortSha).join(" and ");
      const compare = element("a", { href: addressOf({ page: "compare" }) }, "What changed between them");
      root.replaceChildren(
        `Picked: ${names}. `,
        ...(picked.length === 2 ? [compare, " "] : ["Pick another column to compare. "]),
        button("Forget", () => go({ picked: [] }, "new")),
      );
    },
  };
}

// The columns that are picked: two of them can be compared.

import type { PageBranch } from "../../src/page/format/index-file.ts";
import { SEGMENT } from "../../src/page/format/pieces.ts";
import { shortSha } from "../commit-name.ts";
import type { Context } from "../context.ts";
import type { Store } from "../data/store.ts";
import { button, element } from "../dom.ts";
import type { GridModel } from "./model.ts";

/** withPick adds a commit, or takes it away; of two, the one that was picked first makes room. */
export function withPick(picked: readonly string[], sha: string): readonly string[] {
  return picked.includes(sha) ? picked.filter((one) => one !== sha) : [...picked, sha].slice(-2);
}

/** pickedColumns are the columns that can be told without loading more. */
export function pickedColumns(
  { store, view }: Context,
  { columns, branches }: GridModel,
): ReadonlySet<number> {
  const { picked } = view();
  if (picked.length === 0) return new Set();
  const places = new Map(branches.map((branch) => [branch.name, placesOf(store, branch, picked)]));
  return new Set(
    [...columns.keys()].filter((i) => {
      const { branch = "", place = -1 } = columns[i] ?? {};
      return places.get(branch)?.has(place);
    }),
  );
}

/** Places of these commits on a branch, as far as it is loaded. */
function placesOf(store: Store, { commits }: PageBranch, shas: readonly string[]): ReadonlySet<number> {
  const loaded = commits.map((hash) => (store.isThere("commits", hash) ? store.commits(hash) : undefined));
  return new Set(
    loaded.flatMap((file, segment) =>
      shas.flatMap((sha) => {
        const i = file?.commits.findIndex((commit) => commit.sha === sha) ?? -1;
        return i < 0 ? [] : [segment * SEGMENT + i];
      }),
    ),
  );
}

export interface Picks {
  readonly root: HTMLElement;
  readonly update: () => void;
}

export function makePicks({ view, go, addressOf }: Context): Picks {
  const names = element("span", {});
  const compare = element("a", {}, "What changed between them");
  const forget = button("Forget", () => go({ picked: [] }, "new"));
  const root = element("p", { hidden: "", role: "status" }, names, compare, " ", forget);
  return {
    root,
    update: () => {
      const { picked } = view();
      root.hidden = picked.length === 0;
      const isPair = picked.length === 2;
      const text = `Picked: ${picked.map(shortSha).join(" and ")}. ${isPair ? "" : "Pick another column to compare. "}`;
      if (names.textContent !== text) names.textContent = text;
      compare.hidden = !isPair;
      compare.href = addressOf({ page: "compare" });
    },
  };
}

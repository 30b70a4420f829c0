// Which branches and regions a view is of.

import type { PageBranch, PageIndex } from "../../src/page/format/index-file.ts";
import type { View } from "./view.ts";

/** chosenBranches are those of the view that there are, else the first one. */
export function chosenBranches({ branches }: PageIndex, view: View): readonly PageBranch[] {
  const chosen = branches.filter(({ name }) => view.branches.includes(name));
  return chosen.length > 0 ? chosen : branches.slice(0, 1);
}

/** chosenRegions are those of the view that there are, else all. */
export function chosenRegions({ regions }: PageIndex, view: View): readonly string[] {
  const chosen = regions.filter((region) => view.regions.includes(region));
  return chosen.length > 0 ? chosen : regions;
}

/** unknownChoices says what the view names and the history does not have. */
export function unknownChoices({ branches, regions }: PageIndex, view: View): readonly string[] {
  const names = branches.map(({ name }) => name);
  const absent = (all: readonly string[], asked: readonly string[], kind: string) =>
    asked
      .filter((one) => !all.includes(one))
      .map((one) => `This history has no ${kind} ${JSON.stringify(one.slice(0, 60))}.`);
  return [...absent(names, view.branches, "branch"), ...absent(regions, view.regions, "region")];
}

/** regionName is for people: nobody may have named it. */
export function regionName(region: string): string {
  return region === "" ? "(no region)" : region;
}

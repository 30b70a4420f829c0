// The columns of the grid: commits of branches, newest first, and the regions that each shows.

export interface GridColumn {
  readonly branch: string;
  /** Place on the branch's line, oldest 0. */
  readonly place: number;
  /** One, or several of which the worst is shown. Never empty. */
  readonly regions: readonly string[];
}

export interface ColumnChoice {
  readonly branches: readonly { readonly name: string; readonly commits: number }[];
  readonly regions: readonly string[];
  readonly together: "side" | "worst";
}

/** columnsOf has the branches one behind the other, and in each the regions of a commit beside each other. */
export function columnsOf({ branches, regions, together }: ColumnChoice): readonly GridColumn[] {
  const groups = together === "worst" ? [regions] : regions.map((region) => [region]);
  if (regions.length === 0) return [];
  return branches.flatMap(({ name, commits }) =>
    Array.from({ length: commits }, (_, i) => commits - 1 - i).flatMap((place) =>
      groups.map((group) => ({ branch: name, place, regions: group })),
    ),
  );
}

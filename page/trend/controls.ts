// Above the plot: which rows, relative to what, which part of the line.

import { shortSha } from "../commit-name.ts";
import type { Context } from "../context.ts";
import { button, element, field, select } from "../dom.ts";
import { shown } from "../grid/cell-text.ts";
import { chosenBranches } from "../state/chosen.ts";
import type { NamedRow } from "../state/row-names.ts";
import { VALUES } from "../state/view.ts";
import { releasesOf } from "./releases.ts";

const VALUE_WORDS = { relative: "ratio to a commit", absolute: "absolute, by machine" } as const;

export interface Controls {
  readonly root: HTMLElement;
  readonly update: (rows: readonly NamedRow[]) => void;
}

export function makeControls(page: Context): Controls {
  const { view, go } = page;
  const add = rowField(page);
  const values = select("Values", (value) =>
    go({ values: VALUES.find((one) => one === value) ?? "relative" }, "new"),
  );
  const base = select("Relative to", (value) => go({ base: value }, "new"));
  const whole = button("Whole line", () => go({ from: "", to: "" }, "new"));
  const root = element(
    "form",
    { class: "bar", "aria-label": "What the trend shows" },
    add.root,
    values.root,
    base.root,
    whole,
  );
  root.addEventListener("submit", (event) => event.preventDefault());
  return {
    root,
    update: (rows) => {
      add.update(rows);
      values.update(
        VALUES.map((value) => ({ value, label: VALUE_WORDS[value] })),
        view().values,
      );
      base.update(basesNow(page), view().base);
      whole.disabled = view().from === "" && view().to === "";
    },
  };
}

/** The newest release, all releases, the selected commit, and whatever the address says. */
function basesNow({ store, view }: Context) {
  const [branch] = chosenBranches(store.index, view());
  const { releases } = branch === undefined ? { releases: [] } : releasesOf(store, branch);
  const [newest] = releases;
  const usual = newest === undefined ? "first commit of the line" : `newest release, ${shown(newest.ref)}`;
  const named = releases.map(({ ref, sha }) => ({ value: sha, label: `${shown(ref)}, ${shortSha(sha)}` }));
  const { base, commit } = view();
  const others = [...new Set([commit, base])].filter(
    (sha) => sha !== "" && releases.every((release) => release.sha !== sha),
  );
  return [
    { value: "", label: usual },
    ...named,
    ...others.map((sha) => ({ value: sha, label: `commit ${shortSha(sha)}` })),
  ];
}

/** Takes a whole key from the list, or the only row that has what is typed in its name. */
function rowField({ view, go }: Context) {
  const input = element("input", {
    type: "text",
    list: "all-rows",
    maxlength: "12000",
    placeholder: "name of a benchmark",
  });
  const list = element("datalist", { id: "all-rows" });
  let known: readonly NamedRow[] = [];
  input.addEventListener("change", () => {
    const found = rowFor(known, input.value);
    if (found === undefined) return input.setAttribute("aria-invalid", String(input.value !== ""));
    input.setAttribute("aria-invalid", "false");
    input.value = "";
    go({ benchmarks: [...new Set([...view().benchmarks, found.key])] }, "new");
  });
  return {
    root: field("Add a benchmark", input, list),
    update: (rows: readonly NamedRow[]) => {
      if (rows === known) return;
      known = rows;
      const keys = rows.filter(({ unit }) => unit !== "").map(({ key }) => key);
      list.replaceChildren(...keys.map((key) => element("option", { value: key })));
    },
  };
}

/** rowFor is undefined where what is typed is no row, or more than one. */
export function rowFor(rows: readonly NamedRow[], typed: string): NamedRow | undefined {
  if (typed.trim() === "") return undefined;
  const benchmarks = rows.filter(({ unit }) => unit !== "");
  const exact = benchmarks.find(({ key }) => key === typed);
  const [only, second] = benchmarks.filter(({ key }) =>
    key.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  return exact ?? (second === undefined ? only : undefined);
}

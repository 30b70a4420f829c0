// Addresses outside of the page, from the templates of the index; "" where there is no such page.

import type { PageIndex } from "../../src/page/format/index-file.ts";

type Links = PageIndex["links"];

export function commitLink({ commit }: Links, sha: string): string {
  return filled(commit, { sha });
}

export function compareLink({ compare }: Links, base: string, head: string): string {
  return filled(compare, { base, head });
}

export function pullLink({ pull }: Links, number: number | null): string {
  return number === null ? "" : filled(pull, { number: String(number) });
}

export function runLink({ run }: Links, id: string): string {
  return id === "" ? "" : filled(run, { id });
}

/** Only to web pages: a template is a stranger's, too. */
function filled(template: string, values: Readonly<Record<string, string>>): string {
  const address = template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? encodeURIComponent(values[name] ?? "") : whole,
  );
  return /^https?:\/\//.test(address) ? address : "";
}

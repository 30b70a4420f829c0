// A JUnit file for each entry: its checks, its tests and its benchmarks. Each entry stands for itself here.

import type { Entry } from "../entry.ts";
import { named } from "./entry-names.ts";
import type { Exported, ExportedFile } from "./exported.ts";
import { junitText } from "./junit.ts";
import { benchmarkCases, checkCases, testCases } from "./junit-cases.ts";

export function exportJunit(entries: readonly Entry[]): Exported {
  return { files: filesOf(entries), notes: [] };
}

function* filesOf(entries: readonly Entry[]): Generator<ExportedFile> {
  for (const { name, entry } of named(entries)) {
    const cases = [...checkCases(entry), ...testCases(entry), ...benchmarkCases(entry)];
    yield { path: `${name}.xml`, text: [junitText(cases, entry.time)] };
  }
}

// What many rows have to say alike.
import { expect, test } from "@jest/globals";
import { sortByNotes } from "../../src/report/shared-notes.ts";
import { comparison, unmeasured } from "./sample-reports.ts";

const rows = (count: number, reason: (i: number) => string, warnings: readonly string[] = []) =>
  Array.from({ length: count }, (_, i) =>
    unmeasured({ name: `B${i}`, verdict: "inconclusive", reason: reason(i), warnings: [...warnings] }),
  );

/** Names of rows that share nothing; of each group its sentences, and the rows with what each alone says. */
function sorted(of: Parameters<typeof sortByNotes>[0]) {
  const { own, shared } = sortByNotes(of);
  return {
    own: own.map(({ row, notes }) => [row.name, ...notes].join(": ")),
    shared: shared.map(({ notes, rows }) => [
      notes.join("; "),
      ...rows.map((noted) => [noted.row.name, ...noted.notes].join(": ")),
    ]),
  };
}

test("five rows with one reason say it once, four say it each", () => {
  expect(sorted(rows(5, () => "why"))).toEqual({ own: [], shared: [["why", "B0", "B1", "B2", "B3", "B4"]] });
  expect(sorted(rows(4, () => "why")).shared).toEqual([]);
});

test("a doubt that many share is said once, and each row keeps its own reason", () => {
  expect(sorted(rows(5, (i) => `why ${i}`, ["its own code differs"])).shared).toEqual([
    ["its own code differs", ...[0, 1, 2, 3, 4].map((i) => `B${i}: why ${i}`)],
  ]);
});

test("the same words for another verdict are another sentence", () => {
  const others = rows(3, () => "why").map((row) => ({ ...row, verdict: "broken" as const }));
  expect(sorted([...rows(3, () => "why"), ...others]).shared).toEqual([]);
});

test("rows without a sentence share nothing", () => {
  expect(sorted(Array.from({ length: 9 }, (_, i) => comparison({ name: `B${i}` }))).shared).toEqual([]);
});

test("a sentence with line ends is no two sentences", () => {
  expect(sorted(rows(5, () => 'a\nb"]\n["')).shared.map(([notes]) => notes)).toEqual(['a\nb"]\n["']);
});

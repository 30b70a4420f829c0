// Histories that something is wrong with, or strange: what the command says of each.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import type { Entry } from "../../src/history/entry.ts";
import { startCommands } from "../kit/commands.ts";
import { at, entry, row, slower, writeHistory } from "../kit/entries.ts";
import { temporaryFolder } from "../kit/go.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});

const FIRST = entry({ commit: "c1", parents: ["c0"], base: "c0", time: at(1), comparisons: [row("Parse")] });
const SECOND = entry({
  ...{ commit: "c2", parents: ["c1"], base: "c1", time: at(2) },
  comparisons: [slower("Parse", 1.3)],
});
const after = (commit: string, parent: string, time: string, said: Partial<Entry> = {}) => {
  const { commit: _, base: __, ...rest } = said;
  return entry({ commit, parents: [parent], base: parent, time, comparisons: [row("Parse")], ...rest });
};

interface Row {
  readonly about: string;
  readonly entries: readonly Entry[];
  /** Changes the text of the second entry's file. */
  readonly damage?: (text: string) => string;
  readonly args: readonly string[];
  readonly says: readonly RegExp[];
}

const NAMES = ["a/b=c", "日本/ε", "x|y`z`", "<img>", "-", "#01", "\u202ertl"];

const ROWS: readonly Row[] = [
  {
    about: "a schema that is not known yet",
    entries: [FIRST, SECOND],
    damage: (text) => text.replace('"schema":1', '"schema":7'),
    args: ["show", "Parse"],
    says: [
      /^note: entries\/.*: it has schema 7, and this version reads 1: a newer go-steady reads it$/m,
      /^c1/m,
    ],
  },
  {
    about: "an entry that is cut off",
    entries: [FIRST, SECOND],
    damage: (text) => text.slice(0, 200),
    args: ["show", "Parse"],
    says: [/^note: entries\/.*: .*JSON/m, /^c1/m],
  },
  {
    about: "a clock in the future",
    entries: [FIRST, after("c2", "c1", "2199-01-01T00:00:00.000Z")],
    args: ["show", "Parse"],
    says: [
      /^note: .*c20000000000 was measured at 2199-.*not yet: the clock of that machine was wrong/m,
      /^c2/m,
    ],
  },
  {
    about: "a commit that is not on the branch any more",
    entries: [FIRST, SECOND, after("d2", "c1", at(3)), after("d3", "d2", at(4))],
    args: ["events"],
    says: [
      /^note: c20000000000 is not among the commits of "main" any more, which lead to d30000000000, as after a push with force/m,
      /step .*recovered d20000000000/,
    ],
  },
  {
    about: "two regions with one name",
    entries: [
      after("c1", "c0", at(1), { region: "eu" }),
      after("c1", "c0", at(1), { region: "eu", run: { id: "1", attempt: 1, job: "other" } }),
    ],
    args: ["list"],
    says: [/^2 entries of 1 commit,/m, /eu .*\n.* eu /],
  },
  {
    about: "many branches",
    entries: Array.from({ length: 100 }, (_, i) =>
      after(`${String(i).padStart(4, "0")}aa`, "c0", at(1), { branch: i === 0 ? "main" : `b/${i}` }),
    ),
    args: ["events", "--branch", "b/99"],
    says: [/on b\/99/],
  },
  {
    about: "names with every kind of letter",
    entries: [
      entry({
        commit: "c1",
        parents: ["c0"],
        base: "c0",
        time: at(1),
        comparisons: NAMES.map((name) => row(name)),
      }),
    ],
    args: ["show", "日本/ε"],
    says: [/^example\.com\/m\.Benchmark日本\/ε-8 sec\/op$/m],
  },
];

test.each(ROWS.map((each, i) => [each.about, i, each] as const))(
  "%s",
  async (_, i, { entries, damage, args, says }) => {
    const dir = join(folder.path, String(i));
    await writeHistory(dir, entries);
    if (damage !== undefined) {
      const files = readdirSync(join(dir, "entries"), { recursive: true, encoding: "utf8" });
      const file = join(dir, "entries", files.toSorted().at(-1) ?? "");
      writeFileSync(file, damage(readFileSync(file, "utf8")));
    }
    const where = `--history=folder:${dir}`;
    const { code, stdout, stderr } = await commands.run(["history", ...args, where], {
      cwd: folder.path,
      scratch: folder.path,
    });
    expect(stderr).toBe("");
    expect(code).toBe(0);
    for (const words of says) expect(stdout).toMatch(words);
  },
);

test("what a stranger called a benchmark turns no direction of writing, also in what the command refuses", async () => {
  const dir = join(folder.path, "rtl");
  await writeHistory(dir, [entry({ commit: "c1", base: "c0", comparisons: [row("\u202ertl")] })]);
  const args = ["history", "show", "Parse", `--history=folder:${dir}`];
  const { code, stderr } = await commands.run(args, { cwd: folder.path, scratch: folder.path });
  expect([code, stderr]).toEqual([2, expect.stringContaining("the nearest of its")]);
  expect(stderr).toContain("⟨U+202E⟩rtl-8");
});

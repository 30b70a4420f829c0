// Which files a history has, wherever it is kept:
//
//   go-steady-history.json                          says that this is one, and its schema
//   README.md                                       for people who come across it
//   entries/2026-11-28/0123456789abcdef01234567.json  one entry
//   packs/2026-11-01_2026-11-28_0123456789abcdef01234567.jsonl.br  many entries, one a line, compressed
//
// A name follows from what is in the file: two writers never write the same path with different bytes.

export const HISTORY_SCHEMA = 1;
export const MARKER = "go-steady-history.json";
export const MARKER_TEXT = `${JSON.stringify({ schema: HISTORY_SCHEMA })}\n`;
export const README = "README.md";
export const README_TEXT = `# The history of go-steady

Programs write and read this, not people: \`go-steady history list\` shows what is in it. Each file is written once and never
changed. One that is removed is a run that is forgotten.
`;

export type HistoryFile =
  | { readonly kind: "entry"; readonly day: string }
  | { readonly kind: "pack"; readonly first: string; readonly last: string }
  /** The marker and the page for people. */
  | { readonly kind: "ours" }
  | { readonly kind: "foreign" };

const DAY = String.raw`\d{4}-\d{2}-\d{2}`;
const ENTRY = new RegExp(`^entries/(${DAY})/[0-9a-f]{24}(?:-\\d)?\\.json$`);
const PACK = new RegExp(`^packs/(${DAY})_(${DAY})_[0-9a-f]{24}\\.jsonl\\.br$`);

/** fileOf is what a path is for. */
export function fileOf(path: string): HistoryFile {
  const [, day] = ENTRY.exec(path) ?? [];
  if (day !== undefined) return { kind: "entry", day };
  const [, first, last] = PACK.exec(path) ?? [];
  if (first !== undefined && last !== undefined) return { kind: "pack", first, last };
  return path === MARKER || path === README ? { kind: "ours" } : { kind: "foreign" };
}

/** MOST_NAMES is how many names an entry may have: the first is taken where nothing else is in its way. */
const MOST_NAMES = 10;

/** entryPaths are the names that an entry may have, the first first. `hash`: of its key. */
export function entryPaths(day: string, hash: string): readonly string[] {
  return Array.from({ length: MOST_NAMES }, (_, i) => `entries/${day}/${hash}${i === 0 ? "" : `-${i}`}.json`);
}

export function packPath(days: { readonly first: string; readonly last: string }, hash: string): string {
  return `packs/${days.first}_${days.last}_${hash}.jsonl.br`;
}

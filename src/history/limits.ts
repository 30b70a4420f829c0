// What is kept and read at most. An entry of 1,000 benchmarks has some 50,000 characters.

/** MAX_ENTRY_CHARS is the longest entry. */
export const MAX_ENTRY_CHARS = 32 * 1024 * 1024;
export const MAX_NAMES_CHARS = 16 * 1024 * 1024;
/** MAX_PACK_LINES is the most lines of a pack; we write some 1,500. */
export const MAX_PACK_LINES = 100_000;
/** MAX_ROWS is the most rows, names or tests of an entry. */
export const MAX_ROWS = 200_000;
/** A sentence of an entry: long enough for people, short enough for thousands of runs. */
export const MAX_SENTENCE = 300;
export const MAX_TITLE = 200;
/** Names of regions, branches, jobs, runs, refs. */
export const MAX_NAME = 1_000;

// The history as the page has it: the index, and everything else when it is asked for.

import { type BlocksFile, readBlocks } from "../../src/page/format/blocks-file.ts";
import { type ClassMatrix, readClasses } from "../../src/page/format/class-matrix.ts";
import { type CommitsFile, readCommits } from "../../src/page/format/commits-file.ts";
import { type EventsFile, readEvents } from "../../src/page/format/events-file.ts";
import { fileOf, type PageRole } from "../../src/page/format/file-names.ts";
import type { PageIndex } from "../../src/page/format/index-file.ts";
import { type Block, openBlock } from "../../src/page/format/row-cells.ts";
import { type PageRow, readRows } from "../../src/page/format/rows-file.ts";
import { type RunsFile, readRuns } from "../../src/page/format/runs-file.ts";
import { Broken } from "../../src/page/format/table.ts";
import { readTests, type TestsFile } from "../../src/page/format/tests-file.ts";
import { readValues } from "../../src/page/format/values-file.ts";
import type { Files } from "./files.ts";

/** Store gives undefined for what is not there yet, or cannot be had; files by the hash that names them. */
export interface Store {
  readonly index: PageIndex;
  readonly rows: () => readonly PageRow[] | undefined;
  readonly events: () => EventsFile | undefined;
  readonly tests: () => TestsFile | undefined;
  readonly commits: (hash: string) => CommitsFile | undefined;
  readonly runs: (hash: string) => RunsFile | undefined;
  readonly classes: (hash: string) => ClassMatrix | undefined;
  readonly blocks: (hash: string) => BlocksFile | undefined;
  readonly values: (hash: string) => Block | undefined;
  /** Asks for nothing. */
  readonly isThere: (role: PageRole, hash: string) => boolean;
  readonly hasFailed: (role: PageRole, hash: string) => boolean;
  readonly isLoading: () => boolean;
}

const NO_CLASSES: ClassMatrix = { rows: 0, columns: 0, codes: new Uint8Array(0) };

export function openStore(index: PageIndex, files: Files): Store {
  /** An empty hash is a file with nothing in it. */
  const asking =
    <T>(role: PageRole, read: (bytes: Uint8Array) => T | Broken, empty: T) =>
    (hash: string): T | undefined =>
      hash === "" ? empty : files.ask({ path: fileOf(role, hash), hash, read });
  const rows = asking("rows", fromText(readRows), []);
  const events = asking("events", fromText(readEvents), { events: [], doubts: [] });
  const tests = asking("tests", fromText(readTests), { troubles: [], slower: [] });
  return {
    index,
    rows: () => rows(index.files.rows),
    events: () => events(index.files.events),
    tests: () => tests(index.files.tests),
    commits: asking("commits", fromText(readCommits), { commits: [], go: [], regions: [] }),
    runs: asking("runs", fromText(readRuns), { runs: [], machines: [] }),
    classes: asking("classes", readClasses, NO_CLASSES),
    blocks: asking("blocks", fromText(readBlocks), { pieces: [] }),
    values: asking<Block | undefined>("values", blockFrom, undefined),
    isThere: (role, hash) => hash === "" || files.isThere(fileOf(role, hash)),
    hasFailed: (role, hash) => files.hasFailed(fileOf(role, hash)),
    isLoading: files.areLoading,
  };
}

function fromText<T>(read: (text: string) => T | Broken): (bytes: Uint8Array) => T | Broken {
  return (bytes) => read(new TextDecoder().decode(bytes));
}

function blockFrom(bytes: Uint8Array): Block | Broken {
  const file = readValues(bytes);
  return file instanceof Broken ? file : openBlock(file);
}

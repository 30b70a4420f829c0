// What is kept of reach between runs: outlines of packages, which save work, and how long benchmarks take.
// Code of the change may write where it lies. So all that counts is taken before any of it runs: small files
// as a whole, and of large ones the SHA-256, by which the Go helper knows them again. docs/reach.md

import { join } from "node:path";
import { fitting, fromJson, number, object, oneOf, text, where } from "../model/shape.ts";
import { shortHash, systemDigest } from "../ports/files/digest.ts";
import {
  appear,
  markUsed,
  namesIn,
  readBytes,
  readTextBelow,
  removeFile,
  sizeOf,
  writeText,
} from "../ports/files/files.ts";
import { removeUnused } from "../ports/files/remove-unused.ts";
import type { ReachRequest } from "../ports/helper/reach.ts";
import type { Go } from "../ports/process/go-command.ts";
import { optional } from "./optional.ts";
import type { World } from "./world.ts";

export interface KeptReach {
  /** For what is of this checkout and this Go, absolute. */
  readonly folder: string;
  /** The file of earlier runs. */
  readonly outlines: ReachRequest["outlines"];
  readonly pace: Pace | undefined;
  /** Whether later runs may read what this one writes. */
  readonly mayWrite: boolean;
}

/** Pace is how long a benchmark took to be told. */
interface Pace {
  /** For each function and value of GOMAXPROCS. */
  readonly seconds: number;
  /** What it was measured with: another `count` takes another time. */
  readonly conditions: string;
}

interface KeptPlace {
  readonly world: Pick<World, "cacheDir" | "reachRights" | "runner">;
  readonly go: Pick<Go, "version" | "goos" | "goarch">;
  /** Top folder of the repository, absolute, and the working directory below it. */
  readonly root: string;
  readonly workingDirectory: string;
}

/** Bytes; the helper writes no more. */
const MOST_BYTES = 32 * 1024 * 1024;
const DIGITS = 32;
const OUTLINES = new RegExp(`^outlines-[0-9a-f]{${DIGITS}}$`);
const PACE = "pace.json";
const MOST_PACE_BYTES = 1000;
/** A measured pace beyond these is no pace: the clock stood still, or the machine did. */
const PACES = { least: 0.1, most: 60 } as const;

/** openKeptReach is undefined where this run keeps nothing. */
export async function openKeptReach({
  world,
  go,
  root,
  workingDirectory,
}: KeptPlace): Promise<KeptReach | undefined> {
  const { mayRead, mayWrite } = world.reachRights();
  if (!mayRead && !mayWrite) return undefined;
  const parts = [go.version, go.goos, go.goarch, root, workingDirectory];
  const folder = join(world.cacheDir, "reach", shortHash(16, ...parts.map((part) => `${part}\0`)));
  const nothing = { folder, outlines: undefined, pace: undefined, mayWrite };
  if (!mayRead) return nothing;
  const warn = world.runner.debug;
  const read = async () => ({
    ...nothing,
    outlines: await findOutlines(folder),
    pace: await readPace(folder),
  });
  return optional("what earlier runs kept of reach is not read", read, { without: nothing, warn });
}

/** A file whose bytes are not those that were kept is passed over. */
async function findOutlines(folder: string): Promise<KeptReach["outlines"]> {
  for (const name of (await namesIn(folder)).filter((each) => OUTLINES.test(each))) {
    const path = join(folder, name);
    if (((await sizeOf(path)) ?? 0) > MOST_BYTES) continue;
    const bytes = await readBytes(path);
    if (bytes === undefined || name !== nameOf(bytes)) continue;
    await markUsed(path);
    return { path, sha256: systemDigest.sha256(bytes).toString("hex") };
  }
  return undefined;
}

function nameOf(outlines: Uint8Array): string {
  return `outlines-${shortHash(DIGITS, outlines)}`;
}

const paceShape = object({
  schema: oneOf([1]),
  seconds: where(number, "a number of seconds", (value) => value >= 0),
  conditions: text,
});

async function readPace(folder: string): Promise<Pace | undefined> {
  const file = await readTextBelow(folder, PACE, MOST_PACE_BYTES);
  const found = file.kind === "text" ? fitting(paceShape, fromJson(file.text)) : undefined;
  if (found === undefined) return undefined;
  await markUsed(join(folder, PACE));
  const { seconds, conditions } = found;
  return { seconds: Math.min(PACES.most, Math.max(PACES.least, seconds)), conditions };
}

type OutlineFiles = Pick<ReachRequest, "outlines" | "keep">;

/** outlineFiles are what the helper reads, and writes into a folder of this run, absolute. */
export function outlineFiles(kept: KeptReach | undefined, folder: string): OutlineFiles {
  return { outlines: kept?.outlines, keep: kept?.mayWrite ? join(folder, "outlines") : undefined };
}

/** keepOutlines keeps what the helper wrote, if it did. A failure is told to `warn`. */
export async function keepOutlines(
  kept: KeptReach | undefined,
  { keep }: OutlineFiles,
  warn: (text: string) => void,
): Promise<void> {
  if (kept === undefined || keep === undefined) return;
  const { folder } = kept;
  const put = async () => {
    const bytes = await readBytes(keep);
    if (bytes === undefined) return;
    const name = nameOf(bytes);
    await appear(join(folder, name), bytes, shortHash(8, keep));
    const others = (await namesIn(folder)).filter((each) => OUTLINES.test(each) && each !== name);
    for (const other of others) await removeFile(join(folder, other));
    await removeUnused(join(folder, ".."));
  };
  await optional("outlines are not kept", put, { without: undefined, warn });
}

/** isKeptReach tells whether a file below the folder of all checkouts, with slashes, is one of these. */
export function isKeptReach(name: string): boolean {
  const [folder = "", file = "", ...rest] = name.split("/");
  return /^[0-9a-f]{16}$/.test(folder) && (file === PACE || OUTLINES.test(file)) && rest.length === 0;
}

export async function keepPace(
  kept: KeptReach | undefined,
  pace: Pace,
  warn: (text: string) => void,
): Promise<void> {
  if (!kept?.mayWrite) return;
  const put = () => writeText(join(kept.folder, PACE), JSON.stringify({ schema: 1, ...pace }));
  await optional("the pace of benchmarks is not kept", put, { without: undefined, warn });
}

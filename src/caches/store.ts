// The four stores that a run of the main branch keeps for later ones, and the names that they are found by.

import { list, object, oneOf, type TypeOf, text } from "../model/shape.ts";

const storeName = oneOf(["modules", "build", "staticcheck", "reach"]);

/**
 * StoreName is what is kept: zips of modules; what the compiler made; staticcheck with what it found out;
 * outlines of packages.
 */
export type StoreName = TypeOf<typeof storeName>;

export const storeFields = {
  name: storeName,
  /** Folder that is restored as a whole, absolute. */
  root: text,
  /** Beginnings of keys, the nearest first: the same go.sum, the same job, any job. */
  prefixes: list(text),
};
const storeShape = object(storeFields);

export type Store = TypeOf<typeof storeShape>;

export const STORE_LABELS: Readonly<Record<StoreName, string>> = {
  modules: "modules",
  build: "build cache",
  staticcheck: "staticcheck",
  reach: "outlines",
};

/** PrefixParts begin the keys of a store: short texts without `,`. */
interface PrefixParts {
  /** What the content is for: `linux-x64-go1.26.8`. */
  readonly machine: string;
  /** Hash of the job and of what it does. */
  readonly job: string;
  /** Hash of all go.sum files. */
  readonly sums: string;
}

/** Version of an archive's content: entries of another version are not found. */
const VERSION = 1;

export function prefixesOf(name: StoreName, { machine, job, sums }: PrefixParts): readonly string[] {
  const any = `go-steady-${name}-${VERSION}-${machine}-`;
  return [`${any}${job}-${sums}-`, `${any}${job}-`, any];
}

interface KeyEnd {
  /** Hash of the names in it. */
  readonly content: string;
  /** Seconds that building and checking took in a run that restored nothing. */
  readonly seconds: number;
}

export function keyOf({ prefixes }: Store, { content, seconds }: KeyEnd): string {
  return `${prefixes[0]}${content}-${Math.max(1, Math.round(seconds))}s`;
}

/** readKeyEnd is null for a key of another form. */
export function readKeyEnd(key: string): KeyEnd | null {
  const match = /-([0-9a-f]{16})-(\d{1,6})s$/.exec(key);
  return match === null ? null : { content: match[1] ?? "", seconds: Number(match[2]) };
}

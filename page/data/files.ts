// Files that are asked for while something is drawn: what is not there yet is fetched, and the page is drawn
// again when it has come. A file that is missing or broken is said once, and asked for no more.

import { Broken } from "../../src/page/format/table.ts";
import { FileFault } from "./fault.ts";
import type { Source } from "./source.ts";
import { unpack } from "./unpack.ts";

export interface Files {
  /** The file's value; undefined while it is fetched, and where it cannot be had. */
  readonly ask: <T>(file: Asked<T>) => T | undefined;
  /** Asks for nothing. */
  readonly isThere: (path: string) => boolean;
  readonly hasFailed: (path: string) => boolean;
  readonly areLoading: () => boolean;
}

export interface Asked<T> {
  readonly path: string;
  /** First digits of its SHA-256. */
  readonly hash: string;
  readonly read: (bytes: Uint8Array) => T | Broken;
}

export interface FilesWish {
  readonly source: Source;
  readonly onLoad: () => void;
  readonly onFault: (fault: FileFault) => void;
}

type State = { readonly kind: "loading" | "failed" } | { readonly kind: "ready"; readonly value: unknown };

export function openFiles({ source, onLoad, onFault }: FilesWish): Files {
  const states = new Map<string, State>();
  let loading = 0;

  const load = async <T>(file: Asked<T>): Promise<void> => {
    loading++;
    try {
      states.set(file.path, { kind: "ready", value: await fetched(source, file) });
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      states.set(file.path, { kind: "failed" });
      onFault(error);
    } finally {
      loading--;
      onLoad();
    }
  };

  return {
    ask: <T>(file: Asked<T>) => {
      const state = states.get(file.path);
      if (state === undefined) {
        states.set(file.path, { kind: "loading" });
        void load(file);
      }
      return state?.kind === "ready" ? (state.value as T) : undefined; // a path is always read by one reader
    },
    isThere: (path) => states.get(path)?.kind === "ready",
    hasFailed: (path) => states.get(path)?.kind === "failed",
    areLoading: () => loading > 0,
  };
}

async function fetched<T>(source: Source, { path, hash, read }: Asked<T>): Promise<T> {
  const value = read(await unpack(await source.file(path), { path, hash }));
  if (value instanceof Broken) throw new FileFault("broken", path, value.why);
  return value;
}

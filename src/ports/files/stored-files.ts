// What every store of baselines offers.

/** One `bench.out` that an earlier run kept. */
export interface StoredFile {
  /** For a sentence: `the artifact of run 17`. */
  readonly name: string;
  /** Gives its path on the disk. Throws StoredFileError. */
  fetch(): Promise<string>;
}

export interface StoredFiles {
  /** Throws StoredFilesError when the list itself cannot be had. */
  newestFirst(): AsyncIterable<StoredFile>;
  /** Throws StoredFilesError. */
  keep(file: string, from: FileOrigin): Promise<void>;
}

export interface FileOrigin {
  readonly cpu: string;
  /** Commit, full hash. */
  readonly sha: string;
  readonly date: Date;
}

/** One file cannot be used; an older one may be usable. */
export class StoredFileError extends Error {
  override readonly name = "StoredFileError" as const;
}

/** The store cannot be reached, or refuses. */
export class StoredFilesError extends Error {
  override readonly name = "StoredFilesError" as const;
}

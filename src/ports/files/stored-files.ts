// What a store of baselines looks like, whatever it is made of.

/** StoredFile is one `bench.out` that an earlier run kept. */
export interface StoredFile {
  /** For a sentence: `the artifact of run 17`. */
  readonly name: string;
  /** fetch brings it onto the disk, and gives its path. Throws StoredFileError. */
  fetch(): Promise<string>;
}

/** StoredFiles is a store. */
export interface StoredFiles {
  /** newestFirst lists what is kept. Throws StoredFilesError when the list itself cannot be had. */
  newestFirst(): AsyncIterable<StoredFile>;
  /** keep adds a file. Throws StoredFilesError. */
  keep(file: string, from: FileOrigin): Promise<void>;
}

/** FileOrigin is what a file is found by. */
export interface FileOrigin {
  readonly cpu: string;
  /** Commit, full hash. */
  readonly sha: string;
  readonly date: Date;
}

/** StoredFileError means that one file cannot be used: an older one may. */
export class StoredFileError extends Error {
  override readonly name = "StoredFileError" as const;
}

/** StoredFilesError means that the store cannot be reached or refuses. */
export class StoredFilesError extends Error {
  override readonly name = "StoredFilesError" as const;
}

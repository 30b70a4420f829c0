// What an export is: files, made one after the other since a history may be larger than memory.

export interface ExportedFile {
  /** Relative to the folder of the export, with forward slashes. */
  readonly path: string;
  readonly text: Iterable<string>;
}

export interface Exported {
  readonly files: Iterable<ExportedFile>;
  /** What the format cannot say, or what is left out, a sentence each. Hostile names are made visible. */
  readonly notes: readonly string[];
}

// Where the page's files come from: a web server, or the document itself.

/** INDEX is the one file whose name stays. */
export const INDEX = "index.json";

/** Source gives files as they were written, that is compressed. Throws FileFault. */
export interface Source {
  /** `index.json` as it is now, past any cache. */
  readonly index: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly file: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** Whether a newer page may appear. */
  readonly canChange: boolean;
}

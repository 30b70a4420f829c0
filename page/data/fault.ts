// What can be wrong with a file of the page. Each is said on the page, and the rest goes on.

export type FaultKind =
  /** It is not there, or the server does not answer. */
  | "missing"
  /** It is there, and is not what was published, or cannot be read. */
  | "broken";

export class FileFault extends Error {
  override readonly name = "FileFault";
  readonly kind: FaultKind;
  readonly file: string;

  constructor(kind: FaultKind, file: string, why: string) {
    super(why);
    this.kind = kind;
    this.file = file;
  }
}

/** faultText says what failed, and what to do. */
export function faultText({ kind, file, message }: FileFault): string {
  switch (kind) {
    case "missing":
      return `${file} could not be loaded: ${message}. What it has is shown as not loaded. Try again, or publish the page anew.`;
    case "broken":
      return `${file} is broken: ${message}. What it has is not shown. Publish the page anew.`;
    default:
      return kind satisfies never;
  }
}

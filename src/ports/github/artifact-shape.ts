// Unpacks artifacts, which anybody may have made: only files of known names, only up to a number of bytes,
// and never into a folder of the checkout.

import { count, flag, or, text } from "../../model/shape.ts";
import { unzip, ZipError } from "../files/zip-file.ts";

export interface Artifact {
  readonly id: number;
  readonly name: string;
  /** Bytes of its zip. */
  readonly size: number;
  /** `sha256:` and the hexadecimal digest of its zip, "" where it is not known. */
  readonly digest: string;
}

/** Fields of an artifact in GitHub's lists. */
export const listedFields = {
  ...{ id: count, name: text, size_in_bytes: count, digest: or(text, "") },
  expired: or(flag, false),
};

interface AllowedContent {
  /** Names that its files may have. Any other file is refused; none has to be there. */
  readonly files: readonly string[];
  /** Bytes of the zip, and of all files together. */
  readonly limit: number;
}

/** An artifact could not be kept or fetched, or was refused. */
export class ArtifactError extends Error {
  override readonly name = "ArtifactError" as const;
  /** True when it is there, but has another shape than was asked for, or is not what was uploaded. */
  readonly isRefused: boolean;

  constructor(
    message: string,
    { isRefused = false, ...options }: ErrorOptions & { isRefused?: boolean } = {},
  ) {
    super(message, options);
    this.isRefused = isRefused;
  }
}

export interface Destination {
  /** It exists, outside of the checkout. */
  readonly folder: string;
  /** Folder for files that are removed afterwards. */
  readonly temporary: string;
  readonly shape: AllowedContent;
}

/** Throws ArtifactError for a zip that is too large to be downloaded. */
export function checkSize(artifact: Artifact, { limit }: AllowedContent): void {
  if (artifact.size > limit)
    throw refused(artifact, `it has ${artifact.size} bytes, more than the ${limit} that it may have`);
}

/** Throws ArtifactError for a broken zip, and for anything that is not allowed in it. */
export async function unpack(
  artifact: Artifact,
  file: string,
  { folder, shape }: Destination,
): Promise<void> {
  const place = (path: string) => {
    if (!shape.files.includes(path))
      throw new ZipError(`${JSON.stringify(path)} is not a file that may be in it`);
    return { path, isProgram: false };
  };
  try {
    await unzip({ file, folder, prefix: "", limit: shape.limit, place });
  } catch (cause) {
    if (!(cause instanceof ZipError)) throw cause;
    throw refused(artifact, cause.message, cause);
  }
}

export function refused({ name }: Artifact, why: string, cause?: Error): ArtifactError {
  return new ArtifactError(`the artifact ${JSON.stringify(name)} was refused: ${why}`, {
    isRefused: true,
    cause,
  });
}

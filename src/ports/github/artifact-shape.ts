// What comes out of an artifact: it is somebody else's. Only files with known names are taken, only so many
// bytes, and never into a folder of the checkout.

import { count, flag, or, text } from "../../model/shape.ts";
import { unzip, ZipError } from "../files/zip-file.ts";

/** Artifact is one that was kept. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  /** Bytes of its zip. */
  readonly size: number;
  /** `sha256:` and the hexadecimal digest of its zip, "" where it is not known. */
  readonly digest: string;
}

/** listedFields are those of an artifact in GitHub's lists. */
export const listedFields = {
  ...{ id: count, name: text, size_in_bytes: count, digest: or(text, "") },
  expired: or(flag, false),
};

/** AllowedContent is what may come out of an artifact. */
interface AllowedContent {
  /** Names that its files may have; every other one is refused. None of them has to be there. */
  readonly files: readonly string[];
  /** Bytes that the zip, and all files together, may have. */
  readonly limit: number;
}

/** ArtifactError means that an artifact could not be kept, could not be had, or is not what it should be. */
export class ArtifactError extends Error {
  override readonly name = "ArtifactError" as const;
  /**
   * True when it was there and was refused: it is not of the shape that was asked for, or not what was
   * uploaded.
   */
  readonly isRefused: boolean;

  constructor(
    message: string,
    { isRefused = false, ...options }: ErrorOptions & { isRefused?: boolean } = {},
  ) {
    super(message, options);
    this.isRefused = isRefused;
  }
}

/** Destination is where an artifact goes, and what may come out of it. */
export interface Destination {
  /** Folder that is there, outside of the checkout. */
  readonly folder: string;
  /** Folder for what is gone afterwards. */
  readonly temporary: string;
  readonly shape: AllowedContent;
}

/** checkSize throws ArtifactError for a zip that is too large to be downloaded. */
export function checkSize(artifact: Artifact, { limit }: AllowedContent): void {
  if (artifact.size > limit)
    throw refused(artifact, `it has ${artifact.size} bytes, more than the ${limit} that it may have`);
}

/** unpack takes a zip apart. Throws ArtifactError for anything that does not belong in it. */
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

/** refused is the error of an artifact that is there, and not taken. */
export function refused({ name }: Artifact, why: string, cause?: Error): ArtifactError {
  return new ArtifactError(`the artifact ${JSON.stringify(name)} was refused: ${why}`, {
    isRefused: true,
    cause,
  });
}

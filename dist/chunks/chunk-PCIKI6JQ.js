import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ZipError,
  unzip
} from "./chunk-JGWXXTDD.js";
import {
  count,
  flag,
  or,
  text
} from "./chunk-DFRP22PA.js";

// src/ports/github/artifact-shape.ts
var listedFields = {
  ...{ id: count, name: text, size_in_bytes: count, digest: or(text, "") },
  expired: or(flag, false)
};
var ArtifactError = class extends Error {
  name = "ArtifactError";
  /** True when it is there, but has another shape than was asked for, or is not what was uploaded. */
  isRefused;
  constructor(message, { isRefused = false, ...options } = {}) {
    super(message, options);
    this.isRefused = isRefused;
  }
};
function checkSize(artifact, { limit }) {
  if (artifact.size > limit)
    throw refused(artifact, `it has ${artifact.size} bytes, more than the ${limit} that it may have`);
}
async function unpack(artifact, file, { folder, shape }) {
  const place = (path) => {
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
function refused({ name }, why, cause) {
  return new ArtifactError(`the artifact ${JSON.stringify(name)} was refused: ${why}`, {
    isRefused: true,
    cause
  });
}

export {
  listedFields,
  ArtifactError,
  checkSize,
  unpack,
  refused
};

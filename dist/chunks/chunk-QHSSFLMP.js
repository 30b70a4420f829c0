import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/files/stored-files.ts
var StoredFileError = class extends Error {
  name = "StoredFileError";
};
var StoredFilesError = class extends Error {
  name = "StoredFilesError";
};

export {
  StoredFileError,
  StoredFilesError
};

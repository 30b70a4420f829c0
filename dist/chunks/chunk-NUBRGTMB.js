import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  writeText
} from "./chunk-SMI5HJ5O.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";

// src/cli/write-output.ts
async function writeOutput(path, text) {
  await writeText(path, text).catch((cause) => {
    throw new UsageError(
      `${path} cannot be written: ${cause.message}`,
      "name a file in a folder that can be written",
      { cause }
    );
  });
}

export {
  writeOutput
};

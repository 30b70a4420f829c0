import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ArchiveError,
  compressionOf,
  pack,
  unpack
} from "./chunk-L37XIIU7.js";
import "./chunk-QNJZBNN7.js";
import "./chunk-P3DMVTQD.js";
import "./chunk-ZNTIR3PH.js";
export {
  ArchiveError,
  compressionOf,
  pack,
  unpack
};

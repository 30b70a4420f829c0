import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ArchiveError,
  compressionOf,
  pack,
  unpack,
  whyNoTar
} from "./chunk-MHAQTUG5.js";
import "./chunk-CQ7MJRG6.js";
import "./chunk-MF2IKNT3.js";
import "./chunk-ZNTIR3PH.js";
export {
  ArchiveError,
  compressionOf,
  pack,
  unpack,
  whyNoTar
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ArchiveError,
  compressionOf,
  pack,
  unpack,
  whyNoTar
} from "./chunk-ER6XWNCM.js";
import "./chunk-D2IPKYKL.js";
import "./chunk-AAE6QJKS.js";
import "./chunk-ZNTIR3PH.js";
export {
  ArchiveError,
  compressionOf,
  pack,
  unpack,
  whyNoTar
};

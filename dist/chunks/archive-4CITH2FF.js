import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ArchiveError,
  compressionOf,
  pack,
  unpack,
  whyNoTar
} from "./chunk-Y3NWKKFM.js";
import "./chunk-PDVUFI36.js";
import "./chunk-2TOWFMY4.js";
import "./chunk-ZNTIR3PH.js";
export {
  ArchiveError,
  compressionOf,
  pack,
  unpack,
  whyNoTar
};

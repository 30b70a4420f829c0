import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ArchiveError,
  compressionOf,
  pack,
  unpack,
  whyNoTar
} from "./chunk-CVRFR5KX.js";
import "./chunk-NE5JS72K.js";
import "./chunk-MF2IKNT3.js";
import "./chunk-2TOWFMY4.js";
import "./chunk-ZNTIR3PH.js";
export {
  ArchiveError,
  compressionOf,
  pack,
  unpack,
  whyNoTar
};

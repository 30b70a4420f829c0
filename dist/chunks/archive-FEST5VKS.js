import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ArchiveError,
  compressionOf,
  pack,
  unpack,
  whyNoTar
} from "./chunk-OPSMW6HL.js";
import "./chunk-S6NVDAZT.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";
export {
  ArchiveError,
  compressionOf,
  pack,
  unpack,
  whyNoTar
};

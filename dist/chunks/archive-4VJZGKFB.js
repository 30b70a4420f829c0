import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ArchiveError,
  compressionOf,
  pack,
  unpack,
  whyNoTar
} from "./chunk-W3SGSL3A.js";
import "./chunk-R3WEV6HR.js";
import "./chunk-JDM2GWBF.js";
import "./chunk-QMEXYCQM.js";
import "./chunk-ZNTIR3PH.js";
export {
  ArchiveError,
  compressionOf,
  pack,
  unpack,
  whyNoTar
};

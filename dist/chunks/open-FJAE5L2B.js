import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  openCaches,
  sizeOf
} from "./chunk-2OCZGVWB.js";
import "./chunk-EFOLSQGR.js";
import "./chunk-OPSMW6HL.js";
import "./chunk-QAR4RIAH.js";
import "./chunk-4NMNYEQZ.js";
import "./chunk-LKD2ZAQO.js";
import "./chunk-3S2IUK33.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-S6NVDAZT.js";
import "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";
export {
  openCaches,
  sizeOf
};

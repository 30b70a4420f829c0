import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  codeRemote
} from "./chunk-KCPTRCSN.js";
import "./chunk-QQDU3EWU.js";
import "./chunk-6327TXBC.js";
import "./chunk-S6NVDAZT.js";
import "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";
export {
  codeRemote
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  howEnded,
  makeProcesses
} from "./chunk-ODAI55VM.js";
import "./chunk-S6NVDAZT.js";
import "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";
export {
  howEnded,
  makeProcesses
};

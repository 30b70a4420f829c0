import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  StartError,
  makeProcesses
} from "./chunk-QNJZBNN7.js";
import "./chunk-P3DMVTQD.js";
import "./chunk-ZNTIR3PH.js";
export {
  StartError,
  makeProcesses
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  howEnded,
  makeProcesses
} from "./chunk-H5OXRYZR.js";
import "./chunk-D2IPKYKL.js";
import "./chunk-24M4FNCI.js";
import "./chunk-AAE6QJKS.js";
import "./chunk-ZNTIR3PH.js";
export {
  howEnded,
  makeProcesses
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  howEnded,
  makeProcesses
} from "./chunk-YWD4P456.js";
import "./chunk-D2IPKYKL.js";
import "./chunk-MF2IKNT3.js";
import "./chunk-AAE6QJKS.js";
import "./chunk-ZNTIR3PH.js";
export {
  howEnded,
  makeProcesses
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  howEnded,
  makeProcesses
} from "./chunk-OVXOMCSD.js";
import "./chunk-R3WEV6HR.js";
import "./chunk-24M4FNCI.js";
import "./chunk-JDM2GWBF.js";
import "./chunk-QMEXYCQM.js";
import "./chunk-ZNTIR3PH.js";
export {
  howEnded,
  makeProcesses
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  StartError,
  howEnded,
  makeProcesses
} from "./chunk-NE5JS72K.js";
import "./chunk-MF2IKNT3.js";
import "./chunk-2TOWFMY4.js";
import "./chunk-ZNTIR3PH.js";
export {
  StartError,
  howEnded,
  makeProcesses
};

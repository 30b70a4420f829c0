import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  howEnded,
  makeProcesses
} from "./chunk-ASZNY27N.js";
import "./chunk-PDVUFI36.js";
import "./chunk-MF2IKNT3.js";
import "./chunk-2TOWFMY4.js";
import "./chunk-ZNTIR3PH.js";
export {
  howEnded,
  makeProcesses
};

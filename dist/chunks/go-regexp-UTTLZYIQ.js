import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  compileGoRegexp
} from "./chunk-NOXM7AG4.js";
import "./chunk-SZJENFAO.js";
import "./chunk-ZNTIR3PH.js";
export {
  compileGoRegexp
};

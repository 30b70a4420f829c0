import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  compileGoRegexp
} from "./chunk-2HOSFSLR.js";
import "./chunk-XRCYJHEA.js";
import "./chunk-ZNTIR3PH.js";
export {
  compileGoRegexp
};

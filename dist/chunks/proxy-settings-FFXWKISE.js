import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  correctProxies
} from "./chunk-S7T5FUGN.js";
import "./chunk-ZNTIR3PH.js";
export {
  correctProxies
};

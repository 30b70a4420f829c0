import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  mendProxies
} from "./chunk-LBCXYJW3.js";
import "./chunk-ZNTIR3PH.js";
export {
  mendProxies
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  onInterrupt
} from "./chunk-YVKCRQGV.js";
import "./chunk-ZNTIR3PH.js";
export {
  onInterrupt
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  onInterrupt
} from "./chunk-FGH6IGD5.js";
import "./chunk-ZNTIR3PH.js";
export {
  onInterrupt
};

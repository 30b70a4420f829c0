import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  openCaches,
  sizeOf
} from "./chunk-E5I464P4.js";
import "./chunk-QZZDND3G.js";
import "./chunk-KZ7GGDZ4.js";
import "./chunk-3AWJCZHR.js";
import "./chunk-DBYILJSR.js";
import "./chunk-4H4UU2HD.js";
import "./chunk-L37XIIU7.js";
import "./chunk-QNJZBNN7.js";
import "./chunk-P3DMVTQD.js";
import "./chunk-ZNTIR3PH.js";
export {
  openCaches,
  sizeOf
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  CacheError,
  cacheService
} from "./chunk-4H4UU2HD.js";
import "./chunk-ZNTIR3PH.js";
export {
  CacheError,
  cacheService
};

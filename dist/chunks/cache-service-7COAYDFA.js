import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  CacheError,
  cacheService
} from "./chunk-XLIP5Y46.js";
import "./chunk-ZNTIR3PH.js";
export {
  CacheError,
  cacheService
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  CacheError,
  cacheService
} from "./chunk-DMDZFROK.js";
import "./chunk-G76PE453.js";
import "./chunk-ZNTIR3PH.js";
export {
  CacheError,
  cacheService
};

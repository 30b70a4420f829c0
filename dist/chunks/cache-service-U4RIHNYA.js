import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  CacheError,
  cacheService
} from "./chunk-U32HJTCX.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-ZNTIR3PH.js";
export {
  CacheError,
  cacheService
};

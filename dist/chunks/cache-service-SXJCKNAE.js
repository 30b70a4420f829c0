import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  CacheError,
  cacheService
} from "./chunk-QAR4RIAH.js";
import "./chunk-DFRP22PA.js";
import "./chunk-ZNTIR3PH.js";
export {
  CacheError,
  cacheService
};

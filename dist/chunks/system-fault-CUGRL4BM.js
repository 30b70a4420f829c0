import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  asUnmeasurable,
  whyUnmeasurable
} from "./chunk-4CS5ZI45.js";
import "./chunk-PDVUFI36.js";
import "./chunk-MF2IKNT3.js";
import "./chunk-2TOWFMY4.js";
import "./chunk-ZNTIR3PH.js";
export {
  asUnmeasurable,
  whyUnmeasurable
};

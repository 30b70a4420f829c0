import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  asUnmeasurable,
  whyUnmeasurable
} from "./chunk-7CLAPSYU.js";
import "./chunk-D2IPKYKL.js";
import "./chunk-24M4FNCI.js";
import "./chunk-AAE6QJKS.js";
import "./chunk-ZNTIR3PH.js";
export {
  asUnmeasurable,
  whyUnmeasurable
};

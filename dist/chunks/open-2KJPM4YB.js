import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  openCaches,
  sizeOf
} from "./chunk-23EJLX4N.js";
import "./chunk-NJQRP7C3.js";
import "./chunk-EZU22YTH.js";
import "./chunk-ER6XWNCM.js";
import "./chunk-4ILITWA6.js";
import "./chunk-VICM7ME6.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-V3AUUH6G.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-D2IPKYKL.js";
import "./chunk-24M4FNCI.js";
import "./chunk-AAE6QJKS.js";
import "./chunk-ZNTIR3PH.js";
export {
  openCaches,
  sizeOf
};

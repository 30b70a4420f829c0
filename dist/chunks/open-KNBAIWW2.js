import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  openCaches,
  sizeOf
} from "./chunk-DAOR3XHA.js";
import "./chunk-GDLAT3XK.js";
import "./chunk-EZU22YTH.js";
import "./chunk-ER6XWNCM.js";
import "./chunk-DMDZFROK.js";
import "./chunk-VICM7ME6.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-V3AUUH6G.js";
import "./chunk-G76PE453.js";
import "./chunk-D2IPKYKL.js";
import "./chunk-MF2IKNT3.js";
import "./chunk-AAE6QJKS.js";
import "./chunk-ZNTIR3PH.js";
export {
  openCaches,
  sizeOf
};

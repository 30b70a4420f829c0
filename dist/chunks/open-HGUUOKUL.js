import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  openCaches,
  sizeOf
} from "./chunk-FVRU6KHL.js";
import "./chunk-GDLAT3XK.js";
import "./chunk-JCOX7PFT.js";
import "./chunk-Y3NWKKFM.js";
import "./chunk-DMDZFROK.js";
import "./chunk-SMU3WGUX.js";
import "./chunk-RLA4DKNV.js";
import "./chunk-V3AUUH6G.js";
import "./chunk-G76PE453.js";
import "./chunk-PDVUFI36.js";
import "./chunk-MF2IKNT3.js";
import "./chunk-2TOWFMY4.js";
import "./chunk-ZNTIR3PH.js";
export {
  openCaches,
  sizeOf
};

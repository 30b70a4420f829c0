import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  openCaches,
  sizeOf
} from "./chunk-UHALGFL4.js";
import "./chunk-NJQRP7C3.js";
import "./chunk-NEIEASJJ.js";
import "./chunk-W3SGSL3A.js";
import "./chunk-U32HJTCX.js";
import "./chunk-7VON73LP.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-V3AUUH6G.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-R3WEV6HR.js";
import "./chunk-24M4FNCI.js";
import "./chunk-JDM2GWBF.js";
import "./chunk-QMEXYCQM.js";
import "./chunk-ZNTIR3PH.js";
export {
  openCaches,
  sizeOf
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  openCaches,
  sizeOf
} from "./chunk-LQR63INW.js";
import "./chunk-JCOX7PFT.js";
import "./chunk-CVRFR5KX.js";
import "./chunk-XLIP5Y46.js";
import "./chunk-NE5JS72K.js";
import "./chunk-SMU3WGUX.js";
import "./chunk-RLA4DKNV.js";
import "./chunk-QPDY7BUD.js";
import "./chunk-MF2IKNT3.js";
import "./chunk-2TOWFMY4.js";
import "./chunk-ZNTIR3PH.js";
export {
  openCaches,
  sizeOf
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  openCaches,
  sizeOf
} from "./chunk-Y4ALJLYA.js";
import "./chunk-QZL2IPRH.js";
import "./chunk-SDLG2VBR.js";
import "./chunk-SLLVXM3V.js";
import "./chunk-4ROA4REK.js";
import "./chunk-4H4UU2HD.js";
import "./chunk-MF2IKNT3.js";
import "./chunk-ZBCYFZZX.js";
import "./chunk-ZNTIR3PH.js";
export {
  openCaches,
  sizeOf
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  openCaches,
  sizeOf
} from "./chunk-HO4EG4TD.js";
import "./chunk-G4H6FS2B.js";
import "./chunk-MHAQTUG5.js";
import "./chunk-XLIP5Y46.js";
import "./chunk-CQ7MJRG6.js";
import "./chunk-IJJI42DJ.js";
import "./chunk-ARKTDHNI.js";
import "./chunk-QPDY7BUD.js";
import "./chunk-MF2IKNT3.js";
import "./chunk-ZNTIR3PH.js";
export {
  openCaches,
  sizeOf
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ROOM_FOR_NOTE,
  markdownOptions,
  tellReport
} from "./chunk-PIWKX75U.js";
import "./chunk-WDEYUCAN.js";
import "./chunk-JZHQC2QR.js";
import "./chunk-SAVV76F5.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-T7245AJQ.js";
import "./chunk-IHRRO2TI.js";
import "./chunk-T6M75FW2.js";
import "./chunk-UYFSV2LX.js";
import "./chunk-HCYUZXWF.js";
import "./chunk-D7H5OUDK.js";
import "./chunk-UCWBZS3F.js";
import "./chunk-SPIMYAVK.js";
import "./chunk-CJ3S3EL5.js";
import "./chunk-T5SCUCRB.js";
import "./chunk-XVP6U5RD.js";
import "./chunk-I5TOALYV.js";
import "./chunk-KHU7WTUW.js";
import "./chunk-MDFENMLH.js";
import "./chunk-RH6UOTMC.js";
import "./chunk-KA4N5GWW.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-XETCMLLO.js";
import "./chunk-YX77YAK6.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-SMI5HJ5O.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-FJWWYUUG.js";
import "./chunk-24M4FNCI.js";
import "./chunk-ZNTIR3PH.js";
export {
  ROOM_FOR_NOTE,
  markdownOptions,
  tellReport
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ROOM_FOR_NOTE,
  markdownOptions,
  tellReport
} from "./chunk-J2VHJMLB.js";
import "./chunk-4HCHKP2G.js";
import "./chunk-JZHQC2QR.js";
import "./chunk-SAVV76F5.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-554OMZII.js";
import "./chunk-L3RHTO2Y.js";
import "./chunk-T6M75FW2.js";
import "./chunk-KVRSPMA5.js";
import "./chunk-HCYUZXWF.js";
import "./chunk-D7H5OUDK.js";
import "./chunk-UCWBZS3F.js";
import "./chunk-SPIMYAVK.js";
import "./chunk-CJ3S3EL5.js";
import "./chunk-T5SCUCRB.js";
import "./chunk-XVP6U5RD.js";
import "./chunk-LKAME3P3.js";
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

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ROOM_FOR_NOTE,
  markdownOptions,
  tellReport
} from "./chunk-6DFVALRP.js";
import "./chunk-NU3MZMGA.js";
import "./chunk-IKBBAVIE.js";
import "./chunk-5CDXZ5L6.js";
import "./chunk-4OEOHAKC.js";
import "./chunk-4XMVO3KX.js";
import "./chunk-T6M75FW2.js";
import "./chunk-ZCLE4DOG.js";
import "./chunk-RZJYX7PZ.js";
import "./chunk-D7H5OUDK.js";
import "./chunk-T5SCUCRB.js";
import "./chunk-UCWBZS3F.js";
import "./chunk-SPIMYAVK.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-I5TOALYV.js";
import "./chunk-MDFENMLH.js";
import "./chunk-3BMLNTUP.js";
import "./chunk-KA4N5GWW.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-FJWWYUUG.js";
import "./chunk-XVP6U5RD.js";
import "./chunk-CJ3S3EL5.js";
import "./chunk-KHU7WTUW.js";
import "./chunk-XETCMLLO.js";
import "./chunk-YX77YAK6.js";
import "./chunk-SMI5HJ5O.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-24M4FNCI.js";
import "./chunk-ZNTIR3PH.js";
export {
  ROOM_FOR_NOTE,
  markdownOptions,
  tellReport
};

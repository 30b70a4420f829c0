import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ROOM_FOR_NOTE,
  markdownOptions,
  tellReport
} from "./chunk-PPK6IRSY.js";
import "./chunk-MKD52T7H.js";
import "./chunk-IS6OD4JX.js";
import "./chunk-Z347FNUS.js";
import "./chunk-SW6KVPVC.js";
import "./chunk-5Y7VN6C2.js";
import "./chunk-T6M75FW2.js";
import "./chunk-RAMQBK65.js";
import "./chunk-V4JZNE7J.js";
import "./chunk-D7H5OUDK.js";
import "./chunk-T5SCUCRB.js";
import "./chunk-MKFRLMBA.js";
import "./chunk-HWS6TEKE.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-I5TOALYV.js";
import "./chunk-PCIKI6JQ.js";
import "./chunk-DJJGVI5Q.js";
import "./chunk-KA4N5GWW.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-FJWWYUUG.js";
import "./chunk-4AZBHOVA.js";
import "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-24M4FNCI.js";
import "./chunk-ZNTIR3PH.js";
export {
  ROOM_FOR_NOTE,
  markdownOptions,
  tellReport
};

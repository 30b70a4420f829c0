import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ROOM_FOR_NOTE,
  markdownOptions,
  tellReport
} from "./chunk-VWORGG7A.js";
import "./chunk-6LN3P6HY.js";
import "./chunk-N5CEQDDV.js";
import "./chunk-BTME35Z6.js";
import "./chunk-SXZPRHRC.js";
import "./chunk-XPS7GCSP.js";
import "./chunk-QCYAO3T7.js";
import "./chunk-KIYM7BQ4.js";
import "./chunk-POFL6SQ6.js";
import "./chunk-MKFRLMBA.js";
import "./chunk-HWS6TEKE.js";
import "./chunk-OAZDRLRA.js";
import "./chunk-QYIM7R4O.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-T5SCUCRB.js";
import "./chunk-I5TOALYV.js";
import "./chunk-PCIKI6JQ.js";
import "./chunk-ZKWW4U7H.js";
import "./chunk-KA4N5GWW.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-XTVYU3JP.js";
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

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  asUnmeasurable,
  whyUnmeasurable
} from "./chunk-PPIH7FRD.js";
import "./chunk-R3WEV6HR.js";
import "./chunk-24M4FNCI.js";
import "./chunk-JDM2GWBF.js";
import "./chunk-QMEXYCQM.js";
import "./chunk-ZNTIR3PH.js";
export {
  asUnmeasurable,
  whyUnmeasurable
};

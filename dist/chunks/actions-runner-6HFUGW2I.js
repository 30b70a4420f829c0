import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  makeGithubRunner
} from "./chunk-3SM2ITQI.js";
import "./chunk-JR7FY5LL.js";
import "./chunk-XI7LBPUZ.js";
import "./chunk-YHVHREAD.js";
import "./chunk-2TOWFMY4.js";
import "./chunk-7PUOCTNX.js";
import "./chunk-BRLXFHQS.js";
import "./chunk-ZNTIR3PH.js";
export {
  makeGithubRunner
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  makeGithubRunner
} from "./chunk-K4XD46CM.js";
import "./chunk-JR7FY5LL.js";
import "./chunk-XI7LBPUZ.js";
import "./chunk-YHVHREAD.js";
import "./chunk-AAE6QJKS.js";
import "./chunk-7PUOCTNX.js";
import "./chunk-BRLXFHQS.js";
import "./chunk-ZNTIR3PH.js";
export {
  makeGithubRunner
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  makeGithubRunner
} from "./chunk-KPIG5TPG.js";
import "./chunk-FJWWYUUG.js";
import "./chunk-XI7LBPUZ.js";
import "./chunk-YHVHREAD.js";
import "./chunk-JDM2GWBF.js";
import "./chunk-QMEXYCQM.js";
import "./chunk-7PUOCTNX.js";
import "./chunk-BRLXFHQS.js";
import "./chunk-ZNTIR3PH.js";
export {
  makeGithubRunner
};

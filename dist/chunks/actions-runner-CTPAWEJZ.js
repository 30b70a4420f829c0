import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  makeGithubRunner
} from "./chunk-UE67OHFM.js";
import "./chunk-FJWWYUUG.js";
import "./chunk-XI7LBPUZ.js";
import "./chunk-YHVHREAD.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-7PUOCTNX.js";
import "./chunk-BRLXFHQS.js";
import "./chunk-ZNTIR3PH.js";
export {
  makeGithubRunner
};

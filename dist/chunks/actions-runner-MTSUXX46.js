import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  makeGithubRunner
} from "./chunk-LULIU6TP.js";
import "./chunk-JR7FY5LL.js";
import "./chunk-PNKKMI62.js";
import "./chunk-7PUOCTNX.js";
import "./chunk-BRLXFHQS.js";
import "./chunk-2TOWFMY4.js";
import "./chunk-ZNTIR3PH.js";
export {
  makeGithubRunner
};

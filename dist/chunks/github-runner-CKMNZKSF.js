import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  makeGithubRunner
} from "./chunk-26TA3KJY.js";
import "./chunk-PXW7IQSP.js";
import "./chunk-JR7FY5LL.js";
import "./chunk-PNKKMI62.js";
import "./chunk-7PUOCTNX.js";
import "./chunk-BRLXFHQS.js";
import "./chunk-ZNTIR3PH.js";
export {
  makeGithubRunner
};

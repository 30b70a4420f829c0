import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  makeGithubRunner
} from "./chunk-E43IRXP2.js";
import "./chunk-57SC6DP4.js";
import "./chunk-XTVYU3JP.js";
import "./chunk-OWPG454I.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";
export {
  makeGithubRunner
};

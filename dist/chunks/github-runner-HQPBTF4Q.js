import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  makeGithubRunner
} from "./chunk-Q52B2DQF.js";
import "./chunk-PNKKMI62.js";
import "./chunk-UTWDVZB5.js";
import "./chunk-ZNTIR3PH.js";
export {
  makeGithubRunner
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  makeGithubRunner
} from "./chunk-QU46OC7H.js";
import "./chunk-IIYA4P2H.js";
import "./chunk-PNKKMI62.js";
import "./chunk-7PUOCTNX.js";
import "./chunk-BRLXFHQS.js";
import "./chunk-ZNTIR3PH.js";
export {
  makeGithubRunner
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  context,
  getOctokit
} from "./chunk-QQXI7GPU.js";
import "./chunk-BRLXFHQS.js";
import "./chunk-ZNTIR3PH.js";
export {
  context,
  getOctokit
};

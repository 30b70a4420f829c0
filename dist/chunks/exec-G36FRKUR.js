import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  exec,
  getExecOutput
} from "./chunk-OWPG454I.js";
import "./chunk-ZNTIR3PH.js";
export {
  exec,
  getExecOutput
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  exec,
  getExecOutput
} from "./chunk-YHVHREAD.js";
import "./chunk-ZNTIR3PH.js";
export {
  exec,
  getExecOutput
};

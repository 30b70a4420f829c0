import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  PATIENCE,
  isRepeatable,
  retrying
} from "./chunk-KA4N5GWW.js";
import "./chunk-ZNTIR3PH.js";
export {
  PATIENCE,
  isRepeatable,
  retrying
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  childEnvironment
} from "./chunk-LFVQBYH3.js";
import "./chunk-ZNTIR3PH.js";
export {
  childEnvironment
};

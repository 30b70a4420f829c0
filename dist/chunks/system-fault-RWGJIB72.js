import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  asUnmeasurable,
  whyUnmeasurable
} from "./chunk-UHDBZRR5.js";
import "./chunk-WO46JLYN.js";
import "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";
export {
  asUnmeasurable,
  whyUnmeasurable
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  cutList,
  cutMiddle,
  cutText,
  shownLine,
  shownLines,
  visibleLine,
  visibleLines
} from "./chunk-XTVYU3JP.js";
import "./chunk-ZNTIR3PH.js";
export {
  cutList,
  cutMiddle,
  cutText,
  shownLine,
  shownLines,
  visibleLine,
  visibleLines
};

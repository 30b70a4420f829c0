import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  visibleLine
} from "./chunk-XTVYU3JP.js";

// src/model/escape-xml.ts
var ENTITIES = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;"
};
function escapeXml(text) {
  const shown = visibleLine(text).replaceAll(/[\ufffe\uffff]/g, "\uFFFD");
  return shown.replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

export {
  escapeXml
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
} from "./chunk-DPIB7LOA.js";
import "./chunk-EJ52L334.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-PFSQUJXH.js";
import "./chunk-V3AUUH6G.js";
import "./chunk-G76PE453.js";
import "./chunk-ZNTIR3PH.js";
export {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
};

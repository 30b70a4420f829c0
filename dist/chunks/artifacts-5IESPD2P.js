import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
} from "./chunk-GSE3LDDI.js";
import "./chunk-MDFENMLH.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-PFSQUJXH.js";
import "./chunk-V3AUUH6G.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-ZNTIR3PH.js";
export {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
} from "./chunk-PLB4II2Z.js";
import "./chunk-MDFENMLH.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-NX5L2E3H.js";
import "./chunk-BIEXPDPA.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-ZNTIR3PH.js";
export {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
} from "./chunk-SXC5UDAN.js";
import "./chunk-MDFENMLH.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-DOZ2PLEV.js";
import "./chunk-HEO275MY.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-ZNTIR3PH.js";
export {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
} from "./chunk-M7BVHHQN.js";
import "./chunk-JXTNZUHB.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-MSDFCHOJ.js";
import "./chunk-QPDY7BUD.js";
import "./chunk-ZNTIR3PH.js";
export {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
};

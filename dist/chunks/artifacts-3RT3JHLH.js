import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
} from "./chunk-V7QTOZ3I.js";
import "./chunk-MDFENMLH.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-2OE5MBBK.js";
import "./chunk-SMI5HJ5O.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-ZNTIR3PH.js";
export {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
} from "./chunk-4TGWFQZK.js";
import "./chunk-MDFENMLH.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-JNP7RJ7O.js";
import "./chunk-RIFWO3TC.js";
import "./chunk-ZOG3P5RO.js";
import "./chunk-ZNTIR3PH.js";
export {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
};

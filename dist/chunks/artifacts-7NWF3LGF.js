import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
} from "./chunk-LIEJYT3T.js";
import "./chunk-JVOXQ6JZ.js";
import "./chunk-FT3N2OOD.js";
import "./chunk-VKG5TQXU.js";
import "./chunk-ZBCYFZZX.js";
import "./chunk-ZNTIR3PH.js";
export {
  artifactsOfThisRun,
  fetchOwnArtifact,
  removeArtifact,
  uploadArtifact
};

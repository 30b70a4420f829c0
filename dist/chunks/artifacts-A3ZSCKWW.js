import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  artifactsOfThisRun,
  fetchOwnArtifact,
  uploadArtifact
} from "./chunk-36HNUK64.js";
import "./chunk-JVOXQ6JZ.js";
import "./chunk-FT3N2OOD.js";
import "./chunk-PQGZYQOC.js";
import "./chunk-ZNTIR3PH.js";
export {
  artifactsOfThisRun,
  fetchOwnArtifact,
  uploadArtifact
};

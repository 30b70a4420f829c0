import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  childEnvironment,
  codeEnvironment,
  givenZoneOf,
  pathFolders,
  pathVariable,
  redact,
  secretsOf,
  withoutSecrets
} from "./chunk-JDM2GWBF.js";
import "./chunk-QMEXYCQM.js";
import "./chunk-ZNTIR3PH.js";
export {
  childEnvironment,
  codeEnvironment,
  givenZoneOf,
  pathFolders,
  pathVariable,
  redact,
  secretsOf,
  withoutSecrets
};

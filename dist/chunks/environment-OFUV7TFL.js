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
} from "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
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

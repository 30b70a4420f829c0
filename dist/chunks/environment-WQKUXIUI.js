import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  childEnvironment,
  codeEnvironment,
  givenZoneOf,
  redact,
  secretsOf,
  withoutSecrets
} from "./chunk-2TOWFMY4.js";
import "./chunk-ZNTIR3PH.js";
export {
  childEnvironment,
  codeEnvironment,
  givenZoneOf,
  redact,
  secretsOf,
  withoutSecrets
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  childEnvironment,
  codeEnvironment,
  redact,
  secretsOf,
  withoutSecrets
} from "./chunk-IIYA4P2H.js";
import "./chunk-ZNTIR3PH.js";
export {
  childEnvironment,
  codeEnvironment,
  redact,
  secretsOf,
  withoutSecrets
};

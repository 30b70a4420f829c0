import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  GithubError,
  isNotGranted,
  isPersonal,
  openGithub
} from "./chunk-WH4G3XNZ.js";
import "./chunk-JR7FY5LL.js";
import "./chunk-OUH54A4J.js";
import "./chunk-ZNTIR3PH.js";
export {
  GithubError,
  isNotGranted,
  isPersonal,
  openGithub
};

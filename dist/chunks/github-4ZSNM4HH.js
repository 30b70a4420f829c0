import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  GithubError,
  isNotGranted,
  isPersonal,
  openGithub,
  readAnswer
} from "./chunk-ZKWW4U7H.js";
import "./chunk-KA4N5GWW.js";
import "./chunk-XTVYU3JP.js";
import "./chunk-DFRP22PA.js";
import "./chunk-ZNTIR3PH.js";
export {
  GithubError,
  isNotGranted,
  isPersonal,
  openGithub,
  readAnswer
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  GithubError,
  openGithub
} from "./chunk-SSEDZUYD.js";
import "./chunk-OUH54A4J.js";
import "./chunk-ZNTIR3PH.js";
export {
  GithubError,
  openGithub
};

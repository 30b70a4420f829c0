import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  answerQuestions,
  readPack
} from "./chunks/chunk-6IQTYRCI.js";
import "./chunks/chunk-6WIPCAIE.js";
import "./chunks/chunk-XVP6U5RD.js";
import "./chunks/chunk-CJ3S3EL5.js";
import "./chunks/chunk-KHU7WTUW.js";
import "./chunks/chunk-C7ZSNA6D.js";
import "./chunks/chunk-XETCMLLO.js";
import "./chunks/chunk-YX77YAK6.js";
import "./chunks/chunk-SMI5HJ5O.js";
import "./chunks/chunk-ZOG3P5RO.js";
import "./chunks/chunk-ZNTIR3PH.js";

// src/cli/history/read-packs.ts
answerQuestions(readPack);

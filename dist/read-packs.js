import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  answerQuestions
} from "./chunks/chunk-ROBDQDMU.js";
import {
  readPack
} from "./chunks/chunk-W5QPDSER.js";
import "./chunks/chunk-QWPZQBH2.js";
import "./chunks/chunk-4AZBHOVA.js";
import "./chunks/chunk-AFNJ52PR.js";
import "./chunks/chunk-PSG53JIJ.js";
import "./chunks/chunk-C7ZSNA6D.js";
import "./chunks/chunk-5N4YSGQB.js";
import "./chunks/chunk-AYRREXSC.js";
import "./chunks/chunk-SMI5HJ5O.js";
import "./chunks/chunk-DFRP22PA.js";
import "./chunks/chunk-ZNTIR3PH.js";

// src/cli/history/read-packs.ts
answerQuestions(readPack);

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  compareGoVersions,
  parseGoVersion
} from "./chunk-LKD2ZAQO.js";

// src/checks/staticcheck-version.ts
var RELEASES = [
  { version: "v0.8.2", since: "1.27rc1" },
  // 2026.2.2: v0.7.0 cannot read export data of Go 1.27, v0.8.1 not that of 1.27.2
  { version: "v0.7.0", since: "1.25.0" },
  // 2026.1: its go.mod says 1.25.0
  { version: "v0.6.1", since: "1.23.0" },
  // 2025.1.1: its go.mod says 1.23
  { version: "v0.5.1", since: "1.22.1" }
  // 2024.1.1: its go.mod says 1.22.1
];
var STATICCHECK = "honnef.co/go/tools/cmd/staticcheck";
function staticcheckFor(goVersion) {
  const go = parseGoVersion(goVersion);
  const fits = ({ since }) => {
    const oldest = parseGoVersion(since);
    return go === null || oldest !== null && compareGoVersions(go, oldest) >= 0;
  };
  return RELEASES.find(fits) ?? null;
}

export {
  STATICCHECK,
  staticcheckFor
};

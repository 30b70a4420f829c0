import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/cli.ts
process.exitCode = 0;

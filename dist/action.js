import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/action/start.ts
process.stdout.write(`go-steady ${"0.1.0"}
`);
await import("./chunks/action-E7Z2KPXJ.js");

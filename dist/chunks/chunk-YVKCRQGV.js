import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/process/interrupt.ts
function onInterrupt() {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(3);
      controller.abort();
    });
  }
  return controller.signal;
}

export {
  onInterrupt
};

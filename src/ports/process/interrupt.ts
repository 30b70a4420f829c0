// Ctrl-C, a cancelled job, a closed terminal.

/** Aborted at the first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once. */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(3);
      controller.abort();
    });
  }
  return controller.signal;
}

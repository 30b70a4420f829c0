import { availableParallelism, devNull, tmpdir } from "node:os";

/** How many programs can run at once: GOMAXPROCS of a Go program here. */
export const processors: () => number = availableParallelism;

/** The system's folder for temporary files, absolute. */
export const temporaryRoot: () => string = tmpdir;

/** Path of a file that is always empty. */
export const NOTHING: string = devNull;

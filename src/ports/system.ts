// What the operating system says of itself.

import { availableParallelism, devNull, tmpdir } from "node:os";

/** processors is how many programs can run at once: GOMAXPROCS of a Go program here. */
export const processors: () => number = availableParallelism;

/** temporaryRoot is the system's folder for temporary files, absolute. */
export const temporaryRoot: () => string = tmpdir;

/** NOTHING is the path of a file that is always empty. */
export const NOTHING: string = devNull;

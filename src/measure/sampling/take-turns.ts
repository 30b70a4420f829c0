// Both sides of a benchmark at once.

import type { Turns, TurnsRequest } from "../../ports/helper/helper.ts";

/** TakeTurns runs both sides of a benchmark in turns. */
export type TakeTurns = (request: TurnsRequest) => Promise<Turns>;

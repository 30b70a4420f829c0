// Judges all rows of a pull request at one look: whose verdict is settled, who wants more pairs.
// docs/judging.md explains the method.

import { judgeReadings, type LookSession } from "./judge-readings.ts";
import type { Judgement } from "./judgement.ts";
import { readRows } from "./reading.ts";
import type { Row } from "./row.ts";

/**
 * judgeLook gives one judgement per row, in their order. `rows` are all rows of the pull request, settled
 * ones too: they tell how noisy the machine is, and the error budget is for all. A settled verdict is kept,
 * except for rows whose good direction is unknown: those never ask for pairs and are told anew from what
 * there is.
 */
export function judgeLook(rows: readonly Row[], session: LookSession): readonly Judgement[] {
  return judgeReadings(rows, readRows(rows, session.look), session);
}

/** TimeBudget is the time for discovery, calibration, linking and samples together. */
export interface TimeBudget {
  /** All of it. */
  readonly seconds: number;
  /** Seconds; negative where more was taken. */
  readonly left: () => number;
  /** Time limit of a process from its expected seconds; 0 and less where none may start. */
  readonly limitMs: (expectedSeconds: number) => number;
  /**
   * Also the grace for what has begun in time is over: a process that its time limit ended has not failed
   * then.
   */
  readonly isOver: () => boolean;
}

/**
 * A process is ended where it takes longer than both: so many times the expected time, and so many seconds.
 */
const TOO_LONG = { times: 20, seconds: 10 } as const;
/** What has begun in time may end later, by this part of the budget. */
const GRACE = 0.1;

/** openTimeBudget starts the clock: `now` is in seconds, and never goes back. */
export function openTimeBudget(now: () => number, seconds: number): TimeBudget {
  const deadline = now() + seconds;
  const left = () => deadline - now();
  return {
    seconds,
    left,
    limitMs(expected) {
      const own = Math.max(TOO_LONG.seconds, TOO_LONG.times * expected);
      return Math.round(1000 * Math.min(own, left() + GRACE * seconds));
    },
    isOver: () => left() + GRACE * seconds <= 0,
  };
}

// The time that measuring may take: discovery, calibration and samples together.

/** TimeBudget tells what is left of it. */
export interface TimeBudget {
  /** The whole, seconds. */
  readonly seconds: number;
  /** Seconds that are left; negative when more was taken. */
  readonly left: () => number;
  /**
   * Time limit of a process that is expected to take so many seconds, in milliseconds; 0 and less when none
   * may start.
   */
  readonly limitMs: (expectedSeconds: number) => number;
  /**
   * Whether what was begun in time has been ended, too: a process that its time limit ended has not failed
   * then.
   */
  readonly isOver: () => boolean;
}

/** A process that takes longer than both is ended: so many times what was expected, and so many seconds. */
const TOO_LONG = { times: 20, seconds: 10 } as const;
/** What has begun in time may end so much of the whole later. */
const GRACE = 0.1;

/** openTimeBudget begins to count. `now`: seconds on a clock that only goes forward. */
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

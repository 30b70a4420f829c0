/**
 * GROSS is the ratio from which on a slowdown needs no statistics: no disturbance makes the fastest of three
 * processes so many times slower than the slowest of three others.
 */
export const GROSS = 5;

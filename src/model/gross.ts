// From when on a slowdown needs no statistics.

/**
 * GROSS: no disturbance makes the fastest of three processes so many times slower than the slowest of three
 * others.
 */
export const GROSS = 5;

/**
 * FIXED_PORT is a port that no other test has: below those that the system hands out, of which another test's
 * connection may hold any one.
 */
export const FIXED_PORT: number = 20_000 + (process.pid % 10_000);

// What is left to measure of real pull requests: `npm run reach-commits` on the newest twelve commits that change Go code of
// valyala/fastjson and of gofiber/fiber, 2026-11-28.

export const REACHED = {
  /** Of each commit the share of benchmarks that it reaches. */
  shares: [],
  /** Processor seconds of reach, copies of both sides included, a benchmark. */
  seconds: 0,
};

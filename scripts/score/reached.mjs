// What is left to measure of real pull requests: `npm run reach-commits` on the newest twelve commits that change Go code of
// valyala/fastjson and of gofiber/fiber, 2026-11-28.

const FASTJSON = {
  benchmarks: [0, 0, 4 / 13, 2 / 13, 2 / 13, 1 / 13, 1 / 13, 4 / 13, 0, 1 / 9, 5 / 9, 7 / 9],
  packages: [0, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1].map((packages) => packages / 2),
};
const FIBER = {
  benchmarks: [28, 220, 295, 13, 6, 0, 7, 1, 356, 111, 258, 6].map((benchmarks) => benchmarks / 395),
  packages: [4, 20, 21, 2, 1, 0, 1, 1, 25, 19, 22, 1].map((packages) => packages / 30),
};

export const REACHED = {
  /** Of each commit the shares that it reaches. */
  shares: [FASTJSON, FIBER].flatMap(({ benchmarks, packages }) =>
    benchmarks.map((share, n) => ({ benchmarks: share, packages: packages[n] ?? 1 })),
  ),
  /** Of reach, for each benchmark, copies of both sides included: 1.5 s for 13, and 10.2 s for 395 (beside other work). */
  seconds: (1.5 / 13 + 10.2 / 395) / 2,
};

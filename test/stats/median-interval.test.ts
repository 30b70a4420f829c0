// The tables were recorded from benchstat (n:lo-hi; 0 and n + 1 stand for the infinities).
import { expect, test } from "@jest/globals";
import { medianOrders } from "../../src/stats/median-interval.ts";

function check(confidence: number, table: string): void {
  for (const [, n, lo, hi] of table.matchAll(/(\d+):(\d+)-(\d+)/g))
    expect([n, medianOrders(Number(n), confidence)]).toEqual([n, { lo: Number(lo), hi: Number(hi) }]);
}

test("has benchstat's intervals at level 0.95", () => {
  check(
    0.95,
    `1:0-2 2:0-3 3:0-4 4:0-5 5:0-5 6:1-6 7:1-7 8:1-7 9:2-8 10:2-9
     11:2-9 12:3-10 13:3-11 14:3-11 15:4-12 16:4-12 17:5-13 18:5-14 19:5-14 20:6-15
     21:6-16 22:6-16 23:7-17 24:8-18 25:8-18 26:8-19 27:8-19 28:9-20 29:9-20 30:10-21
     31:10-22 32:10-22 33:11-23 34:11-23 35:12-24 36:12-24 37:13-25 38:13-26 39:13-26 40:14-27
     41:14-27 42:15-28 43:15-29 44:15-29 45:16-30 46:16-30 47:17-31 48:17-31 49:18-32 50:18-32
     51:19-33 52:19-34 53:19-34 54:20-35 55:20-35 56:21-36 57:21-36 58:22-37 59:22-38 60:22-38`,
  );
});

test("has benchstat's intervals at level 0.99", () => {
  check(
    0.99,
    `5:0-6 6:0-7 7:0-7 8:1-8 9:1-9 10:1-10 11:1-10 12:2-11 13:2-12 14:2-12
     15:3-13 16:3-14 17:3-14 18:4-15 19:4-16 20:4-16 21:5-17 22:5-18 23:5-18 24:6-19
     25:6-19 26:7-20 27:7-21 28:8-22 29:8-22 30:8-23 31:8-23`,
  );
});

test("is finite from the smallest size that can reach the confidence", () => {
  const smallest = (confidence: number): number => {
    for (let n = 1; ; n++) {
      const { lo, hi } = medianOrders(n, confidence);
      if (lo > 0 && hi <= n) return n;
    }
  };
  expect([0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999].map(smallest)).toEqual([
    2, 4, 5, 6, 7, 8, 9, 11, 15,
  ]);
});

test("knows nothing at level 1 and the middle at level 0", () => {
  expect(medianOrders(100, 1)).toEqual({ lo: 0, hi: 101 });
  expect(medianOrders(10, 0)).toEqual({ lo: 5, hi: 6 });
});

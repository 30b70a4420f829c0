import { expect, test } from "@jest/globals";
import { tUpperQuantile, tUpperTail } from "../../src/stats/student-t.ts";

// python3 -c "from scipy import stats; print([stats.t.sf(*a) for a in [(2,3),(10,7),(5.5,12.3),(.3,1),(-1.5,4),(40,2),(6,1e4)]])"   (SciPy 1.17)
test.each([
  [2, 3, 0.06966298427942152],
  [10, 7, 1.0697101445386401e-5],
  [5.5, 12.3, 6.233627034856886e-5],
  [0.3, 1, 0.4072264209222577],
  [-1.5, 4, 0.896],
  [40, 2, 0.0003122073360923703],
  [6, 1e4, 1.0208092364613106e-9],
])("P(T > %p) with %p degrees of freedom agrees with SciPy", (t, df, want) => {
  expect(tUpperTail(t, df) / want).toBeCloseTo(1, 10);
});

test("the tail ends at 0 and begins at 1", () => {
  expect(tUpperTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
  expect(tUpperTail(Number.NEGATIVE_INFINITY, 3)).toBe(1);
  expect(tUpperTail(0, 3)).toBeCloseTo(0.5, 15);
});

// python3 -c "from scipy import stats; print([stats.t.isf(*a) for a in [(1e-6,7),(6.7e-6,2),(1e-10,30.5)]])"
test.each([
  [1e-6, 7, 14.241469651981445],
  [6.7e-6, 2, 273.1764368956294],
  [1e-10, 30.5, 9.31174792336859],
])("the quantile of a tail of %p with %p degrees of freedom agrees with SciPy", (p, df, want) => {
  expect(tUpperQuantile(p, df) / want).toBeCloseTo(1, 10);
});

// python3 -c "from scipy import stats; print([stats.t.ppf(*a) for a in [(.975,4),(.975,9.7),(.05,3)]])"
test.each([
  [0.975, 4, 2.7764451051977934],
  [0.975, 9.7, 2.237515123700105],
  [0.05, 3, -2.353363434801824],
])("the quantile %p with %p degrees of freedom agrees with SciPy", (q, df, want) => {
  const t = q < 0.5 ? -tUpperQuantile(q, df) : tUpperQuantile(1 - q, df);
  expect(t / want).toBeCloseTo(1, 10);
});

import { expect, test } from "@jest/globals";
import { digamma, inverseTrigamma, lnGamma, trigamma } from "../../src/stats/gamma.ts";

// python3 -c "from scipy.special import *; print([(gammaln(x),digamma(x),float(polygamma(1,x))) for x in [.3,1,2.5,40]])"
test.each([
  [0.3, 1.0957979948180756, -3.502524222200133, 12.245364546107734],
  [1, 0, -0.5772156649015329, 1.6449340668482266],
  [2.5, 0.2846828704729192, 0.7031566406452432, 0.4903577561002348],
  [40, 106.63176026064345, 3.6763273740348428, 0.025315103841291032],
])("ln Γ, ψ and ψ′ of %p agree with SciPy", (x, ln, psi, psi1) => {
  expect(lnGamma(x)).toBeCloseTo(ln, 11);
  expect(digamma(x)).toBeCloseTo(psi, 12);
  expect(trigamma(x)).toBeCloseTo(psi1, 12);
});

test.each([1e-4, 0.01, 1, 30, 1e4])("the inverse of ψ′ at %p gives it back", (y) => {
  expect(trigamma(inverseTrigamma(y)) / y).toBeCloseTo(1, 11);
});

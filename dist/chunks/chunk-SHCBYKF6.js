import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/stats/gamma.ts
var LANCZOS = [
  0.9999999999998099,
  676.5203681218851,
  -1259.1392167224028,
  771.3234287776531,
  -176.6150291621406,
  12.507343278686905,
  -0.13857109526572012,
  9984369578019572e-21,
  15056327351493116e-23
];
function lnGamma(x) {
  const t = x + 6.5;
  const series = LANCZOS.reduce((sum, c, i) => sum + (i === 0 ? c : c / (x - 1 + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
}
var ASYMPTOTIC = 12;
function digamma(x) {
  let [y, shift] = [x, 0];
  for (; y < ASYMPTOTIC; y++) shift -= 1 / y;
  const r = 1 / (y * y);
  const tail = r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r / 132))));
  return shift + Math.log(y) - 1 / (2 * y) - tail;
}
function trigamma(x) {
  let [y, shift] = [x, 0];
  for (; y < ASYMPTOTIC; y++) shift += 1 / (y * y);
  const r = 1 / (y * y);
  const tail = r * (1 / 6 - r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - r * 5 / 66))));
  return shift + 1 / y + r / 2 + tail / y;
}
function inverseTrigamma(y) {
  let low = 1 / y;
  let high = 1 / y + 1 / Math.sqrt(y);
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (trigamma(middle) > y) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

// src/stats/beta.ts
function incompleteBeta(a, b, x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const ln = lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  const front = Math.exp(ln);
  return x < (a + 1) / (a + b + 2) ? front * betaFraction(a, b, x) / a : 1 - front * betaFraction(b, a, 1 - x) / b;
}
function betaFraction(a, b, x) {
  const tiny = 1e-300;
  const clamp = (v) => Math.abs(v) < tiny ? tiny : v;
  let c = 1;
  let d = 1 / clamp(1 - (a + b) * x / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 1e4; m++) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / clamp(1 + even * d);
    c = clamp(1 + even / c);
    fraction *= d * c;
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / clamp(1 + odd * d);
    c = clamp(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
}

export {
  lnGamma,
  digamma,
  trigamma,
  inverseTrigamma,
  incompleteBeta
};

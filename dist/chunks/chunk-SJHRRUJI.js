import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  incompleteBeta,
  lnGamma
} from "./chunk-SHCBYKF6.js";

// src/stats/student-t.ts
function tUpperTail(t, df) {
  if (t < 0) return 1 - tUpperTail(-t, df);
  if (t === Number.POSITIVE_INFINITY) return 0;
  return 0.5 * incompleteBeta(df / 2, 0.5, df / (df + t * t));
}
function tUpperQuantile(p, df) {
  let [low, high] = [0, 1];
  while (tUpperTail(high, df) > p) [low, high] = [high, high * 2];
  let t = (low + high) / 2;
  for (let i = 0; i < 200 && high - low > 1e-13 * high; i++) {
    const excess = tUpperTail(t, df) - p;
    if (excess > 0) low = t;
    else high = t;
    const next = t + excess / tDensity(t, df);
    const settled = Math.abs(next - t) <= 1e-14 * t;
    t = next > low && next < high ? next : (low + high) / 2;
    if (settled) break;
  }
  return t;
}
function tDensity(t, df) {
  const ln = lnGamma((df + 1) / 2) - lnGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(ln - (df + 1) / 2 * Math.log1p(t * t / df));
}

export {
  tUpperTail,
  tUpperQuantile
};

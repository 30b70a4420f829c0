import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/github/retry.ts
import { setTimeout as sleep } from "node:timers/promises";
var PATIENCE = { attempts: 4, timeoutMs: 2e4, pauseMs: 1e3, longestPauseMs: 6e4 };
function isRepeatable(method, url) {
  return method !== "POST" || url.endsWith("/graphql");
}
async function retrying(patience, repeatable, request) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request(AbortSignal.timeout(patience.timeoutMs));
    } catch (error) {
      const pause = pauseAfter(error, attempt, repeatable, patience);
      if (pause === void 0) throw error;
      await sleep(pause);
    }
  }
}
function pauseAfter(error, attempt, repeatable, { attempts, pauseMs, longestPauseMs, random }) {
  if (attempt >= attempts) return void 0;
  const { status = 0, headers = {} } = error.response ?? {};
  const growing = pauseMs * 2 ** (attempt - 1) * (1 + random() / 2);
  if (isAskedToWait(status, headers)) {
    const wanted = Math.max(growing, wantedPause(headers));
    return wanted > longestPauseMs ? void 0 : wanted;
  }
  return repeatable && (status === 0 || status >= 500) ? Math.min(growing, longestPauseMs) : void 0;
}
function isAskedToWait(status, headers) {
  if (status === 429) return true;
  return status === 403 && ("retry-after" in headers || headers["x-ratelimit-remaining"] === "0");
}
function wantedPause(headers) {
  const after = Number(headers["retry-after"]);
  if (Number.isFinite(after)) return after * 1e3;
  const reset = Number(headers["x-ratelimit-reset"]);
  return Number.isFinite(reset) && headers["x-ratelimit-remaining"] === "0" ? Math.max(0, reset * 1e3 - Date.now()) : 0;
}

export {
  PATIENCE,
  isRepeatable,
  retrying
};

// When a request is made again: GitHub asks to wait, fails, or gives no answer. A request that must not be
// carried out twice is repeated only where GitHub asks to wait: then it was not carried out.
// https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api

import { setTimeout as sleep } from "node:timers/promises";

export interface Patience {
  /** In all, at least 1. */
  readonly attempts: number;
  /** Of one attempt. */
  readonly timeoutMs: number;
  /** Before the second attempt; doubled for each one after it, and up to half longer by chance. */
  readonly pauseMs: number;
  /** When GitHub asks for a longer pause, there is no other attempt. */
  readonly longestPauseMs: number;
  /** Uniform in [0, 1): two jobs that were refused together do not come back together. */
  readonly random: () => number;
}

/** For a job that has its verdict already: at worst 90 s, and 3 minutes more where GitHub asks to wait. */
export const PATIENCE = { attempts: 4, timeoutMs: 20_000, pauseMs: 1000, longestPauseMs: 60_000 } as const;

/** True when two such requests do the same as one. */
export function isRepeatable(method: string, url: string): boolean {
  return method !== "POST" || url.endsWith("/graphql"); // queries, and a mutation that can be repeated
}

/** Tries until a request succeeds, is refused for good, or patience ends. Throws the last attempt's error. */
export async function retrying<T>(
  patience: Patience,
  repeatable: boolean,
  request: (signal: AbortSignal) => Promise<T> | T,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request(AbortSignal.timeout(patience.timeoutMs));
    } catch (error) {
      const pause = pauseAfter(error, attempt, repeatable, patience);
      if (pause === undefined) throw error;
      await sleep(pause);
    }
  }
}

/** Milliseconds until the next attempt, undefined for none. */
function pauseAfter(
  error: unknown,
  attempt: number,
  repeatable: boolean,
  { attempts, pauseMs, longestPauseMs, random }: Patience,
): number | undefined {
  if (attempt >= attempts) return undefined;
  const { status = 0, headers = {} } = (error as { readonly response?: Response }).response ?? {};
  const growing = pauseMs * 2 ** (attempt - 1) * (1 + random() / 2);
  if (isAskedToWait(status, headers)) {
    const wanted = Math.max(growing, wantedPause(headers));
    return wanted > longestPauseMs ? undefined : wanted;
  }
  return repeatable && (status === 0 || status >= 500) ? Math.min(growing, longestPauseMs) : undefined;
}

interface Response {
  readonly status?: number;
  readonly headers?: Headers;
}
type Headers = Readonly<Record<string, string | number | undefined>>;

/** GitHub's rate limits come as 429, or as a 403 that says when to come back. */
function isAskedToWait(status: number, headers: Headers): boolean {
  if (status === 429) return true;
  return status === 403 && ("retry-after" in headers || headers["x-ratelimit-remaining"] === "0");
}

/** Milliseconds that GitHub asks for, 0 where it does not say. */
function wantedPause(headers: Headers): number {
  const after = Number(headers["retry-after"]);
  if (Number.isFinite(after)) return after * 1000;
  const reset = Number(headers["x-ratelimit-reset"]);
  return Number.isFinite(reset) && headers["x-ratelimit-remaining"] === "0"
    ? Math.max(0, reset * 1000 - Date.now())
    : 0;
}

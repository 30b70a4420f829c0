// A stopwatch that runs while at least one piece of work is under way: the union of times, not their sum.

export interface Meter {
  begin(): void;
  end(): void;
  /** Wall time so far. */
  seconds(): number;
}

export function makeMeter(): Meter {
  let running = 0;
  let since = 0;
  let total = 0;
  return {
    begin() {
      if (running++ === 0) since = performance.now();
    },
    end() {
      if (--running === 0) total += performance.now() - since;
    },
    seconds: () => (total + (running > 0 ? performance.now() - since : 0)) / 1000,
  };
}

// Faults on demand: what a server of the kit does wrong, for which requests, and how often.

/** Fault is one thing that goes wrong. */
export type Fault =
  | {
      readonly kind: "status";
      readonly status: number;
      /** Default: `{"message": …}` as GitHub words that status. */
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection ends without an answer. */
  | { readonly kind: "reset" }
  /** The right answer, but this much later. */
  | { readonly kind: "slow"; readonly ms: number }
  /** The right headers and this many bytes of the right body; then the connection ends. */
  | { readonly kind: "truncated"; readonly bytes: number };

/** Faults are the faults that a server has at the moment. */
export interface Faults {
  /** add makes requests whose `METHOD /path?query` matches go wrong, the given number of times (default: always). */
  add(request: RegExp, fault: Fault, times?: number): void;
  /** clear ends all faults. */
  clear(): void;
  /** next is the fault of a request, if it has one, and counts it. */
  next(request: string): Fault | undefined;
}

/** makeFaults makes a server's faults: none at first. */
export function makeFaults(): Faults {
  let all: { readonly request: RegExp; readonly fault: Fault; left: number }[] = [];
  return {
    add: (request, fault, times = Number.POSITIVE_INFINITY) => {
      all.push({ request, fault, left: times });
    },
    clear: () => {
      all = [];
    },
    next: (request) => {
      const found = all.find((f) => f.left > 0 && f.request.test(request));
      if (found !== undefined) found.left--;
      return found?.fault;
    },
  };
}

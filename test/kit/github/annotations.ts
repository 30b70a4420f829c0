// Annotations of check runs: GitHub adds those of each request to what there is, emulate forgets the earlier ones.

import type { Answer, Received } from "../server.ts";

/** Annotations are the annotations of all check runs, as they were sent. */
export interface Annotations {
  /** remember keeps those of a request to which the emulator gave this answer. */
  remember(request: Received, answer: Answer & { readonly body: Buffer }): void;
  of(checkRun: number): readonly Readonly<Record<string, unknown>>[];
}

/** makeAnnotations makes an empty memory. */
export function makeAnnotations(): Annotations {
  const kept = new Map<number, readonly Readonly<Record<string, unknown>>[]>();
  const of = (id: number) => kept.get(id) ?? [];
  return {
    of,
    remember: ({ method, path, body }, answer) => {
      if (!/^(POST|PATCH)$/.test(method) || !/\/check-runs(\/\d+)?$/.test(path) || answer.status >= 300)
        return;
      const { output } = JSON.parse(body.toString());
      const { id } = JSON.parse(answer.body.toString());
      kept.set(id, [...of(id), ...(output?.annotations ?? [])]);
    },
  };
}

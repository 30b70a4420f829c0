// How much more a thread may keep in memory. Too much ends it, or the whole process where one call of the
// engine goes far beyond: so what may take much at once asks before.

import { getHeapStatistics } from "node:v8";

/** MemoryError: something takes more memory than its thread may have. */
export class MemoryError extends Error {
  override readonly name = "MemoryError" as const;
  readonly megabytes: number;

  constructor(megabytes: number) {
    super(`a thread may have ${megabytes} MB of memory, and needs more`);
    this.megabytes = megabytes;
  }
}

/** insistOnRoom throws MemoryError where so many bytes more may not fit into this thread. */
export function insistOnRoom(bytes: number): void {
  const { heap_size_limit, used_heap_size } = getHeapStatistics();
  if (used_heap_size + bytes > heap_size_limit) throw new MemoryError(Math.round(heap_size_limit / 2 ** 20));
}

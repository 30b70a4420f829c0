// A held key and a scroll pass many cells: what takes time is for where they stop.

export interface Rest {
  /** Says that the reader has moved. */
  readonly moved: () => void;
  /** True for a while after each move. */
  readonly isMoving: () => boolean;
  readonly close: () => void;
}

/** Longer than a held key waits before it comes again, and hardly seen. */
export const REST_MS = 100;

/** makeRest calls `onRest` when nothing has moved for a while. */
export function makeRest(onRest: () => void): Rest {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    moved: () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        waiting = undefined;
        onRest();
      }, REST_MS);
    },
    isMoving: () => waiting !== undefined,
    close: () => clearTimeout(waiting),
  };
}

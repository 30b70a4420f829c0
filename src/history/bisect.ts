/**
 * firstFrom is the first place, from 0 to below `length`, whose value is not below a limit; `length` where
 * all are. Values never fall from place to place.
 */
export function firstFrom(length: number, valueAt: (place: number) => number, limit: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Which part of a line is shown, and how it is moved through.

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** rangeOf is from the first to the last place that has something, or as it is wished for. */
export function rangeOf(
  lines: readonly { readonly dots: readonly { readonly place: number }[] }[],
  wished: Partial<Range>,
): Range | undefined {
  let [first, last] = [Infinity, -Infinity];
  for (const { dots } of lines) {
    first = Math.min(first, dots[0]?.place ?? Infinity);
    last = Math.max(last, dots.at(-1)?.place ?? -Infinity);
  }
  if (first > last) return undefined;
  const [from, to] = [wished.from ?? first, wished.to ?? last];
  return from <= to ? { from, to } : { from: to, to: from };
}

/** stepTo is the place that a key leads to; undefined for a key that leads nowhere. */
export function stepTo(key: string, place: number | undefined, { from, to }: Range): number | undefined {
  const at = place ?? to;
  const clamp = (wanted: number): number => Math.max(from, Math.min(to, wanted));
  switch (key) {
    case "ArrowLeft":
      return place === undefined ? to : clamp(at - 1);
    case "ArrowRight":
      return clamp(at + 1);
    case "PageUp":
      return clamp(at - Math.ceil((to - from) / 10));
    case "PageDown":
      return clamp(at + Math.ceil((to - from) / 10));
    case "Home":
      return from;
    case "End":
      return to;
    default:
      return undefined;
  }
}

/** zoomedTo is half of the range around a place for `+`, the double for `-`; undefined for another key. */
export function zoomedTo(
  key: string,
  place: number | undefined,
  range: Range,
  last: number,
): Range | undefined {
  const factor = key === "+" ? 1 / 4 : key === "-" ? 1 : undefined;
  if (factor === undefined) return undefined;
  const middle = place ?? Math.round((range.from + range.to) / 2);
  const reach = Math.max(2, Math.round((range.to - range.from) * factor));
  return { from: Math.max(0, middle - reach), to: Math.min(last, middle + reach) };
}

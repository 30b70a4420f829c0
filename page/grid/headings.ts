// Headings above the columns: where neighbours say the same, they are one heading.

export interface Span {
  readonly from: number;
  /** Before this column. */
  readonly to: number;
  readonly text: string;
}

/**
 * spansIn are the headings that can be seen between two columns; one that begins before or ends behind them
 * has more of its length. `isApart` is true for a column that begins anew, though its text is equal.
 */
export function spansIn(
  range: { readonly from: number; readonly to: number; readonly columns: number },
  textOf: (column: number) => string,
  isApart: (column: number) => boolean = () => false,
): readonly Span[] {
  const spans: Span[] = [];
  const joins = (column: number): boolean => !isApart(column) && textOf(column) === textOf(column - 1);
  let from = Math.min(range.from, range.columns);
  while (from > 0 && joins(from) && range.from - from < MOST_BACK) from--;
  while (from < range.to) {
    let to = from + 1;
    while (to < range.columns && joins(to) && to - range.to < MOST_BACK) to++;
    spans.push({ from, to, text: textOf(from) });
    from = to;
  }
  return spans;
}

/** Nothing is drawn that far outside; a heading over ten thousand columns need not be walked. */
const MOST_BACK = 64;

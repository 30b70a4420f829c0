// A list of numbers that grows, without an object for each: a long history has tens of millions of
// comparisons.

type Values = Int32Array | Float64Array;

export interface Column<V extends Values> {
  readonly push: (value: number) => void;
  /** All of a list at once: many times as fast. */
  readonly append: (values: ArrayLike<number>) => void;
  readonly length: () => number;
  /** What was pushed so far; not a copy. */
  readonly values: () => V;
}

export function wholeColumn(): Column<Int32Array> {
  return columnOf((length) => new Int32Array(length));
}

export function realColumn(): Column<Float64Array> {
  return columnOf((length) => new Float64Array(length));
}

function columnOf<V extends Values>(make: (length: number) => V): Column<V> {
  let values = make(1024);
  let length = 0;
  const makeRoom = (more: number): void => {
    if (length + more <= values.length) return;
    const larger = make(Math.max(values.length * 2, length + more));
    larger.set(values.subarray(0, length));
    values = larger;
  };
  return {
    push: (value) => {
      if (length === values.length) makeRoom(1);
      values[length++] = value;
    },
    append: (more) => {
      makeRoom(more.length);
      values.set(more, length);
      length += more.length;
    },
    length: () => length,
    values: () => values.subarray(0, length) as V,
  };
}

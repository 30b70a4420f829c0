// The values of all cells in the order in which they come, sorted into samples at the end. Writing to one place instead of a
// list for each cell is what makes a million lines quick: the lists would be all over the memory.

/** SamplesOf is the values of a cell, by its number; not empty. They are sorted when they are asked for. */
export type SamplesOf = (cell: number) => Float64Array;

/** SampleLog collects values for numbered cells. */
export class SampleLog {
  #values = new Float64Array(1024);
  #cells = new Int32Array(1024);
  #count = 0;

  /** add appends a value of a cell. */
  add(cell: number, value: number): void {
    const at = this.#count++;
    if (at === this.#values.length) this.#grow();
    this.#values[at] = value;
    this.#cells[at] = cell;
  }

  /** samples looks up the values of a cell, in ascending order, NaN first, as Go sorts. The cells are 0 to `cellCount` − 1. */
  samples(cellCount: number): SamplesOf {
    const starts = this.#starts(cellCount);
    const grouped = new Float64Array(this.#count);
    const next = starts.slice();
    for (let i = 0; i < this.#count; i++) {
      const cell = this.#cells[i] ?? 0;
      const at = next[cell] ?? 0;
      grouped[at] = this.#values[i] ?? 0;
      next[cell] = at + 1;
    }
    return (cell) => ascending(grouped.subarray(starts[cell], starts[cell + 1]));
  }

  // Where the values of each cell start, and where the last one's end.
  #starts(cellCount: number): Int32Array {
    const starts = new Int32Array(cellCount + 1);
    for (let i = 0; i < this.#count; i++) {
      const after = (this.#cells[i] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let cell = 1; cell <= cellCount; cell++)
      starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0);
    return starts;
  }

  #grow(): void {
    const values = new Float64Array(2 * this.#values.length);
    const cells = new Int32Array(2 * this.#cells.length);
    values.set(this.#values);
    cells.set(this.#cells);
    this.#values = values;
    this.#cells = cells;
  }
}

// Many are in order already: allocations hardly vary.
function ascending(values: Float64Array): Float64Array {
  return isAscending(values) ? values : nansFirst(values.sort());
}

// False where there is a NaN behind the first value.
function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (!((values[i - 1] ?? 0) <= (values[i] ?? 0))) return false;
  return true;
}

// A typed array sorts NaN last.
function nansFirst(sorted: Float64Array): Float64Array {
  let numbers = sorted.length;
  while (numbers > 0 && Number.isNaN(sorted[numbers - 1])) numbers--;
  if (numbers === sorted.length) return sorted;
  const nans = sorted.length - numbers;
  return sorted.map((_, i) => (i < nans ? Number.NaN : (sorted[i - nans] ?? 0)));
}

// The values of all cells in the order in which they come, sorted into samples at the end. One place for all
// of them makes a million lines quick: lists for each cell would be scattered over the memory.

/** SamplesOf is the values of a cell, by its number; not empty. They are sorted when they are asked for. */
export type SamplesOf = (cell: number) => Float64Array;

const BLOCK = 65536;

interface Block {
  readonly values: Float64Array;
  /** The cell of each value. */
  readonly cells: Int32Array;
}

/** SampleLog collects values for numbered cells. */
export class SampleLog {
  // Full blocks, then the one that is being filled: growing one array would copy everything again and again.
  readonly #blocks: Block[] = [];
  #last = newBlock();
  #filled = 0;

  add(cell: number, value: number): void {
    if (this.#filled === BLOCK) this.#endBlock();
    this.#last.values[this.#filled] = value;
    this.#last.cells[this.#filled] = cell;
    this.#filled++;
  }

  /** samples has the values of each cell, ascending, NaN first as in Go. Cells are 0 to `cellCount` − 1. */
  samples(cellCount: number): SamplesOf {
    this.#endBlock();
    const starts = startsOf(this.#blocks, cellCount);
    const grouped = new Float64Array(starts[cellCount] ?? 0);
    const next = starts.slice();
    for (const block of this.#blocks) distribute(block, { grouped, next });
    return (cell) => ascending(grouped.subarray(starts[cell], starts[cell + 1]));
  }

  #endBlock(): void {
    const { values, cells } = this.#last;
    this.#blocks.push({ values: values.subarray(0, this.#filled), cells: cells.subarray(0, this.#filled) });
    this.#last = newBlock();
    this.#filled = 0;
  }
}

function newBlock(): Block {
  return { values: new Float64Array(BLOCK), cells: new Int32Array(BLOCK) };
}

// Where the values of each cell start, and where the last one's end.
function startsOf(blocks: readonly Block[], cellCount: number): Int32Array {
  const starts = new Int32Array(cellCount + 1);
  for (const { cells } of blocks)
    for (let i = 0; i < cells.length; i++) {
      const after = (cells[i] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  for (let cell = 1; cell <= cellCount; cell++) starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0);
  return starts;
}

interface Groups {
  readonly grouped: Float64Array;
  /** Where the next value of each cell is written. */
  readonly next: Int32Array;
}

function distribute({ values, cells }: Block, { grouped, next }: Groups): void {
  for (let i = 0; i < values.length; i++) {
    const cell = cells[i] ?? 0;
    const at = next[cell] ?? 0;
    grouped[at] = values[i] ?? 0;
    next[cell] = at + 1;
  }
}

// Many samples are in order already: allocations hardly vary.
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

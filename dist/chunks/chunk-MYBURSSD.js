import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/history/ladder/column.ts
function wholeColumn() {
  return columnOf((length) => new Int32Array(length));
}
function realColumn() {
  return columnOf((length) => new Float64Array(length));
}
function columnOf(make) {
  let values = make(1024);
  let length = 0;
  const makeRoom = (more) => {
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
    values: () => values.subarray(0, length)
  };
}

export {
  wholeColumn,
  realColumn
};

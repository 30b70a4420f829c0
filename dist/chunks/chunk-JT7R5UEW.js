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
  const grow = () => {
    const larger = make(values.length * 2);
    larger.set(values);
    values = larger;
  };
  return {
    push: (value) => {
      if (length === values.length) grow();
      values[length++] = value;
    },
    length: () => length,
    values: () => values.subarray(0, length)
  };
}

export {
  wholeColumn,
  realColumn
};

// The benchmarks of the score: packages of Go's standard library that can be copied into a module and edited
// there, and one of our own with what many goroutines use at once.

/**
 * @typedef {{ kind: "work" | "allocation" | "cache", file: string, function: string, benchmark: string }} Slowed where code is put in that takes
 *   time in one of three ways: the beginning of a function that the benchmark calls
 * @typedef {{ path: string, own?: true, tests: string[], data?: string[], benchmarks: string[], parallel?: string[], rename: [string, string], slowed?: Slowed }} Package
 *   `own`: it lies in this folder, and not in the standard library; `parallel`: those of the benchmarks that use RunParallel; `rename` is the harmless edit: an
 *   identifier that is not exported, and another name for it
 */

const OF_GOROUTINES = ["Mutex", "RWMutex", "SyncMap", "Channel", "Pool", "Atomic", "HTTP", "Allocation"];

/** @type {readonly Package[]} */
export const PACKAGES = [
  {
    path: "unicode/utf8",
    tests: ["utf8_test.go"],
    benchmarks: [
      "RuneCountTenASCIIChars",
      "ValidStringTenJapaneseChars",
      "DecodeJapaneseRune",
      "ValidLongJapanese",
    ],
    rename: ["acceptRanges", "accepted"],
  },
  {
    path: "encoding/hex",
    tests: ["hex_test.go"],
    benchmarks: ["Encode/256", "Decode/1024"],
    rename: ["reverseHexTable", "fromHexTable"],
    slowed: { kind: "work", file: "hex.go", function: "func Encode(", benchmark: "Encode/256" },
  },
  {
    path: "encoding/csv",
    tests: ["reader_test.go", "writer_test.go"],
    benchmarks: ["Read", "ReadReuseRecordLargeFields"],
    rename: ["fieldNeedsQuotes", "wantsQuotes"],
    slowed: {
      kind: "allocation",
      file: "reader.go",
      function: "func (r *Reader) readRecord(",
      benchmark: "ReadReuseRecordLargeFields",
    },
  },
  {
    path: "text/tabwriter",
    tests: ["tabwriter_test.go"],
    benchmarks: ["Table/10x10/new", "Table/100x10/reuse"],
    rename: ["writePadding", "pad"],
    slowed: {
      kind: "allocation",
      file: "tabwriter.go",
      function: "func (b *Writer) flush(",
      benchmark: "Table/10x10/new",
    },
  },
  { path: "container/heap", tests: ["heap_test.go"], benchmarks: ["Dup"], rename: ["down", "sink"] },
  {
    path: "html",
    tests: ["escape_test.go"],
    benchmarks: ["Escape", "Unescape"],
    rename: ["unescapeEntity", "decodeEntity"],
    slowed: { kind: "work", file: "escape.go", function: "func UnescapeString(", benchmark: "Unescape" },
  },
  {
    path: "encoding/xml",
    tests: ["marshal_test.go", "read_test.go", "xml_test.go", "atom_test.go"],
    benchmarks: ["Marshal", "Unmarshal"],
    parallel: ["Marshal", "Unmarshal"],
    rename: ["pushElement", "enterElement"],
    slowed: { kind: "allocation", file: "read.go", function: "func Unmarshal(", benchmark: "Unmarshal" },
  },
  {
    path: "regexp",
    tests: ["all_test.go", "find_test.go"],
    benchmarks: [
      "Find",
      "ReplaceAll",
      "OnePassShortA",
      "MatchParallelShared",
      "MatchParallelCopied",
      "Compile/Onepass",
    ],
    parallel: ["MatchParallelShared", "MatchParallelCopied"],
    rename: ["minInputLen", "shortestInput"],
    slowed: {
      kind: "work",
      file: "regexp.go",
      function: "func (re *Regexp) replaceAll(",
      benchmark: "ReplaceAll",
    },
  },
  {
    path: "compress/flate",
    tests: ["reader_test.go", "writer_test.go"],
    data: ["compress/testdata/e.txt", "testdata/Isaac.Newton-Opticks.txt"],
    benchmarks: ["Decode/Digits/Huffman/1e4", "Encode/Newton/Huffman/1e4", "Encode/Newton/Speed/1e5"],
    rename: ["huffSym", "nextSymbol"],
    slowed: {
      kind: "cache",
      file: "inflate.go",
      function: "func (f *decompressor) nextBlock(",
      benchmark: "Decode/Digits/Huffman/1e4",
    },
  },
  {
    path: "text/template/parse",
    tests: ["parse_test.go"],
    benchmarks: ["ParseLarge", "ListString"],
    rename: ["hasRightTrimMarker", "endsTrimmed"],
    slowed: { kind: "cache", file: "parse.go", function: "func (t *Tree) Parse(", benchmark: "ParseLarge" },
  },
  {
    path: "image/png",
    tests: ["reader_test.go", "writer_test.go", "paeth_test.go"],
    data: ["image/png/testdata/benchPaletted.png"],
    benchmarks: ["DecodePaletted", "Paeth"],
    rename: ["filterPaeth", "undoPaeth"],
    slowed: { kind: "cache", file: "reader.go", function: "func Decode(", benchmark: "DecodePaletted" },
  },
  {
    path: "parallel",
    own: true,
    tests: ["parallel_test.go"],
    benchmarks: OF_GOROUTINES,
    parallel: OF_GOROUTINES,
    rename: ["digitSum", "sumOfDigits"],
    slowed: { kind: "work", file: "parallel.go", function: "func greet(", benchmark: "Pool" },
  },
];

const PARALLEL = new Set(
  PACKAGES.flatMap(({ path, parallel = [] }) => parallel.map((name) => `${path}.${name}`)),
);

/** isParallel is true for a benchmark that uses RunParallel. @param {string} benchmark with its package, as in a series */
export function isParallel(benchmark) {
  return PARALLEL.has(benchmark);
}

// What entries say about speed, as a graph: commits are nodes, comparisons are edges.

import type { Benchmark } from "../../model/benchmark.ts";
import type { ComparedColumns } from "./compared-columns.ts";

export interface GraphCommit {
  readonly sha: string;
  /** Full hashes; empty where they are not known. */
  readonly parents: readonly string[];
  /** Start of its first run, ISO 8601 in UTC; "" for a commit that others were compared with, and no more. */
  readonly measured: string;
  /** When its author made it, ISO 8601 in UTC; "" where that is not known. */
  readonly authored: string;
  readonly pull: number | undefined;
  /** Branches that it was published for. */
  readonly branches: readonly string[];
}

/** Series is a benchmark in one unit over all commits. */
export interface Series {
  readonly benchmark: Benchmark;
  /** Tidied: `sec/op`. */
  readonly unit: string;
}

/** Edges are the comparisons of a series, a column a field; commits by their number in the graph. */
export interface Edges {
  readonly base: Int32Array;
  readonly head: Int32Array;
  /** ln(head/base). */
  readonly ln: Float64Array;
  /** Squared standard error of `ln`, with what few samples leave unknown; 0 where it is exact. */
  readonly variance: Float64Array;
  /** Degrees of freedom of the standard error; infinite where it is exact. */
  readonly df: Float64Array;
}

/** LineEdges are those of a series along a line, but for proofs of neighbours: most of a long history. */
export interface LineEdges extends Edges {
  /** By place on the line: 1 for a commit that is proved not to change it. */
  readonly isProved: Uint8Array;
}

/** PlacesOnLine are those of the graph's commits, -1 for those beside the line, and how many there are. */
export interface PlacesOnLine {
  readonly placeOf: Int32Array;
  readonly length: number;
}

/** Note is what an entry says of a series at its commit besides numbers. */
export interface Note {
  /** Changed functions that the benchmark reaches, nearest first. */
  readonly through: readonly string[];
  readonly waived: { readonly reason: string; readonly expires: string } | undefined;
}

export interface Graph {
  /**
   * In the order of the first run that was about them, what was only compared with before what was measured.
   */
  readonly commits: readonly GraphCommit[];
  /** In the order of package, name, processors and unit. */
  readonly series: readonly Series[];
  /** Comparisons without a usable error, or with samples of another run: they are no edges. */
  readonly leftOut: number;
  /** What a commit was compared with. */
  readonly basesOf: (commit: number) => readonly number[];
  readonly edgesOf: (series: number) => Edges;
  readonly edgesAlong: (line: PlacesOnLine) => (series: number) => LineEdges;
  /** Every comparison says exactly that nothing changed: so do most counts, all through a long history. */
  readonly isStill: (series: number) => boolean;
  readonly noteOf: (series: number, commit: number) => Note | undefined;
}

/** GraphBuilder takes runs one by one, so that not all of them have to be in memory. */
export interface GraphBuilder {
  /** A run that was added before, by its key, changes nothing. */
  readonly add: (run: ComparedColumns) => void;
  readonly finish: () => Graph;
}

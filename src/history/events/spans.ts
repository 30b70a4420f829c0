// The comparisons of a series, laid along a line of commits: each spans the commits after its base up to its
// head, and measures the sum of their changes.
//
// A commit that is proved not to change the benchmark is no unknown: it is left out, and the spans get
// shorter. What remains is often a small part of the history.

import type { Edges, LineEdges } from "../ladder/graph.ts";

/** Spans are comparisons over unknown changes, which are numbered from 1 to `unknowns`; a column a field. */
export interface Spans {
  readonly unknowns: number;
  /** By unknown: place on the line of the commit that would bring it. Place 0 of the array is not used. */
  readonly place: Int32Array;
  /** The unknowns after `from` up to `to`: from < to. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Measured sum of the changes, ln. */
  readonly y: Float64Array;
  /** 1/variance. */
  readonly weight: Float64Array;
  readonly df: Float64Array;
}

/** Variance of what is exact: nothing as small as its root is of interest, and weights stay finite. */
const EXACT = 1e-10;

/**
 * layOut takes the comparisons of a series, and the place of each commit of the graph on the line, −1 for
 * those beside it. A commit beside the line, such as a tag of a release branch, is a go-between: two commits
 * of the line that were compared with it are compared with each other.
 */
export function layOut(edges: Edges | LineEdges, placeOf: Int32Array, length: number): Spans {
  const number = numberUnknowns(edges, placeOf, length);
  const { base, head, ln, variance, df } = edges;
  const between = overGoBetweens(edges, placeOf);
  const kept = createKept(number, base.length + between.length);
  for (let e = 0; e < base.length; e++) {
    const a = placeOf[base[e] ?? 0] ?? -1;
    const b = placeOf[head[e] ?? 0] ?? -1;
    if (a >= 0 && b >= 0) kept.add(a, b, ln[e] ?? 0, variance[e] ?? 0, df[e] ?? 0);
  }
  for (const span of between) kept.add(span.from, span.to, span.y, span.variance, span.df);
  const unknowns = number[length - 1] ?? 0;
  const place = new Int32Array(unknowns + 1);
  for (let at = length - 1; at > 0; at--) if (number[at] !== number[at - 1]) place[number[at] ?? 0] = at;
  return { unknowns, place, ...kept.columns() };
}

/**
 * By place on the line: how many unknowns there are up to it. Without an object for each comparison, since
 * most of a long history are proofs of neighbours, which end here.
 */
function numberUnknowns(edges: Edges | LineEdges, placeOf: Int32Array, length: number): Int32Array {
  const { base, head, ln, variance } = edges;
  const isProved = "isProved" in edges ? edges.isProved.slice() : new Uint8Array(length);
  for (let e = 0; e < base.length; e++) {
    if (variance[e] !== 0 || ln[e] !== 0) continue;
    const a = placeOf[base[e] ?? 0] ?? -1;
    const b = placeOf[head[e] ?? 0] ?? -1;
    if (a >= 0 && b >= 0 && Math.abs(a - b) === 1) isProved[Math.max(a, b)] = 1;
  }
  const number = new Int32Array(length);
  for (let at = 1; at < length; at++) number[at] = (number[at - 1] ?? 0) + (isProved[at] === 1 ? 0 : 1);
  return number;
}

/**
 * The spans that are left, between unknowns; what reaches over proved commits alone is dropped. `most`: how
 * many there can be.
 */
function createKept(number: Int32Array, most: number) {
  const [from, to] = [new Int32Array(most), new Int32Array(most)];
  const [y, weight, df] = [new Float64Array(most), new Float64Array(most), new Float64Array(most)];
  let kept = 0;
  return {
    /** From place a to b, turned round where b lies before a. Without an object for each of millions. */
    add: (a: number, b: number, ln: number, variance: number, freedom: number): void => {
      const first = number[Math.min(a, b)] ?? 0;
      const last = number[Math.max(a, b)] ?? 0;
      if (first === last) return;
      from[kept] = first;
      to[kept] = last;
      y[kept] = a < b ? ln : -ln;
      weight[kept] = 1 / Math.max(variance, EXACT);
      df[kept++] = freedom;
    },
    columns: () => ({
      from: from.subarray(0, kept),
      to: to.subarray(0, kept),
      y: y.subarray(0, kept),
      weight: weight.subarray(0, kept),
      df: df.subarray(0, kept),
    }),
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly variance: number;
  readonly df: number;
}

interface Meeting {
  readonly at: number;
  /** ln of the commit of the line over the go-between. */
  readonly y: number;
  readonly variance: number;
  readonly df: number;
}

/**
 * Those that met the same go-between, in the order of the line, each with the next one. Neighbours among
 * these spans share a comparison with opposite signs, so that together they are known better than apart: to
 * take them as independent is on the safe side.
 */
function overGoBetweens({ base, head, ln, variance, df }: Edges, placeOf: Int32Array): readonly Span[] {
  const meetings = new Map<number, Meeting[]>();
  for (let e = 0; e < base.length; e++) {
    const from = base[e] ?? 0;
    const to = head[e] ?? 0;
    const a = placeOf[from] ?? -1;
    const b = placeOf[to] ?? -1;
    if (a < 0 === b < 0) continue;
    const [between, at, y] = a < 0 ? [from, b, ln[e] ?? 0] : [to, a, -(ln[e] ?? 0)];
    const met = meetings.get(between) ?? [];
    meetings.set(between, met);
    met.push({ at, y, variance: variance[e] ?? 0, df: df[e] ?? 0 });
  }
  return [...meetings.values()].flatMap((met) => {
    const sorted = met.toSorted((a, b) => a.at - b.at);
    return sorted.slice(1).flatMap((next, i) => {
      const first = sorted[i];
      return first === undefined || first.at === next.at ? [] : [spanOver(first, next)];
    });
  });
}

function spanOver(first: Meeting, next: Meeting): Span {
  const variance = first.variance + next.variance;
  // Welch–Satterthwaite, of two variances that add up.
  const spread = first.variance ** 2 / first.df + next.variance ** 2 / next.df;
  const df = spread > 0 ? variance ** 2 / spread : Infinity;
  return { from: first.at, to: next.at, y: next.y - first.y, variance, df };
}

/**
 * True for a span over several unknowns whose sum is known exactly, such as a proof between the ends of a
 * night.
 */
function isProof({ from, to, weight }: Spans, span: number): boolean {
  return (weight[span] ?? 0) >= 0.5 / EXACT && (to[span] ?? 0) > (from[span] ?? 0) + 1;
}

/**
 * withoutProofs has next to no weight on proofs of sums: they say that changes cancel, not that there are
 * none. The same spans where there is no such proof.
 */
export function withoutProofs(spans: Spans): Spans {
  const hasProof = spans.weight.some((_, e) => isProof(spans, e));
  return hasProof ? { ...spans, weight: spans.weight.map((w, e) => (isProof(spans, e) ? 0 : w)) } : spans;
}

/** part is the spans that lie between two unknowns, renumbered from there. */
export function part(spans: Spans, after: number, upTo: number): Spans {
  const inside: number[] = [];
  for (let e = 0; e < spans.from.length; e++)
    if ((spans.from[e] ?? 0) >= after && (spans.to[e] ?? 0) <= upTo) inside.push(e);
  const place = new Int32Array(upTo - after + 1);
  place.set(spans.place.subarray(after + 1, upTo + 1), 1);
  return {
    unknowns: upTo - after,
    place,
    from: Int32Array.from(inside, (e) => (spans.from[e] ?? 0) - after),
    to: Int32Array.from(inside, (e) => (spans.to[e] ?? 0) - after),
    y: Float64Array.from(inside, (e) => spans.y[e] ?? 0),
    weight: Float64Array.from(inside, (e) => spans.weight[e] ?? 0),
    df: Float64Array.from(inside, (e) => spans.df[e] ?? 0),
  };
}

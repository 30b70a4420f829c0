// The ladder against dense normal equations, which are solved here in the plainest way, and against sums by
// hand.
import { describe, expect, test } from "@jest/globals";
import { random } from "../../../scripts/replay/random.mjs";
import { collectGraph } from "../../../src/history/ladder/create-graph.ts";
import type { Edges } from "../../../src/history/ladder/graph.ts";
import { covariancesWith, differenceOf, makeLadder, ratioOf } from "../../../src/history/ladder/ladder.ts";
import { type RunLine, runsOf, sha } from "./builder.ts";

/** Edges by a line each: base, head, ln, standard error. */
function edgesOf(lines: readonly (readonly [number, number, number, number])[]): Edges {
  return {
    base: Int32Array.from(lines, ([base]) => base),
    head: Int32Array.from(lines, ([, head]) => head),
    ln: Float64Array.from(lines, ([, , ln]) => ln),
    variance: Float64Array.from(lines, ([, , , error]) => error ** 2),
    df: Float64Array.from(lines, () => Infinity),
  };
}

function rungs(edges: Edges, reference?: number) {
  return makeLadder(edges, reference).rungs.map(({ ln, error, component }) => [ln, error, component]);
}

/** Solves the normal equations with node `root` left out; covariances are the inverse of their matrix. */
function dense(edges: Edges, nodes: number, root: number, extra = 0) {
  const n = nodes - 1;
  const at = (node: number) => (node < root ? node : node - 1);
  const rows = Array.from({ length: n }, (_, i) =>
    Array.from({ length: 2 * n + 1 }, (_, j): number => (j === n + 1 + i ? 1 : 0)),
  );
  const addTo = (i: number, j: number, x: number) => {
    const row = rows[i] ?? [];
    row[j] = (row[j] ?? 0) + x;
  };
  for (let e = 0; e < edges.base.length; e++) {
    const w = 1 / ((edges.variance[e] ?? 0) + extra);
    const ends = [
      { node: edges.head[e] ?? 0, sign: 1 },
      { node: edges.base[e] ?? 0, sign: -1 },
    ].filter(({ node }) => node !== root);
    for (const a of ends) {
      addTo(at(a.node), n, w * a.sign * (edges.ln[e] ?? 0));
      for (const b of ends) addTo(at(a.node), at(b.node), w * a.sign * b.sign);
    }
  }
  for (const [i, row] of rows.entries()) subtract(rows, row, i);
  return {
    x: (node: number) => (node === root ? 0 : (rows[at(node)]?.[n] ?? Number.NaN)),
    covariance: (a: number, b: number) =>
      a === root || b === root ? 0 : (rows[at(a)]?.[n + 1 + at(b)] ?? Number.NaN),
  };
}

/** One step of Gauss and Jordan. */
function subtract(rows: number[][], row: number[], i: number): void {
  const pivot = row[i] ?? 0;
  for (const j of row.keys()) row[j] = (row[j] ?? 0) / pivot;
  for (const other of rows.filter((each) => each !== row)) {
    const factor = other[i] ?? 0;
    for (const j of row.keys()) other[j] = (other[j] ?? 0) - factor * (row[j] ?? 0);
  }
}

/** A connected graph: a chain, with long edges, some of them twice. */
function randomGraph(seed: number, nodes: number): Edges {
  const next = random(seed);
  const line = (a: number, b: number) => [a, b, 0.02 * (next() - 0.5), 0.005 + 0.01 * next()] as const;
  const chain = Array.from({ length: nodes - 1 }, (_, i) => line(i, i + 1));
  const long = Array.from({ length: nodes }, () => {
    const a = Math.floor(next() * nodes);
    return line(a, (a + 1 + Math.floor(next() * (nodes - 1))) % nodes);
  });
  return edgesOf([...chain, ...long]);
}

describe("weighted least squares", () => {
  test("a chain adds up, and so do its variances", () => {
    const chain = edgesOf([
      [0, 1, 0.01, 0.003],
      [1, 2, 0.02, 0.004],
    ]);
    expect(rungs(chain)).toEqual([
      [0, 0, 0],
      [expect.closeTo(0.01, 12), expect.closeTo(0.003, 12), 0],
      [expect.closeTo(0.03, 12), expect.closeTo(0.005, 12), 0],
    ]);
  });

  test("a long edge closes a triangle: by hand", () => {
    // Two ways from 0 to 2: 0.03 ± 0.005 and 0.034 ± 0.005, so 0.032 ± 0.005/√2; and the 0.002 that the chain
    // lacks are given to its parts in proportion to their variances, 9 to 16.
    const triangle = edgesOf([
      [0, 1, 0.01, 0.003],
      [1, 2, 0.02, 0.004],
      [0, 2, 0.034, 0.005],
    ]);
    const [, one, two] = makeLadder(triangle).rungs;
    expect(two?.ln).toBeCloseTo(0.032, 10);
    expect(two?.error).toBeCloseTo(0.005 / Math.sqrt(2), 10);
    expect(one?.ln).toBeCloseTo(0.01 + (0.002 * 9) / 25, 10);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "random graph %i has the values and covariances of dense equations",
    (seed) => {
      const nodes = 4 + 3 * seed;
      const edges = randomGraph(seed, nodes);
      const root = seed % nodes;
      const ladder = makeLadder(edges, root);
      const extra = (ladder.components[0]?.heterogeneity ?? 0) ** 2;
      const want = dense(edges, nodes, root, extra);
      const last = nodes - 1;
      const covariance = covariancesWith(edges, { reference: root, commit: last });
      for (const { commit, ln, error } of ladder.rungs) {
        expect(ln).toBeCloseTo(want.x(commit), 10);
        expect(error ** 2).toBeCloseTo(want.covariance(commit, commit), 12);
        expect(covariance(commit)).toBeCloseTo(want.covariance(commit, last), 12);
      }
    },
  );

  test("comparisons of one pair are pooled by their weights", () => {
    const [, one] = makeLadder(
      edgesOf([
        [0, 1, 0.01, 0.01],
        [0, 1, 0.02, 0.02],
      ]),
    ).rungs;
    expect(one?.ln).toBeCloseTo((0.01 / 1e-4 + 0.02 / 4e-4) / (1 / 1e-4 + 1 / 4e-4), 12);
    expect(one?.error).toBeCloseTo(1 / Math.sqrt(1 / 1e-4 + 1 / 4e-4), 12);
  });

  test("the other direction of a comparison has the other sign", () => {
    expect(rungs(edgesOf([[1, 0, -0.01, 0.003]]))).toEqual(rungs(edgesOf([[0, 1, 0.01, 0.003]])));
  });
});

describe("exact comparisons", () => {
  test("join their commits: no error is added", () => {
    const edges = edgesOf([
      [0, 1, 0, 0],
      [1, 2, 0.02, 0.004],
      [2, 3, 0.1, 0],
    ]);
    expect(rungs(edges)).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [expect.closeTo(0.02, 12), expect.closeTo(0.004, 12), 0],
      [expect.closeTo(0.12, 12), expect.closeTo(0.004, 12), 0],
    ]);
  });

  test("steps without error are measured from any commit of them", () => {
    const edges = edgesOf([
      [0, 1, 0.1, 0],
      [1, 2, 0.2, 0],
      [0, 2, 0.3, 0],
    ]);
    expect(rungs(edges, 1)).toEqual([
      [expect.closeTo(-0.1, 12), 0, 0],
      [0, 0, 0],
      [expect.closeTo(0.2, 12), 0, 0],
    ]);
  });

  test("one that contradicts others joins nothing and is told", () => {
    const ladder = makeLadder(
      edgesOf([
        [0, 1, 0.1, 0],
        [1, 2, 0, 0],
        [0, 2, 0.2, 0],
      ]),
    );
    expect(ladder.components).toEqual([
      expect.objectContaining({
        p: 0,
        contradictions: [{ base: 0, head: 2, ln: 0.2, expected: expect.closeTo(0.1, 12), off: Infinity }],
      }),
    ]);
    expect(ladder.rungOf(2)?.ln).toBeCloseTo(0.1, 12);
  });

  test("a proof between the ends of a chain takes the chain's error away", () => {
    const edges = edgesOf([
      [0, 1, 0.05, 0.01],
      [1, 2, -0.04, 0.01],
      [0, 2, 0, 0],
    ]);
    const [, one, two] = makeLadder(edges).rungs;
    expect(two).toEqual({ commit: 2, component: 0, ln: 0, error: 0 });
    expect(one?.ln).toBeCloseTo(0.045, 12);
    expect(one?.error).toBeCloseTo(0.01 / Math.sqrt(2), 12);
  });
});

describe("gaps", () => {
  test("what no comparison connects has a component and a reference of its own", () => {
    const edges = edgesOf([
      [0, 1, 0.01, 0.003],
      [2, 3, 0.02, 0.004],
    ]);
    const ladder = makeLadder(edges, 1);
    expect(ladder.rungs.map(({ commit, component, ln }) => [commit, component, ln])).toEqual([
      [0, 0, expect.closeTo(-0.01, 12)],
      [1, 0, 0],
      [2, 1, 0],
      [3, 1, expect.closeTo(0.02, 12)],
    ]);
    expect(ladder.components.map(({ reference }) => reference)).toEqual([1, 2]);
    expect(differenceOf(edges, 0, 3)).toBeUndefined();
  });

  test("no comparison at all is an empty ladder", () => {
    expect(makeLadder(edgesOf([])).rungs).toEqual([]);
  });
});

describe("commits that were never compared", () => {
  test("differ by what leads from one to the other", () => {
    const edges = edgesOf([
      [0, 1, 0.01, 0.003],
      [1, 2, 0.02, 0.004],
      [2, 3, 0.03, 0.012],
    ]);
    const found = differenceOf(edges, 3, 1);
    expect(found?.ln).toBeCloseTo(-0.05, 12);
    expect(found?.error).toBeCloseTo(Math.hypot(0.004, 0.012), 12);
    expect(ratioOf({ ln: Math.log(1.1), error: 0.01 })).toEqual({
      delta: expect.closeTo(0.1, 12),
      lo: expect.closeTo(1.1 * Math.exp(-0.0195996) - 1, 6),
      hi: expect.closeTo(1.1 * Math.exp(0.0195996) - 1, 6),
    });
  });
});

describe("contradictions", () => {
  /** Ten ways from 0 to 1 that agree, and one machine that lies. */
  const lying = edgesOf([
    ...Array.from({ length: 10 }, (_, i) => [0, 1, 0.001 * (i % 2), 0.005] as const),
    [0, 1, 0.1, 0.005] as const,
  ]);

  test("are told with the comparison that is off, and make the error larger", () => {
    const { components, rungs: found } = makeLadder(lying);
    expect(components).toHaveLength(1);
    expect(components[0]).toEqual(expect.objectContaining({ reference: 0, df: 10 }));
    expect(components[0]?.p).toBeLessThan(1e-6);
    expect(components[0]?.contradictions).toEqual([
      expect.objectContaining({ base: 0, head: 1, ln: 0.1, expected: expect.closeTo(0.0095, 3) }),
    ]);
    expect(found[1]?.error).toBeGreaterThan(3 * (0.005 / Math.sqrt(11)));
  });

  test("the heterogeneity is DerSimonian and Laird's: (Q − df)/(Σw − Σw²/Σw)", () => {
    const w = 1 / 0.005 ** 2;
    const mean = 0.105 / 11;
    const q =
      w *
      [...Array.from({ length: 10 }, (_, i) => 0.001 * (i % 2)), 0.1].reduce(
        (s, y) => s + (y - mean) ** 2,
        0,
      );
    const tau = Math.sqrt((q - 10) / (11 * w - w));
    expect(makeLadder(lying).components[0]?.q).toBeCloseTo(q, 6);
    expect(makeLadder(lying).components[0]?.heterogeneity).toBeCloseTo(tau, 8);
  });

  test("comparisons that agree have none", () => {
    const { components } = makeLadder(edgesOf(Array.from({ length: 5 }, () => [0, 1, 0.01, 0.005] as const)));
    expect(components).toEqual([
      {
        reference: 0,
        df: 4,
        q: expect.closeTo(0, 12),
        p: expect.closeTo(1, 2),
        heterogeneity: 0,
        contradictions: [],
      },
    ]);
  });
});

describe("a graph of entries", () => {
  const lines: readonly RunLine[] = [
    { base: 0, head: 1, parse: [0.01, 0.003] },
    { base: 1, head: 2 },
    { base: 2, head: 3, parse: [0.02, 0.004, 6] },
    { base: 3, head: 4, parse: [null, null] },
    { base: 4, head: 5, parse: [0.02, 0.004, 2] },
    { base: 4, head: 6, parse: [0.02, 0.004], how: "stored" },
  ];
  const graph = collectGraph(runsOf(lines));

  test("has an edge for each comparison with an error, and an exact one for each proof", () => {
    const { base, head, ln, variance } = graph.edgesOf(0);
    const shaOf = (commit: number) => graph.commits[commit]?.sha;
    const told = Array.from(base, (from, e) => [shaOf(from), shaOf(head[e] ?? 0), ln[e], variance[e]]);
    expect(told).toEqual([
      [sha(1), sha(2), 0, 0],
      [sha(0), sha(1), 0.01, expect.closeTo(9e-6, 12)],
      [sha(2), sha(3), 0.02, expect.closeTo(1.6e-5 * 1.5, 12)], // a t of 6 degrees of freedom has variance 6/4
    ]);
    expect(graph.leftOut).toBe(2);
  });

  test("is the same whatever the order of the entries, and an entry counts once", () => {
    const entries = runsOf(lines);
    const other = collectGraph([...entries, ...entries].toReversed());
    expect(other.commits).toEqual(graph.commits);
    expect(other.series).toEqual(graph.series);
    expect(other.edgesOf(0)).toEqual(graph.edgesOf(0));
  });
});

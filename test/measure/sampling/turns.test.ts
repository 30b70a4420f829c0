// Pairs in turns, with the real helper and test binaries built with its overlay.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { calibrate } from "../../../src/measure/sampling/calibrating/calibrate.ts";
import { briefly, type Calibration } from "../../../src/measure/sampling/calibration.ts";
import type { TestBinary } from "../../../src/measure/sampling/test-command.ts";
import { takeTurnsPair } from "../../../src/measure/sampling/turns.ts";
import type { Helper } from "../../../src/ports/helper/helper.ts";
import { startHelper } from "../../../src/ports/helper/start.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import { goEnvironment, temporaryFolder } from "../../kit/go.ts";
import { provideHelper } from "../../kit/helper.ts";
import { FIXED_PORT } from "../../kit/port.ts";
import { write } from "../../kit/repository.ts";

const folder = temporaryFolder();
const processes = makeProcesses(new AbortController().signal);
let helper: Helper;
let base: TestBinary;
let head: TestBinary;

const source = (work: number) => `package x

import (
	"net"
	"os"
	"testing"
	"time"
)

var sink int
var slice []byte

func BenchmarkWork(b *testing.B) {
	b.SetBytes(1000)
	for i := 0; i < b.N; i++ {
		for j := 0; j < ${work}; j++ {
			sink += j ^ sink
		}
		slice = make([]byte, 64)
	}
	b.ReportMetric(float64(b.N), "rounds")
}

func BenchmarkParallel(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		own := 0
		for pb.Next() {
			for j := 0; j < ${work}; j++ {
				own += j ^ own
			}
		}
		if own == 1 {
			b.Log(own)
		}
	})
}

// Most of what few iterations take is not theirs.
func BenchmarkPrepares(b *testing.B) {
	time.Sleep(2 * time.Millisecond)
	for i := 0; i < b.N; i++ {
		for j := 0; j < 1000; j++ {
			sink += j ^ sink
		}
	}
}

func BenchmarkSetsN(b *testing.B) {
	b.N = 1
	sink++
}

func BenchmarkOwn(b *testing.B) {
	b.Run("a/b", func(b *testing.B) {
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(5, "p99-ns/op")
	})
}

// A listener that nobody holds is closed by the collector.
var claimed net.Listener

// With PORT set, a process claims what only one can have.
func TestMain(m *testing.M) {
	if os.Getenv("PORT") != "" {
		var err error
		if claimed, err = net.Listen("tcp", "127.0.0.1:${FIXED_PORT}"); err != nil {
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}
`;

beforeAll(async () => {
  const path = await provideHelper(processes, join(folder.path, "helper"));
  helper = startHelper(path, { env: goEnvironment, processes });
  const goRoot = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
  const overlay = await helper.overlay(goRoot, folder.path);
  if (overlay.kind === "impossible") throw new Error(overlay.reason);
  [base, head] = [1000, 2000].map((work): TestBinary => {
    const dir = join(folder.path, String(work));
    mkdirSync(dir);
    write(dir, { "go.mod": "module example.com/x\n\ngo 1.22\n", "x_test.go": source(work) });
    const path = join(dir, "x.test");
    execFileSync("go", ["test", "-c", `-overlay=${overlay.path}`, "-o", path, "."], {
      cwd: dir,
      env: goEnvironment,
    });
    return { path, dir, env: goEnvironment };
  }) as [TestBinary, TestBinary];
});
afterAll(async () => {
  await helper?.[Symbol.asyncDispose]();
  folder.remove();
});

function pairOf(
  name: string,
  iterations: number,
  repeats: number,
  more: Readonly<Record<string, string>> = {},
) {
  const [b, h] = [base, head].map((side) => ({ ...side, env: { ...side.env, ...more } })) as [
    TestBinary,
    TestBinary,
  ];
  const subject = { pkg: "example.com/x", name, procs: 1, base: b, head: h, firstSecPerOp: undefined };
  const calibration = { kind: "calibrated", iterations, repeats, parallel: false, seconds: 0.1 } as const;
  return takeTurnsPair(helper.takeTurns, { subject, calibration, seed: 7, timeoutMs: 20_000 });
}

const middle = (values: readonly number[] | undefined) =>
  [...(values ?? [])].sort((a, b) => a - b)[10] ?? Number.NaN;

test("every turn has the units that a result line would have", async () => {
  const pair = await pairOf("Work", 500, 21);
  if (pair.kind !== "pair") throw new Error(pair.reason);
  expect(pair.inTurns).toBe(true);
  for (const side of [pair.base, pair.head]) {
    expect([...side.keys()]).toEqual(["sec/op", "B/s", "B/op", "allocs/op", "rounds"]);
    expect(side.get("allocs/op")).toEqual(Array(21).fill(1));
    expect(side.get("B/op")).toEqual(Array(21).fill(64));
    expect(side.get("rounds")).toEqual(Array(21).fill(500));
  }
  const seconds = middle(pair.base.get("sec/op"));
  expect(middle(pair.base.get("B/s"))).toBeCloseTo(1000 / seconds, -3);
  const fastest = (side: typeof pair.base) => Math.min(...(side.get("sec/op") ?? [])); // what nothing disturbed
  expect(fastest(pair.head) / fastest(pair.base)).toBeGreaterThan(1.5);
  expect(fastest(pair.head) / fastest(pair.base)).toBeLessThan(2.5);
});

test("a benchmark's own units win, and a time of zero is left out", async () => {
  const pair = await pairOf("Own/a/b", 10, 21);
  if (pair.kind !== "pair") throw new Error(pair.reason);
  expect([...pair.base.keys()]).toEqual(["B/op", "allocs/op", "p99-sec/op"]);
  expect(middle(pair.base.get("p99-sec/op"))).toBeCloseTo(5e-9, 15);
});

test("a single iteration is sampled, too", async () => {
  const pair = await pairOf("Work", 1, 21);
  expect(pair.kind === "pair" && pair.base.get("sec/op")).toHaveLength(21);
});

test("a benchmark that sets b.N is told so", async () => {
  expect(await pairOf("SetsN", 10, 3)).toEqual({
    kind: "no-turns",
    reason: "it ran 1 iterations where 10 were asked for: it sets b.N itself",
  });
});

async function calibrated(name: string) {
  const wish = { binary: base, name, procs: 2, firstSecPerOp: undefined, benchtime: undefined };
  const found = await calibrate(helper.run, { ...wish, takeTurns: helper.takeTurns, timeoutMs: 20_000 });
  if (found.kind !== "calibrated") throw new Error(`${name} is ${found.kind}`);
  return found;
}

let once: Promise<Calibration> | undefined;
const workCalibrated = () => {
  once ??= calibrated("Work");
  return once;
};

test("turns are short and many, unless few iterations say little", async () => {
  const work = await workCalibrated();
  expect(work.iterations).toBeLessThan(20_000); // 1,000 additions and an allocation each
  expect(work.repeats).toBeGreaterThan(20);
  const prepares = await calibrated("Prepares");
  expect(prepares.iterations).toBeGreaterThan(2000); // 2 ms before, about a microsecond each
  expect(prepares.repeats).toBeLessThan(20);
});

test("turns of a parallel benchmark are longer, since waking the other processors takes a part of each", async () => {
  const [work, parallel] = [await workCalibrated(), await calibrated("Parallel")];
  expect([work.parallel, parallel.parallel]).toEqual([false, true]);
  expect(parallel.seconds / parallel.repeats).toBeGreaterThan(0.0009); // half a millisecond otherwise
  expect(parallel.seconds).toBeGreaterThan(0.06); // many of them
});

test("pairs for the clock alone keep its units, and say how many iterations they had", async () => {
  const subject = { pkg: "example.com/x", name: "Work", procs: 1, base, head, firstSecPerOp: undefined };
  const all = { kind: "calibrated", iterations: 5000, repeats: 2, parallel: false, seconds: 0.1 } as const;
  const calibration = briefly({ ...all, brief: { iterations: 500, repeats: 3, seconds: 0.01 } });
  const pair = await takeTurnsPair(helper.takeTurns, { subject, calibration, seed: 7, timeoutMs: 20_000 });
  if (pair.kind !== "pair") throw new Error(pair.reason);
  expect(pair.iterations).toBe(500);
  for (const side of [pair.base, pair.head]) {
    expect([...side.keys()]).toEqual(["sec/op", "B/s"]);
    expect(side.get("sec/op")).toHaveLength(3);
  }
  expect(briefly(all)).toEqual(all);
});

test("a benchmark that cannot live twice at once has no turns", async () => {
  expect(await pairOf("Work", 10, 21, { PORT: "claim" })).toMatchObject({ kind: "no-turns" });
});

// Packages that are legal and strange, in one run of the built command line: sides of which only one can live at a time, and benchmarks that
// report no numbers. What is wrong with one says nothing of the others.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import { cli } from "../kit/cli.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "../kit/go.ts";
import { byNight } from "../kit/long.ts";
import { museumTests } from "../kit/museum.ts";
import { FIXED_PORT } from "../kit/port.ts";
import { benchmarkModule, commit, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const isLinux = process.platform === "linux";
const linux = isLinux ? test : test.skip;
const lock = join(folder.path, "the-lock");
const address = `127.0.0.1:${FIXED_PORT}`;
let report: Report;

/**
 * All packages against a head whose function has another result in the same time: what a side answers does not depend on what else the
 * machine does.
 */
beforeAll(() => {
  const dir = join(folder.path, "repo");
  mkdirSync(dir);
  const sharing = { "server/server_test.go": serving(address), "lock/lock_test.go": locking(lock) };
  const packages = { "metrics/metrics_test.go": metrics, ...(isLinux ? sharing : {}) };
  makeRepository(dir, { ...benchmarkModule, ...packages });
  commit(dir, { "m.go": String(benchmarkModule["m.go"]).replace("i < n", "i < n+6") });
  const json = join(folder.path, "report.json");
  const quick = ["--no-checks", "--count=5", "--max-count=5", `--build-flags=${ONE_LINK_ORDER}`];
  const args = ["run", ...quick, "--json", json, "./metrics", ...(isLinux ? ["./server", "./lock"] : [])];
  expect(cli(args, { cwd: dir, scratch: folder.path }).stderr).toBe("");
  report = parseReport(readFileSync(json, "utf8"));
});

/** What each side answered, in how many pairs the time was taken, and what is said of sides that meet. */
function foundOf(name: string) {
  const pkg = `example.com/m/${name}`;
  const row = (unit: string) => report.comparisons.find((c) => c.pkg === pkg && c.unit === unit);
  const warnings = report.warnings.filter((text) => text.startsWith(`${pkg} was measured one side after`));
  return {
    base: row("answer/op")?.base,
    head: row("answer/op")?.head,
    pairs: row("sec/op")?.pairs,
    warnings,
  };
}

/** Each side answers with its own Work(3): the sum of the numbers below 3, or below 9. */
const OWN_ANSWERS = { base: expect.closeTo(3), head: 36, pairs: 5 };

const serving = (at: string) => `package server

import (
	"net"
	"os"
	"testing"

	"example.com/m"
)

var (
	sink   int
	client net.Conn
)

// A side that cannot listen talks to the server that is there.
func TestMain(tests *testing.M) {
	if server, err := net.Listen("tcp", "${at}"); err == nil {
		go serve(server)
	}
	var err error
	if client, err = net.Dial("tcp", "${at}"); err != nil {
		panic(err)
	}
	os.Exit(tests.Run())
}

func serve(server net.Listener) {
	for {
		c, err := server.Accept()
		if err != nil {
			return
		}
		go answer(c)
	}
}

func answer(c net.Conn) {
	for question := make([]byte, 1); ; {
		if _, err := c.Read(question); err != nil {
			return
		}
		sink += m.Work(2_000_000)
		c.Write([]byte{byte(m.Work(3))})
	}
}

func BenchmarkGet(b *testing.B) {
	question, answer := make([]byte, 1), make([]byte, 1)
	for i := 0; i < b.N; i++ {
		if _, err := client.Write(question); err != nil {
			b.Fatal(err)
		}
		if _, err := client.Read(answer); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(answer[0]), "answer/op")
}
`;

linux("a server that both sides would share is each side's own", () => {
  const { warnings, ...answers } = foundOf("server");
  expect(answers).toEqual(OWN_ANSWERS);
  expect(warnings).toEqual([expect.stringMatching(`, never both at once: .*tcp ${address}`)]);
});

/** Held as long as the process lives, and asked for again and again, as bbolt does. */
const locking = (path: string) => `package lock

import (
	"os"
	"syscall"
	"testing"
	"time"

	"example.com/m"
)

var sink int

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink += m.Work(1000)
	}
	b.ReportMetric(float64(m.Work(3)), "answer/op")
}

func TestMain(tests *testing.M) {
	f, err := os.OpenFile("${path}", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		panic(err)
	}
	for syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		time.Sleep(50 * time.Millisecond)
	}
	code := tests.Run()
	f.Close()
	os.Exit(code)
}
`;

linux("a lock for which one side waits costs a second or two, once for the package", () => {
  const { warnings, ...answers } = foundOf("lock");
  expect(answers).toEqual(OWN_ANSWERS);
  expect(warnings).toEqual([expect.stringContaining(`both have ${lock} open, and it is locked`)]);
  expect(report.seconds.measure).toBeLessThan(60);
});

const metrics = `package metrics

import (
	"math"
	"testing"

	"example.com/m"
)

var sink, turn int

func work(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink += m.Work(1000)
	}
}

func BenchmarkNothing(b *testing.B) {
	work(b)
	b.ReportMetric(math.NaN(), "hits/op")
	b.ReportMetric(1, "tries/op")
}

func BenchmarkEndless(b *testing.B) {
	work(b)
	b.ReportMetric(math.Inf(-1), "least/op")
}

// Reports in every third turn only.
func BenchmarkSometimes(b *testing.B) {
	work(b)
	if turn++; turn%3 == 0 {
		b.ReportMetric(7, "rare/op")
	}
}
`;

test("NaN and infinities that a benchmark reports make their own row inconclusive, and no other one", () => {
  const row = (name: string, unit: string) =>
    report.comparisons.find((c) => c.name === name && c.unit === unit);
  expect(row("Nothing", "hits/op")).toMatchObject({
    verdict: "inconclusive",
    reason: "the base reported NaN and the head reported NaN, which cannot be compared",
  });
  expect(row("Endless", "least/op")).toMatchObject({
    verdict: "inconclusive",
    reason: "the base reported -Inf and the head reported -Inf, which cannot be compared",
  });
  expect(row("Nothing", "tries/op")).toMatchObject({ base: 1, head: 1, pairs: 5 });
  expect(row("Sometimes", "rare/op")).toMatchObject({ base: 7, head: 7, pairs: 5 });
  for (const name of ["Nothing", "Endless", "Sometimes"]) expect(row(name, "sec/op")?.pairs).toBe(5);
  const own = report.warnings.filter((text) => text.includes("example.com/m/metrics"));
  expect(own.join("\n")).not.toMatch(/one side after the other|left alone/);
});

// Heads of the museum that a few processes tell, on any machine: thousands of times slower, or dead. At night, as all of it.
byNight(museumTests)({
  "much-slower": {
    job: { packages: ["loops", "clocks", "meet/once"], budget: 15, dead: "panic" },
    only: /loops\.(ForN|Loop)$|clocks\.SleepMilliseconds|once\.Get/,
  },
  dead: {
    job: { packages: ["mains/starts", "external"], budget: 5, dead: "exit" },
    only: /starts|external/,
  },
});

import { afterAll, expect, test } from "@jest/globals";
import { discover } from "../../../src/measure/sampling/discover.ts";
import type { Run } from "../../../src/measure/sampling/run.ts";
import { EVERY_BENCHMARK } from "../../../src/patterns/bench-pattern.ts";
import { buildFixture, plainRun, temporaryFolder } from "../../kit/go.ts";
import { benchPattern } from "../../kit/patterns.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const odd = buildFixture("odd", folder.path);
const crash = buildFixture("crash", folder.path);
const request = { pattern: EVERY_BENCHMARK, procs: 2, functions: [], limitMs: () => 3000 };

test("every leaf is found by its full name, without the suffix", async () => {
  const { leaves } = await discover(plainRun(), { ...request, binary: odd });
  expect([...leaves.keys()].sort()).toEqual(
    [
      "FailsBelow/good",
      "FailsLater",
      "FirstIsSlow",
      "GoesAway",
      "Long",
      "Names/<b>|`x`@me",
      "Names/[1](x)*+?$^",
      "Names/a.b/c",
      "Names/same",
      "Names/same#01",
      "Names/sha-256",
      "Names/size=1k",
      "Names/µ_and_blank",
      "OwnUnits",
      "Plain",
      "PreparesFirst",
      "Prints",
      "SlowSetUp",
      "Stopped",
    ].sort(),
  );
});

test("a benchmark that fails is broken with what it said, its parent is not", async () => {
  const { broken } = await discover(plainRun(), { ...request, binary: odd });
  expect([...broken.keys()].sort()).toEqual(["Fails", "FailsBelow/bad"]);
  expect(broken.get("Fails")?.reason).toBe("failed");
  expect(broken.get("Fails")?.output).toContain("this one fails");
});

test("a benchmark that ends the process does not take the others with it", async () => {
  const { leaves, broken } = await discover(plainRun(), { ...request, binary: crash });
  expect([...leaves.keys()].sort()).toEqual(["AlsoGood", "Good", "Panics/fine"]);
  const reasons = [...broken].map(([name, { reason }]) => `${name}: ${reason}`).sort();
  expect(reasons).toEqual([
    "Exits: panicked",
    "Floods: printed more than is read",
    "Hangs: gave no result within 3 s",
    expect.stringMatching(/^Panics(\/boom)?: panicked$/), // Go may or may not say which one, it depends on who is quicker
  ]);
  const panicked = broken.get("Panics/boom") ?? broken.get("Panics");
  expect(panicked?.output).toContain("panic: boom at xxxx");
  expect(broken.get("Floods")?.output.length).toBeLessThan(10_001);
});

test("a benchmark that exits while package testing already prints its line and PASS is broken", async () => {
  const name = "Exits-2         ";
  const lines = [`Benchmark${name}\t       1\t       0 B/op\t       0 allocs/op\nPASS\n`, `Benchmark${name}`];
  const commands: string[] = [];
  const run: Run = async (_, args) => {
    const stdout = lines[commands.length] ?? "";
    commands.push(args.find((arg) => arg.startsWith("-test.bench=")) ?? "");
    const isOver = stdout.includes("PASS");
    const stderr = isOver ? "" : "panic: unexpected call to os.Exit(0) during test\n";
    const end = { code: isOver ? 0 : 2, signal: null, timedOut: false, truncated: false, seconds: 0.1 };
    return { ...end, stdout, stderr };
  };
  const { leaves, broken } = await discover(run, { ...request, functions: ["Exits"], binary: crash });
  expect([...leaves.keys()]).toEqual([]);
  expect(broken.get("Exits")?.reason).toBe("panicked");
  expect(commands).toEqual(["-test.bench=.", "-test.bench=^BenchmarkExits$"]);
});

test("a sub-benchmark that panics while its line is printed is broken, and not its function besides", async () => {
  let alone = 0;
  const run: Run = async (_, args) => {
    const isListing = args.some((arg) => arg.startsWith("-test.list="));
    if (args.some((arg) => arg.startsWith("-test.bench=") && arg.includes("boom"))) alone++;
    const isOver = isListing || alone === 1; // the first time that it runs alone it seems to have passed
    const line = `Benchmark${"Panics/boom-2".padEnd(16)}\t       1\t       0 B/op\t       0 allocs/op\n`;
    const stdout = isListing ? "BenchmarkPanics\n" : isOver ? `${line}PASS\n` : line;
    const stderr = isOver ? "" : "panic: boom\n";
    const end = { code: isOver ? 0 : 2, signal: null, timedOut: false, truncated: false, seconds: 0.1 };
    return { ...end, stdout, stderr };
  };
  const { leaves, broken } = await discover(run, { ...request, functions: ["Panics"], binary: crash });
  expect([...leaves.keys()]).toEqual([]);
  expect([...broken.keys()]).toEqual(["Panics/boom"]);
});

test("the pattern selects, sub-benchmarks included", async () => {
  const { leaves } = await discover(plainRun(), {
    ...request,
    binary: odd,
    pattern: await benchPattern("Names/s|Plain"),
  });
  expect([...leaves.keys()]).toEqual([
    "Plain",
    "Names/size=1k",
    "Names/sha-256",
    "Names/same",
    "Names/same#01",
  ]);
});

test("a result line that is of no benchmark function is no benchmark", async () => {
  const lines = [
    "BenchmarkSetup-2 \t 1 \t 1000 ns/op",
    "BenchmarkInner-2\t100\t5.0 ns/op",
    "BenchmarkOwn/a-2    \tBenchmarkInner-2\t100\t5.0 ns/op",
    "    1\t915 ns/op",
    "PASS\n",
  ];
  const ended = {
    stdout: lines.join("\n"),
    stderr: "",
    code: 0,
    signal: null,
    timedOut: false,
    truncated: false,
  };
  const run: Run = () => Promise.resolve({ ...ended, seconds: 0.1 });
  const { leaves, printed } = await discover(run, { ...request, functions: ["Own"], binary: odd });
  expect([...leaves]).toEqual([["Own/a", 9.15e-7]]);
  expect(printed).toEqual(["Setup", "Inner"]);
});

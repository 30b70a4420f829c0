import { expect, test } from "@jest/globals";
import type { Entry } from "../../../src/history/entry.ts";
import { exportOpenMetrics } from "../../../src/history/export/openmetrics.ts";
import { at, benchmark, entry, row, testRow } from "../../kit/entries.ts";

function textOf(...entries: readonly Entry[]): string {
  return [...exportOpenMetrics(entries).files].flatMap(({ text }) => [...text]).join("");
}

test("each series has its samples in the order of time, and units of one meaning have one name", () => {
  const text = textOf(
    entry({ commit: "c2", time: at(2), outcome: "failed", comparisons: [row("A", { head: 2e-6 })] }),
    entry({
      commit: "c1",
      time: at(1),
      region: "eu",
      comparisons: [row("A"), row("A", { unit: "widgets", head: 7 })],
      tests: [testRow("TestA"), testRow("TestB", "failed")],
    }),
    entry({ commit: "c1", time: at(1), comparisons: [row("A")] }),
  );
  const of = 'package="example.com/m",benchmark="A-8"';
  expect(text).toBe(`# TYPE go_steady_run_passed gauge
# HELP go_steady_run_passed 1 where the run passed, 0 where it did not.
go_steady_run_passed{branch="main"} 1 1793491200.000
go_steady_run_passed{branch="main"} 0 1793577600.000
go_steady_run_passed{branch="main",region="eu"} 1 1793491200.000
# TYPE go_steady_tests gauge
# HELP go_steady_tests Tests of a run, by how they ended.
go_steady_tests{branch="main",region="eu",outcome="passed"} 1 1793491200.000
go_steady_tests{branch="main",region="eu",outcome="failed"} 1 1793491200.000
go_steady_tests{branch="main",region="eu",outcome="skipped"} 0 1793491200.000
go_steady_tests{branch="main",region="eu",outcome="flaky"} 0 1793491200.000
# TYPE go_steady_benchmark_seconds_per_op gauge
# HELP go_steady_benchmark_seconds_per_op Time of an operation.
go_steady_benchmark_seconds_per_op{${of},branch="main",cpu="Fast One"} 0.000001 1793491200.000
go_steady_benchmark_seconds_per_op{${of},branch="main",cpu="Fast One"} 0.000002 1793577600.000
go_steady_benchmark_seconds_per_op{${of},branch="main",region="eu",cpu="Fast One"} 0.000001 1793491200.000
# TYPE go_steady_benchmark_custom gauge
# HELP go_steady_benchmark_custom Metrics of the benchmarks' own.
go_steady_benchmark_custom{${of},unit="widgets",branch="main",region="eu",cpu="Fast One"} 7 1793491200.000
# EOF
`);
});

test("what did not measure has no outcome, and what has one time twice is left out and told", () => {
  const again = { id: "2", attempt: 1, job: "again" };
  const entries = [
    entry({ commit: "c1", outcome: "unmeasured", comparisons: [row("A")] }),
    entry({ commit: "c1", run: again, outcome: "unmeasured", comparisons: [row("A", { head: 3e-6 })] }),
  ];
  expect(textOf(...entries)).not.toContain("run_passed");
  expect(exportOpenMetrics(entries).notes).toEqual([
    "left out, since one series has one value at a time: 1 later values of the same moment",
  ]);
});

test("no name ends its label", () => {
  const text = textOf(
    entry({ commit: "c1", comparisons: [row("x", { benchmark: benchmark('a"\\\n} 1', "p") })] }),
  );
  expect(text).toContain('{package="p",benchmark="a\\"\\\\␊} 1-8",branch="main",cpu="Fast One"} 0.000001 ');
});

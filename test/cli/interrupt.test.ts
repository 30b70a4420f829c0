// Ctrl-C and a cancelled job.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "@jest/globals";
import { goEnvironment, ONE_LINK_ORDER, temporaryFolder, testCache } from "../kit/go.ts";
import { benchmarkModule, commit, git, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

/** Leaves a mark for each process that measures. */
const MARKING = `package m

import (
	"os"
	"testing"
)

func BenchmarkMark(b *testing.B) {
	if f, err := os.OpenFile(os.Getenv("MARK"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600); err == nil {
		f.WriteString("x")
		f.Close()
	}
	for i := 0; i < b.N; i++ {
		sink += Work(1000)
	}
}
`;

/** Whether two pairs were measured after the calibration. */
function hasPairs(log: string): boolean {
  const [, ...measured] = log.split(" is calibrated: ");
  return measured.join("").split("in turns with the other side (complete)").length > 4;
}

test("SIGINT while measuring: what was measured is reported, nothing is left", async () => {
  const scratch = join(folder.path, "measuring");
  const [dir, temporary, mark, json] = ["repo", "tmp", "mark", "report.json"].map((name) =>
    join(scratch, name),
  ) as [string, string, string, string];
  mkdirSync(temporary, { recursive: true });
  makeRepository(dir, { ...benchmarkModule, "k_test.go": MARKING });
  commit(dir, {
    "m.go": String(benchmarkModule["m.go"]).replace("i := 0; i < n; i++", "i := n - 1; i >= 0; i--"),
  });
  const many = ["--count", "1000", "--max-count", "1000", `--build-flags=${ONE_LINK_ORDER}`];
  const args = ["run", "--no-checks", "--bench=Mark", ...many, "--verbose", "--json", json];
  const child = spawn(process.execPath, [join(process.cwd(), "dist/cli.js"), ...args], {
    cwd: dir,
    env: { ...goEnvironment, TMPDIR: temporary, XDG_CACHE_HOME: testCache, MARK: mark },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  let stdout = "";
  child.stdout.on("data", (chunk) => {
    stdout += String(chunk);
  });
  let log = "";
  child.stderr.on("data", (chunk) => {
    log += String(chunk);
  });
  while (!hasPairs(log)) await sleep(20);
  child.kill("SIGINT");
  expect(await ended).toBe(3);
  expect(stdout).toContain("UNMEASURED: the run was cancelled");
  const report = JSON.parse(readFileSync(json, "utf8"));
  expect(
    report.comparisons.find((c: { name: string; unit: string }) => c.name === "Mark" && c.unit === "sec/op")
      .pairs,
  ).toBeGreaterThan(0);
  const marks = readFileSync(mark).length;
  await sleep(300);
  expect(readFileSync(mark).length).toBe(marks);
  expect(readdirSync(temporary)).toEqual([]);
  expect(git(dir, "worktree", "list").split("\n")).toHaveLength(1);
});

/**
 * What hangs, once the first process after the discovery has begun, with EARLY at once; it does not
 * care for signals.
 */
const HANGING = `package m

import (
	"os"
	"os/signal"
	"syscall"
	"testing"
	"time"
)

func BenchmarkHang(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink += Work(1000)
	}
	if b.N == 1 && os.Getenv("EARLY") == "" {
		return
	}
	signal.Ignore(syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	if os.Getenv("STOP") != "" {
		syscall.Kill(os.Getppid(), syscall.SIGSTOP)
	}
	os.WriteFile(os.Getenv("MARK"), []byte("x"), 0o600)
	time.Sleep(time.Hour)
}
`;

test.each([
  ["a benchmark that hangs and ignores signals", {}, []],
  ["a Go helper that does not answer any more", { STOP: "1" }, []],
  ["what hangs at once, beside a stored baseline,", { EARLY: "1" }, ["--baseline=file"]],
] as const)("%s is ended within five seconds of SIGTERM, with a report", async (name, more, asked) => {
  const scratch = join(folder.path, name.replaceAll(/[ ,]/g, "-"));
  const [dir, temporary, mark, json] = ["repo", "tmp", "mark", "report.json"].map((file) =>
    join(scratch, file),
  ) as [string, string, string, string];
  mkdirSync(temporary, { recursive: true });
  makeRepository(dir, { ...benchmarkModule, "hang_test.go": HANGING });
  commit(dir, {
    "m.go": String(benchmarkModule["m.go"]).replace("i := 0; i < n; i++", "i := n - 1; i >= 0; i--"),
  });
  const flags = ["--no-checks", "--bench=Hang", `--build-flags=${ONE_LINK_ORDER}`, ...asked];
  const args = ["run", ...flags, "--json", json];
  const child = spawn(process.execPath, [join(process.cwd(), "dist/cli.js"), ...args], {
    cwd: dir,
    env: { ...goEnvironment, TMPDIR: temporary, XDG_CACHE_HOME: testCache, MARK: mark, ...more },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  while (!existsSync(mark)) await sleep(20);
  const begin = performance.now();
  child.kill("SIGTERM");
  expect(await ended).toBe(3);
  expect((performance.now() - begin) / 1000).toBeLessThan(5);
  const { outcome, comparisons } = JSON.parse(readFileSync(json, "utf8"));
  expect([outcome, comparisons.length]).toEqual(["unmeasured", 1]);
  const left = readdirSync("/proc").filter((pid) => environmentOf(pid).includes(`MARK=${mark}`));
  expect(left).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});

/** Only Linux tells. */
function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    return [];
  }
}

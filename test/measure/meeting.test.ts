// Packages of whose sides only one can live: what the report says of them, through the built command line.
import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import { cli } from "../kit/cli.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "../kit/go.ts";
import { benchmarkModule, commit, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const linux = process.platform === "linux" ? test : test.skip;

/** Runs a package against a head whose function takes four times as long: five pairs of a disturbed machine tell that from nothing. */
function reportOn(name: string, tests: string): Report {
  const scratch = join(folder.path, name);
  const dir = join(scratch, "repo");
  mkdirSync(dir, { recursive: true });
  makeRepository(dir, { ...benchmarkModule, "meet_test.go": tests });
  commit(dir, { "m.go": String(benchmarkModule["m.go"]).replace("i < n", "i < 4*n") });
  const json = join(scratch, "report.json");
  const quick = ["--no-checks", "--count=5", "--max-count=5", `--build-flags=${ONE_LINK_ORDER}`];
  const args = ["run", ...quick, "--bench=Get|Work", "--json", json];
  expect(cli(args, { cwd: dir, scratch }).stderr).toBe("");
  return parseReport(readFileSync(json, "utf8"));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

const serving = (address: string) => `package m

import (
	"io"
	"net"
	"net/http"
	"os"
	"testing"
	"time"
)

// A side that cannot listen talks to the server that is there.
func TestMain(m *testing.M) {
	go http.ListenAndServe("${address}", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sink += Work(2_000_000)
	}))
	for {
		if c, err := net.Dial("tcp", "${address}"); err == nil {
			c.Close()
			break
		}
		time.Sleep(time.Millisecond)
	}
	os.Exit(m.Run())
}

func BenchmarkGet(b *testing.B) {
	for i := 0; i < b.N; i++ {
		r, err := http.Get("http://${address}/")
		if err != nil {
			b.Fatal(err)
		}
		io.Copy(io.Discard, r.Body)
		r.Body.Close()
	}
}
`;

linux("a server that both sides would share is each side's own, and its slowdown is found", async () => {
  const address = `127.0.0.1:${await freePort()}`;
  const { comparisons, warnings } = reportOn("server", serving(address));
  expect(comparisons.find((c) => c.name === "Get" && c.unit === "sec/op")?.delta).toBeGreaterThan(0.6);
  expect(warnings.filter((warning) => warning.includes("never both at once"))).toEqual([
    expect.stringMatching(
      `^example\\.com/m was measured one side after the other, never both at once: .*tcp ${address}`,
    ),
  ]);
});

/** Held as long as the process lives, and asked for again and again, as bbolt does. */
const locking = (path: string) => `package m

import (
	"os"
	"syscall"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	f, err := os.OpenFile("${path}", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		panic(err)
	}
	for syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		time.Sleep(50 * time.Millisecond)
	}
	code := m.Run()
	f.Close()
	os.Exit(code)
}
`;

linux("a lock for which one side waits costs a second or two, once for the package", () => {
  const path = join(folder.path, "the-lock");
  const { comparisons, warnings, seconds } = reportOn("lock", locking(path));
  expect(comparisons.find((c) => c.unit === "sec/op")?.delta).toBeGreaterThan(0.6);
  expect(warnings.filter((warning) => warning.includes("never both at once"))).toEqual([
    expect.stringContaining(`both have ${path} open, and it is locked`),
  ]);
  expect(seconds.measure).toBeLessThan(60);
});

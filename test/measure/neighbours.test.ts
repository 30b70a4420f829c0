// What others take of the machine: read as Linux says it, told when it is much.
import { afterAll, expect, test } from "@jest/globals";
import { neighboursBetween, neighbourWarnings } from "../../src/measure/neighbours.ts";
import { readLoad } from "../../src/ports/process/machine-load.ts";
import { temporaryFolder } from "../kit/go.ts";
import { write } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

function proc(name: string, stat: string, cpu: number | undefined) {
  const path = `${folder.path}/${name}`;
  const pressure = (total: number) =>
    `some avg10=1.00 avg60=2.00 avg300=3.00 total=${total}\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=7\n`;
  write(path, {
    stat: `cpu  ${stat}\ncpu0 1 2 3 4 5 6 7 8 9 10\nintr 5\n`,
    ...(cpu === undefined ? {} : { "pressure/cpu": pressure(cpu), "pressure/io": pressure(1_000_000) }),
  });
  return readLoad(path);
}

test("steal and pressure are shares of the time between two readings", async () => {
  const before = await proc("before", "100 0 50 800 0 0 0 50 70 0", 2_000_000);
  const after = await proc("after", "200 0 100 1000 0 0 0 200 140 0", 10_000_000);
  expect(before).toEqual({ ticks: { all: 1000, stolen: 50 }, cpuWait: 2, diskWait: 1 });
  const found = neighboursBetween(before, after, 10);
  expect(found).toEqual({ steal: 0.3, cpuWait: 0.8, diskWait: 0 });
  expect(neighbourWarnings(found)).toEqual([
    "the machine was disturbed while it measured: other virtual machines took 30 % of its CPU time (steal), programs waited for a CPU in 80 % of the time (pressure)",
  ]);
});

test("a quiet machine is not spoken of, and what a system does not say is not made up", async () => {
  const [before, after] = [
    await proc("a", "100 0 0 900 0 0 0 0 0 0", undefined),
    await proc("b", "200 0 0 1800 0 0 0 0 0 0", undefined),
  ];
  expect(neighboursBetween(before, after, 10)).toEqual({ steal: 0, cpuWait: null, diskWait: null });
  expect(neighbourWarnings({ steal: 0, cpuWait: 0.55, diskWait: null })).toEqual([]);
  const nowhere = await readLoad(`${folder.path}/nowhere`);
  expect(neighboursBetween(nowhere, nowhere, 10)).toBeUndefined();
  expect(neighbourWarnings(undefined)).toEqual([]);
});

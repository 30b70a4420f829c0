// The real Go says which time zone it sees.
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { askClock, CLOCK, seenZone } from "../../src/clocks/clock-program.ts";
import { buildProgram } from "../../src/ports/helper/build-program.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { setUp } from "../../src/toolchain/set-up.ts";
import { temporaryFolder } from "../kit/go.ts";

const scratch = temporaryFolder();
afterAll(scratch.remove);
const processes = makeProcesses(new AbortController().signal);
const now = new Date("2026-08-22T10:00:00Z");

test("Go is asked for what it sees: a zone that it has no data of is UTC to it", async () => {
  const env = childEnvironment(process.env);
  const go = await setUp({ processes, env, moduleDir: scratch.path, prefer: "path" });
  const source = join(process.cwd(), "helper");
  const built = await buildProgram(processes, {
    go,
    source,
    program: CLOCK,
    out: join(scratch.path, "clock"),
  });
  if (built.kind === "failed") throw new Error(built.reason);
  const ask = (zone: string) => askClock({ processes, go }, built.path, { zone, now });
  expect(await ask("UTC")).toEqual({ zone: "UTC", offset: 0, changes: [] });
  expect(await ask("Mars/Olympus_Mons")).toEqual({ zone: "UTC", offset: 0, changes: [] });
  expect(await ask("Asia/Kathmandu")).toEqual({ zone: "Asia/Kathmandu", offset: 20_700, changes: [] });
  expect(await ask("Pacific/Chatham")).toEqual({
    zone: "Pacific/Chatham",
    offset: 45_900,
    changes: ["2026-09-26T14:00:00Z", "2027-04-03T14:00:00Z"],
  });
});

test("the log says what Go sees, and doubts anything but UTC", () => {
  const answer = { zone: "UTC", offset: 0, changes: [] };
  expect(seenZone(answer)).toEqual({ text: "time zone: Go sees UTC", isDoubt: false });
  expect(seenZone({ ...answer, zone: "Local" })).toEqual({
    text: "time zone: Go sees Local",
    isDoubt: false,
  });
  const west = { zone: "Local", offset: -12_600, changes: [] };
  expect(seenZone(west)).toEqual({ text: "time zone: TZ is UTC, but Go sees Local (-03:30)", isDoubt: true });
  const london = { zone: "Local", offset: 0, changes: ["2027-03-28T01:00:00Z"] };
  expect(seenZone(london).isDoubt).toBe(true);
  expect(seenZone(undefined, "it does not build")).toEqual({
    text: "time zone: TZ is UTC; Go could not be asked what it sees: it does not build",
    isDoubt: true,
  });
});

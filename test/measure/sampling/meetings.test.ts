// What is remembered of sides that cannot live at once.
import { expect, test } from "@jest/globals";
import { rememberMeetings } from "../../../src/measure/sampling/meetings.ts";
import type { Turns } from "../../../src/ports/helper/answers.ts";
import { NOT_RUN, type TurnsRequest } from "../../../src/ports/helper/helper.ts";

const binary = (dir: string, path = "/x") => ({ path, dir, env: {} });
const ending = (ended: Turns["ended"]): Turns => ({
  ...{ records: [], base: NOT_RUN, head: NOT_RUN, ended, reason: `${ended} because` },
});

test("sides that met are not run at once again, with other binaries of their package neither", async () => {
  const asked: string[] = [];
  const meetings = rememberMeetings(async ({ base }) => {
    asked.push(base.dir);
    return ending(base.dir === "/base/a" ? "shared" : "diverged");
  });
  const turns = (base: string, head: string, path?: string) => {
    const how: Omit<TurnsRequest, "base" | "head"> = {
      ...{ args: [], seed: 1, together: true, expectedMs: 0, timeoutMs: 1 },
    };
    return meetings.takeTurns({ base: binary(base, path), head: binary(head, path), ...how });
  };
  expect(meetings.of({ base: binary("/base/a"), head: binary("/head/a") })).toBeUndefined();
  expect((await turns("/base/a", "/base/a")).ended).toBe("shared"); // while it is calibrated
  expect(await turns("/base/a", "/head/a", "/other/order")).toEqual(ending("shared"));
  expect((await turns("/base/b", "/head/b")).ended).toBe("diverged");
  expect((await turns("/base/b", "/head/b")).ended).toBe("diverged");
  expect(asked).toEqual(["/base/a", "/base/b", "/base/b"]);
  expect(meetings.of({ base: binary("/base/a"), head: binary("/head/a") })).toBe("shared because");
  expect(meetings.of({ base: binary("/base/b"), head: binary("/head/b") })).toBeUndefined();
});

// The program of docs/time-zones.md prints what the page says, zone by zone.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { goEnvironment, temporaryFolder } from "../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

describe("docs/time-zones.md", () => {
  const page = readFileSync("docs/time-zones.md", "utf8");
  const [, program = ""] = /<!-- zone.go -->\n```go\n([\s\S]*?)```/.exec(page) ?? [];
  const path = join(folder.path, "zone");
  const rows = [...page.matchAll(/^\| `TZ(?:=([\w/]*))?`(.*?) \| `(.*)` \|$/gm)];

  beforeAll(() => {
    writeFileSync(join(folder.path, "zone.go"), program);
    execFileSync("go", ["build", "-o", path, "zone.go"], { cwd: folder.path, env: goEnvironment });
  });

  test.each(rows.map(([, zone, , said = ""]) => ({ zone, said })))(
    "the program prints it: TZ=$zone",
    ({ zone, said }) => {
      if (process.platform === "win32") return; // there TZ is not read, as the page says
      const rest = Object.fromEntries(Object.entries(goEnvironment).filter(([name]) => name !== "TZ"));
      const isHere =
        zone !== undefined || execFileSync("date", ["+%z"], { env: rest, encoding: "utf8" }) === "+0000\n";
      if (!isHere) return; // the row is about a machine in UTC
      const printed = execFileSync(path, {
        env: zone === undefined ? rest : { ...rest, TZ: zone },
        encoding: "utf8",
      });
      expect(printed.trim()).toBe(said);
    },
  );

  test("has a row for each environment", () => {
    expect(rows.map(([, zone]) => zone)).toEqual([undefined, "UTC", "", "Europe/Berlin", "Mars/Olympus"]);
  });
});

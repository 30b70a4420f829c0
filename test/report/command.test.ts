import { execFileSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { reproduceCommand } from "../../src/report/command.ts";
import { HOSTILE, report } from "./sample-reports.ts";

const sides =
  "--base=3f1c9a7be20d45c1b7f6a3d28e94c05b16d7f8a2 --head=b82e4d10c6f97a35e8d1402b9c7f6e53a0d4c8b1";

test("names both commits and the policy", () => {
  expect(reproduceCommand(report())).toBe(`go-steady run ${sides} --threshold=5% --alpha=1%`);
});

test("has what was selected, quoted for the shell", () => {
  const selection = { packages: ["./parse/...", "-x"], bench: "^Parse$", benchtime: "100x", cpu: "1,4" };
  expect(reproduceCommand(report({ selection }))).toBe(
    `go-steady run ${sides} --threshold=5% --alpha=1% '--bench=^Parse$' --benchtime=100x --cpu=1,4 ./parse/...`,
  );
});

test("does not repeat defaults", () => {
  const selection = { packages: ["./..."], bench: ".", benchtime: "", cpu: "" };
  expect(reproduceCommand(report({ selection }))).toBe(reproduceCommand(report()));
});

test("leaves uncommitted changes to the one who has them", () => {
  const dirty = report({ head: { ref: "HEAD", sha: "b82e4d1", dirty: true } });
  expect(reproduceCommand(dirty)).not.toContain("--head");
});

test("compares files that were compared, and nothing that is not known", () => {
  const files = report({
    base: { ref: "old bench.out", sha: "" },
    head: { ref: "new.out", sha: "", dirty: false },
  });
  expect(reproduceCommand(files)).toBe("go-steady compare 'old bench.out' new.out");
  expect(reproduceCommand(report({ base: { ref: "", sha: "" } }))).toBe("");
});

test("no hostile word runs anything: a shell reads it back as one word", () => {
  for (const text of [...HOSTILE, "$(id)", "`id`", "a'b", "; id", "a\\'b"]) {
    const selection = { packages: [], bench: text, benchtime: "", cpu: "" };
    const command = reproduceCommand(report({ selection }));
    const words = execFileSync("sh", ["-c", `printf '%s\\n' ${command}`], { encoding: "utf8" }).split("\n");
    const clean = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "");
    expect(words.slice(6, -1)).toEqual(text === "" ? [] : [`--bench=${clean}`]);
  }
});

test("names the stored baseline in place of the base", () => {
  const [, head] = sides.split(" ");
  const stored = { file: "kept/head bench.out", time: "" };
  expect(reproduceCommand(report({ stored }))).toBe(
    `go-steady run --baseline=file '--baseline-file=kept/head bench.out' ${head} --threshold=5% --alpha=1%`,
  );
});

import { execFileSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { reproduceCommand } from "../../src/report/command.ts";
import { withholdCommands } from "../../src/report/withhold.ts";
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

/** The words of each command as a shell reads them: one for all, since starting one takes longer than reading. */
function wordsOfAll(commands: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const words = `words() { printf '%s\\0' "$@"; printf '\\001\\0'; }`;
  const script = [words, ...commands.map((command) => `words ${command}`)].join("\n");
  const printed = execFileSync("sh", ["-c", script], { encoding: "utf8", env: { ...process.env, ...env } });
  return printed
    .split("\u0001\0")
    .slice(0, -1)
    .map((line) => line.split("\0").slice(0, -1));
}

const wordsOf = (command: string, env: Readonly<Record<string, string>> = {}): readonly string[] =>
  wordsOfAll([command], env)[0] ?? [];

test("no hostile word runs anything: a shell reads it back as one word", () => {
  const texts = [...HOSTILE, "$(id)", "`id`", "a'b", "; id", "a\\'b", "a\n\\n\t'b'%s"];
  const commands = texts.map((bench) => {
    const selection = { packages: [], bench, benchtime: "", cpu: "" };
    return reproduceCommand(report({ selection }));
  });
  expect(commands.filter((command) => /[\n\t]/.test(command))).toEqual([]);
  const read = wordsOfAll(commands);
  expect(read).toHaveLength(texts.length);
  for (const [i, text] of texts.entries()) {
    const clean = text.replaceAll(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "");
    const kept = clean.replace(/\n+$/, ""); // what $( ) leaves
    expect(read[i]?.slice(6)).toEqual(text === "" ? [] : [`--bench=${kept}`]);
  }
});

test("repeats what else was asked for, in front of the packages; what is withheld comes from the environment", () => {
  const flags = [
    "--working-directory=my api",
    "--build-flags=-tags 'a b'",
    "--no-vet",
    "--prepare=make\ngo generate",
  ];
  const selection = { packages: ["./x"], bench: ".", benchtime: "", cpu: "", flags };
  expect(wordsOf(reproduceCommand(report({ selection }))).slice(6)).toEqual([...flags, "./x"]);
  const shown = reproduceCommand(withholdCommands(report({ selection })));
  expect(shown).not.toMatch(/make|a b/);
  expect(wordsOf(shown, { PREPARE: "make a", BUILD_FLAGS: "$(id)" }).slice(6)).toEqual([
    ...["--working-directory=my api", "--no-vet", "--build-flags=$(id)", "--prepare=make a", "./x"],
  ]);
});

test.each([
  ["--build-flags=-tags=integration,linux -race", true],
  ["--build-flags=-ldflags=-X=main.key=s3cret", false],
  ["--build-flags=-toolexec=evil", false],
  ["--test-flags=-short", true],
  ["--prepare=true", false],
  ["--time-budget=5m", true],
])("%s is shown to others: %s", (flag, isShown) => {
  const selection = { packages: [], bench: "", benchtime: "", cpu: "", flags: [flag] };
  expect(withholdCommands(report({ selection })).selection?.flags).toEqual(isShown ? [flag] : []);
});

test("names the stored baseline in place of the base", () => {
  const [, head] = sides.split(" ");
  const stored = { file: "kept/head bench.out", time: "" };
  expect(reproduceCommand(report({ stored }))).toBe(
    `go-steady run --baseline=file '--baseline-file=kept/head bench.out' ${head} --threshold=5% --alpha=1%`,
  );
});

import { expect, test } from "@jest/globals";
import { commitLink, lineLink, linked, shortSha } from "../../src/report/links.ts";

const links = { repository: "https://github.com/o/r" };
const sha = "b82e4d10c6f97a35e8d1402b9c7f6e53a0d4c8b1";

test("links a line of a commit", () => {
  expect(lineLink(links, sha, "parse/parse_test.go", 41)).toBe(
    `https://github.com/o/r/blob/${sha}/parse/parse_test.go#L41`,
  );
  expect(lineLink(links, sha, "a b/(c)'|#?.go")).toBe(
    `https://github.com/o/r/blob/${sha}/a%20b/%28c%29%27%7C%23%3F.go`,
  );
  expect(commitLink(links, sha)).toBe(`https://github.com/o/r/commit/${sha}`);
});

test("links nothing outside the repository, nothing that is no commit, nothing without a repository", () => {
  for (const path of ["../../evil/x", "a/./b", "/abs", "a//b", "a/\ud800"])
    expect(lineLink(links, sha, path)).toBe("");
  for (const wrong of ["", "main", "../x", `${sha}/../..`, "ABCDEF1"]) {
    expect(lineLink(links, wrong, "a.go")).toBe("");
    expect(commitLink(links, wrong)).toBe("");
  }
  expect(lineLink({}, sha, "a.go")).toBe("");
  expect(linked("x", "")).toBe("x");
});

test("a commit is its first seven digits, anything else stays", () => {
  expect([shortSha(sha), shortSha("main")]).toEqual(["b82e4d1", "main"]);
});

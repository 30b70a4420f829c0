import { expect, test } from "@jest/globals";
import { withoutPasswords } from "../../src/model/address.ts";

test.each([
  ["https://example.com/a", "https://example.com/a"],
  ["https://user:pw@example.com/a", "https://example.com/a"],
  ["HTTPS://token@example.com", "HTTPS://example.com"],
  ["https://user:p@ss@example.com/a@b", "https://example.com/a@b"],
  ["ssh://git:p@ss@host/x", "ssh://git@host/x"],
  ["svn+ssh2://me:pw@host/x", "svn+ssh2://me@host/x"],
  ["ssh://git@host/x", "ssh://git@host/x"],
  ["git@github.com:a/b.git", "git@github.com:a/b.git"],
  ["file:///srv/a@b", "file:///srv/a@b"],
  ["https://user:p,w@example.com/a", "https://example.com/a"],
  ["Get https://a.example: ask me@a.example", "Get https://a.example: ask me@a.example"],
  ["sums.example.com https://me:pw@a.example", "sums.example.com https://a.example"],
])("%s is shown as %s", (address, shown) => {
  expect(withoutPasswords(address)).toBe(shown);
});

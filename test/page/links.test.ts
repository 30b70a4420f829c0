import { expect, test } from "@jest/globals";
import { linksOf, NO_LINKS } from "../../src/page/links.ts";

test("links follow from the address of a repository, in whatever way it is written", () => {
  const home = "https://github.com/acme/app";
  const ways = [
    "https://github.com/acme/app.git",
    "https://name:password@github.com/acme/app",
    "git@github.com:acme/app.git",
    "ssh://git@github.com/acme/app.git",
    "ssh://git@github.com:22/acme/app.git",
    "https://github.com/acme/app/",
  ];
  for (const way of ways) expect(linksOf(way).home).toBe(home);
  expect(linksOf(home)).toEqual({
    home,
    commit: `${home}/commit/{sha}`,
    compare: `${home}/compare/{base}...{head}`,
    pull: `${home}/pull/{number}`,
    run: `${home}/actions/runs/{id}`,
  });
});

test("GitLab has ways of its own; a folder, a file and no address have none", () => {
  expect(linksOf("https://gitlab.com/acme/app").pull).toBe(
    "https://gitlab.com/acme/app/-/merge_requests/{number}",
  );
  for (const way of ["/srv/git/app", "file:///srv/app", "", "javascript:alert(1)", "https://example.com"])
    expect(linksOf(way)).toEqual(NO_LINKS);
});

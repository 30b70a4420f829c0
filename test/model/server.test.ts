import { expect, test } from "@jest/globals";
import { serverOf } from "../../src/model/server.ts";

const runtime = { ACTIONS_RESULTS_URL: "https://results", ACTIONS_RUNTIME_TOKEN: "t" };

test.each([
  ["GitHub", {}, "https://github.com", "https://api.github.com", "https://api.github.com/graphql", undefined],
  [
    "an Enterprise Server whose runner names no interface: never GitHub's",
    { GITHUB_SERVER_URL: "https://git.corp/" },
    "https://git.corp",
    "https://git.corp/api/v3",
    "https://git.corp/api/graphql",
    "git.corp keeps no artifacts of version 4",
  ],
  [
    "Gitea",
    {
      GITHUB_SERVER_URL: "http://gitea:3000",
      GITHUB_API_URL: "http://gitea:3000/api/v1",
      GITHUB_GRAPHQL_URL: "",
    },
    "http://gitea:3000",
    "http://gitea:3000/api/v1",
    "http://gitea:3000/api/v1/graphql",
    "gitea keeps no artifacts of version 4",
  ],
  [
    "GitHub with data residency",
    { GITHUB_SERVER_URL: "https://corp.ghe.com", GITHUB_API_URL: "https://api.corp.ghe.com" },
    "https://corp.ghe.com",
    "https://api.corp.ghe.com",
    "https://api.corp.ghe.com/graphql",
    undefined,
  ],
])("the addresses of %s", (_, env, url, api, graphql, noArtifacts) => {
  expect(serverOf({ ...runtime, ...env })).toEqual({ url, api, graphql, noArtifacts });
});

test("a runner that has no service for artifacts keeps none", () => {
  expect(serverOf({}).noArtifacts).toBe("this runner keeps no artifacts");
});

import { expect, test } from "@jest/globals";
import { childEnvironment } from "../../src/ports/environment.ts";

test.each([
  "INPUT_GITHUB-TOKEN",
  "input_prepare",
  "ACTIONS_RUNTIME_TOKEN",
  "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
  "STATE_x",
  "GITHUB_TOKEN",
  "Github_Token",
  "GH_TOKEN",
  "GH_ENTERPRISE_TOKEN",
  "GITHUB_ENTERPRISE_TOKEN",
  "GITHUB_ENV",
  "GITHUB_OUTPUT",
  "GITHUB_PATH",
  "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY",
  "NODE_OPTIONS",
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_PREFIX",
  "LANGUAGE",
])("withholds %s", (name) => {
  expect(Object.keys(childEnvironment({ [name]: "x" }))).toEqual(["TZ", "LC_ALL"]);
});

test.each([
  "PATH",
  "HOME",
  "GOFLAGS",
  "GOPRIVATE",
  "GOWORK",
  "CGO_ENABLED",
  "MY_INPUT_FILE",
  "GITHUB_SHA",
  "GITHUB_WORKSPACE",
  "RUNNER_TEMP",
  "GIT_SSH_COMMAND",
  "GIT_CONFIG_COUNT",
  "UPSTATE_x",
])("passes %s on", (name) => {
  expect(childEnvironment({ [name]: "x" })[name]).toBe("x");
});

test("sets the time zone and the language of messages, whatever the user has", () => {
  expect(childEnvironment({ TZ: "Asia/Singapore", LC_ALL: "de_DE.UTF-8", NONE: undefined })).toEqual({
    TZ: "UTC",
    LC_ALL: "C.UTF-8",
  });
});

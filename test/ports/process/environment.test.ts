import { expect, test } from "@jest/globals";
import {
  childEnvironment,
  codeEnvironment,
  redact,
  secretsOf,
  withoutSecrets,
} from "../../../src/ports/process/environment.ts";

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

// A socket's path may have 107 characters, and Go's own part of it is some 60 of a test with a name of 40 letters.
test.each([
  ["TMPDIR", "/home/runner/work/_temp"],
  ["TMPDIR", "/var/folders/02/vk_b5yn12cj85nwbcg6fv8rc0000gn/T/"],
  ["TMPDIR", "/Users/runner/work/_temp"],
  ["TEMP", "C:\\Users\\RUNNER~1\\AppData\\Local\\Temp"],
  ["TMP", "D:\\a\\_temp"],
])("leaves tests the temporary folder that the user has: %s=%s", (name, folder) => {
  const { [name]: left, GOTMPDIR } = codeEnvironment(childEnvironment({ [name]: folder }));
  expect([left, GOTMPDIR]).toEqual([folder, undefined]);
});

test("sets the time zone and the language of messages, whatever the user has", () => {
  expect(childEnvironment({ TZ: "Asia/Singapore", LC_ALL: "de_DE.UTF-8", NONE: undefined })).toEqual({
    TZ: "UTC",
    LC_ALL: "C.UTF-8",
  });
});

const TOKEN = "ghs_AbCdEf0123";
const base64 = (text: string) => Buffer.from(text).toString("base64");

test("a variable of any name that contains a token is withheld, also in Base64, wherever the token begins there", () => {
  const copies = {
    DEPLOY_KEY: TOKEN,
    ORIGIN: `https://x-access-token:${TOKEN}@github.com/o/r`,
    ...Object.fromEntries(
      ["", "a", "ab", "x-access-token:", "user:"].map((before, i) => [
        `HEADER_${i}`,
        base64(`${before}${TOKEN}`),
      ]),
    ),
  };
  for (const name of ["INPUT_GITHUB-TOKEN", "GITHUB_TOKEN", "ACTIONS_RUNTIME_TOKEN"]) {
    const env = childEnvironment({ [name]: TOKEN, ...copies, HOME: "/root" });
    expect(env).toEqual({ HOME: "/root", TZ: "UTC", LC_ALL: "C.UTF-8" });
  }
  expect(childEnvironment({ DEPLOY_KEY: TOKEN }).DEPLOY_KEY).toBe(TOKEN); // nobody says that it is one
});

test("a token of a few letters takes nothing else away", () => {
  expect(childEnvironment({ GITHUB_TOKEN: "x", INPUT_TOKEN: "", PATH: "/usr/x" }).PATH).toBe("/usr/x");
  expect(secretsOf({ GITHUB_TOKEN: "x", GH_TOKEN: undefined })).toEqual([]);
});

const SETTINGS = {
  GIT_CONFIG_COUNT: "2",
  GIT_CONFIG_KEY_0: "safe.directory",
  GIT_CONFIG_VALUE_0: "*",
  GIT_CONFIG_KEY_1: `url.https://x:${TOKEN}@github.com/.insteadOf`,
  GIT_CONFIG_VALUE_1: "https://github.com/",
};

test("what the user tells git stays for downloads, and goes whole for the user's own command when a token is in it", () => {
  const parent = { ...SETTINGS, GITHUB_TOKEN: TOKEN, HOME: "/root" };
  const env = childEnvironment(parent);
  expect(env).toMatchObject(SETTINGS);
  const rest = { HOME: "/root", TZ: "UTC", LC_ALL: "C.UTF-8" };
  expect(withoutSecrets(env, secretsOf(parent))).toEqual(rest);
  expect(withoutSecrets(env, [])).toEqual(env);
});

test.each([
  ...Object.keys(SETTINGS),
  "GIT_CONFIG_PARAMETERS",
  "GIT_CONFIG_GLOBAL",
  "GIT_ASKPASS",
  "GIT_SSH_COMMAND",
  "SSH_ASKPASS",
  "SSH_AUTH_SOCK",
  "NETRC",
  "GOAUTH",
])("code of the pull request does not see %s", (name) => {
  expect(codeEnvironment({ [name]: "x", PATH: "/bin" })).toEqual({ PATH: "/bin" });
});

test("code of the pull request sees where Go gets modules and itself without passwords, and who writes its commits", () => {
  const env = {
    GOPROXY: "https://me:p@ss@proxy.example.com/x|http://tok@b.example.com,me:pw@c.example.com/d@e,direct",
    GOSUMDB: "sum.golang.org https://me:pw@sums.example.com",
    GO_DOWNLOAD_BASE_URL: "https://me:pw@go.example.com/dl",
    GOPRIVATE: "example.com",
    GIT_AUTHOR_NAME: "me",
    HOME: "/root",
  };
  expect(codeEnvironment(env)).toEqual({
    ...env,
    GOPROXY: "https://proxy.example.com/x|http://b.example.com,c.example.com/d@e,direct",
    GOSUMDB: "sum.golang.org https://sums.example.com",
    GO_DOWNLOAD_BASE_URL: "https://go.example.com/dl",
  });
});

test("a text is shown without its tokens", () => {
  const secrets = secretsOf({ GITHUB_TOKEN: TOKEN, GH_TOKEN: `${TOKEN}-longer` });
  const text = `${TOKEN} ${TOKEN}-longer AUTHORIZATION: basic ${base64(`x-access-token:${TOKEN}`)}`;
  const shown = redact(text, secrets);
  expect(shown.slice(0, 8)).toBe("*** *** ");
  expect(Buffer.from(shown.split("basic ")[1] ?? "", "base64").toString()).not.toContain("AbCd");
});

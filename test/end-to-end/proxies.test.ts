// Whole jobs that reach GitHub through a proxy alone: its interface, its service for artifacts, and the store behind that.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { describeOnGithub } from "../kit/github/describe-on-github.ts";
import { temporaryFolder } from "../kit/go.ts";
import { findTool, testWith } from "../kit/needed.ts";
import { type KitProxy, startProxy } from "../kit/proxy.ts";
import { expectEnd, warnings } from "./case.ts";
import { BROKEN_CODE, openScene, type Scene, TESTS_ONLY } from "./scene.ts";

const folder = temporaryFolder();
const openssl = findTool("openssl", ["version"]);
let scene: Scene;

/** A job whose servers have names that only the proxy knows; gives the hosts that it was asked for. */
async function jobThrough(
  proxy: KitProxy,
  env: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const pull = await scene.openPull(BROKEN_CODE); // it fails before anything is linked
  const { github } = scene;
  const before = github.results.artifacts.entries().length;
  const end = await scene.act({
    ...pull,
    inputs: TESTS_ONLY,
    env: {
      GITHUB_API_URL: `http://api.test:${github.port}`,
      GITHUB_GRAPHQL_URL: `http://api.test:${github.port}/graphql`,
      ACTIONS_RESULTS_URL: `http://results.test:${github.results.port}/`,
      ...env,
    },
  });
  await proxy.stop();
  expectEnd(end, { outcome: "failed", exit: 1 });
  expect(warnings(end)).toEqual([]);
  expect(await scene.own(pull)).toHaveLength(1);
  expect(github.results.artifacts.entries()).toHaveLength(before + 1);
  return [...new Set(proxy.asked)].map((host) => host.replace(/:\d+$/, "")).sort();
}

describeOnGithub("proxies", () => {
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(async () => {
    await scene.close();
    folder.remove();
  });

  test("HTTP_PROXY without a scheme, with a password: comment and artifact arrive", async () => {
    const proxy = await startProxy({ login: "user:p@ss" });
    const env = { HTTP_PROXY: `user:p%40ss@127.0.0.1:${proxy.port}` };
    expect(await jobThrough(proxy, env)).toEqual(["127.0.0.1", "api.test", "results.test"]);
  });

  testWith(
    openssl,
    "a proxy behind TLS whose authority NODE_EXTRA_CA_CERTS names, and NO_PROXY for the store",
    async (program) => {
      const [key, cert] = [join(folder.path, "key.pem"), join(folder.path, "cert.pem")];
      const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
      const subject = [
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost,DNS:api.test,DNS:results.test",
      ];
      execFileSync(program, ["req", "-x509", ...curve, ...subject, "-keyout", key, "-out", cert], {
        stdio: "ignore",
      });
      const { github } = scene;
      const proxy = await startProxy({
        tls: { key: readFileSync(key), cert: readFileSync(cert) },
        hosts: { "api.test": github.port, "results.test": github.results.port },
      });
      const env = {
        HTTPS_PROXY: `https://localhost:${proxy.port}`,
        GITHUB_API_URL: "https://api.test",
        GITHUB_GRAPHQL_URL: "https://api.test/graphql",
        ACTIONS_RESULTS_URL: "https://results.test/",
        NODE_EXTRA_CA_CERTS: cert,
        NO_PROXY: "127.0.0.1",
      };
      expect(await jobThrough(proxy, env)).toEqual(["api.test", "results.test"]);
    },
  );
});

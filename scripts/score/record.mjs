// Makes a recording: builds and links the suite three times, and takes pairs of all benchmarks in each regime, as a run would take them.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSuite } from "./binaries.mjs";
import { edited, slowed, unedited, writeModule } from "./module.mjs";
import { writeAbout, writePool } from "./pools.mjs";
import { disturb, REGIMES } from "./regimes.mjs";
import { makeSampler } from "./sampler.mjs";
import { loadTools } from "./tools.mjs";
import { findAmounts, truthOf } from "./truth.mjs";

const helperSource = fileURLToPath(new URL("../../helper", import.meta.url));

/** Shares of the time: disturbed machines are slower, and what is true is found on a quiet one. */
const SHARES = { quiet: 0.3, neighbour: 0.35, build: 0.35 };

/**
 * record takes pairs for about so many minutes, after building and linking, and writes them into a folder.
 * @param {{ folder: string, minutes: number, orders: number, say: (text: string) => void }} plan
 */
export async function record({ folder, minutes, orders, say }) {
  const tools = await loadTools();
  const goRoot = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
  const env = {
    ...tools.toolEnvironment(tools.childEnvironment(process.env), join(goRoot, "bin"), delimiter),
    GOFLAGS: "",
  };
  const go = { path: join(goRoot, "bin/go"), env };
  const version = execFileSync(go.path, ["env", "GOVERSION"], { encoding: "utf8", env }).trim();
  const scratch = mkdtempSync(join(tmpdir(), "go-steady-score-"));
  const processes = tools.makeProcesses(new AbortController().signal);
  try {
    const built = await tools.buildHelper(processes, {
      go,
      source: helperSource,
      out: join(scratch, "helper"),
    });
    if (built.kind === "failed") throw new Error(`the helper cannot be built: ${built.reason}`);
    const helper = tools.startHelper(built.path, { env, processes });
    try {
      await recordWith(tools, helper, {
        go,
        goRoot,
        version,
        scratch,
        processes,
        folder,
        minutes,
        orders,
        say,
      });
    } finally {
      await helper[Symbol.asyncDispose]();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
  }
}

/**
 * @param {import("./tools.mjs").Tools} tools
 * @param {import("../../src/ports/helper.ts").Helper} helper
 * @param {{ go: { path: string, env: Readonly<Record<string, string>> }, goRoot: string, version: string, scratch: string,
 *   processes: import("../../src/ports/process.ts").Processes, folder: string, minutes: number, orders: number, say: (text: string) => void }} plan
 */
async function recordWith(
  tools,
  helper,
  { go, goRoot, version, scratch, processes, folder, minutes, orders, say },
) {
  const now = () => performance.now() / 1000;
  const overlay = await helper.overlay(dirname(dirname(go.path)), scratch);
  if (overlay.kind !== "written") throw new Error(`no turns with this Go: ${overlay.reason}`);

  const edits = { base: unedited, edit: edited, slow: slowed };
  for (const [name, edit] of Object.entries(edits)) writeModule(goRoot, join(scratch, name), edit);
  const suite = await buildSuite(tools, {
    processes,
    go,
    version,
    overlay: overlay.path,
    scratch,
    orders,
    now,
    say,
  });

  const started = now();
  const sampler = await makeSampler(tools, {
    helper,
    env: go.env,
    scratch,
    suite,
    random: Math.random,
    now,
    say,
  });
  const calibrating = now() - started;
  const amounts = await findAmounts(sampler, say);
  const began = now();
  const series = new Map();
  let end = began;
  for (const regime of REGIMES) {
    end += SHARES[regime] * minutes * 60;
    const stop = disturb(regime, { go: go.path, env: go.env });
    try {
      series.set(regime, await sampler.rounds({ until: end, amounts, title: regime }));
    } finally {
      stop();
    }
    writePool(folder, regime, series.get(regime));
  }
  writeAbout(folder, {
    date: new Date().toISOString(),
    cpu: cpus()[0]?.model ?? "",
    cores: cpus().length,
    go: version,
    orders,
    seconds: { ...suite.seconds, calibrate: calibrating },
    truth: truthOf(series.get("quiet")),
  });
}

// What reach says of mutants of real modules, next to what the linker says (docs/reach.md). Fails when something is said to be
// the same that is not. Modules come from the module proxy, with what they need vendored, so that dependencies are mutated, too.
//   npm run reach-oracle -- [--mutants N] [--seed N] [--tell] [MODULE@VERSION ...]
// N mutants of each module; --tell prints what reach does not find.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** Assembly; big structs of methods; reflection; trees that initialisation builds, and a dependency; generics. */
const MODULES = [
  "github.com/cespare/xxhash/v2@v2.3.0",
  "github.com/valyala/fastjson@v1.6.4",
  "github.com/mitchellh/mapstructure@v1.5.0",
  "github.com/gabriel-vasile/mimetype@v1.4.8",
  "github.com/deckarep/golang-set/v2@v2.6.0",
];

/** @param {string} module @param {string} folder */
function provide(module, folder) {
  const dir = join(folder, module.replaceAll(/[/@]/g, "_"));
  const downloaded = execFileSync("go", ["mod", "download", "-json", module], {
    cwd: folder,
    encoding: "utf8",
  });
  cpSync(JSON.parse(downloaded).Dir, dir, { recursive: true });
  execFileSync("chmod", ["-R", "u+w", dir]);
  const env = { ...process.env, GOFLAGS: "-mod=mod", GOWORK: "off" };
  if (!existsSync(join(dir, "go.mod"))) throw new Error(`${module} has no go.mod`);
  execFileSync("go", ["mod", "vendor"], { cwd: dir, env, stdio: ["ignore", "ignore", "inherit"] });
  return dir;
}

const { values, positionals } = parseArgs({
  options: {
    mutants: { type: "string", default: "40" },
    seed: { type: "string", default: "1" },
    tell: { type: "boolean" },
  },
  allowPositionals: true,
});
const folder = mkdtempSync(join(tmpdir(), "go-steady-reach-"));
try {
  const dirs = (positionals.length > 0 ? positionals : MODULES).map((module) => provide(module, folder));
  const { status } = spawnSync(
    "go",
    ["test", "-run", "^TestReachOracle$", "-count=1", "-timeout=0", "-v", "."],
    {
      cwd: fileURLToPath(new URL("../helper", import.meta.url)),
      env: {
        ...process.env,
        STEADY_REACH_MODULES: dirs.join(delimiter),
        STEADY_REACH_MUTANTS: values.mutants,
        STEADY_REACH_SEED: values.seed,
        ...(values.tell ? { STEADY_REACH_TELL: "1" } : {}),
      },
      stdio: "inherit",
    },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

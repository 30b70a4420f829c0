import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  removeUnused
} from "./chunk-IB6JDDNN.js";
import {
  shortHash,
  systemDigest
} from "./chunk-GOR4J6GN.js";
import {
  appear,
  markUsed,
  namesIn,
  readBytes,
  readTextBelow,
  removeFile,
  sizeOf,
  writeText
} from "./chunk-SMI5HJ5O.js";
import {
  fitting,
  fromJson,
  number,
  object,
  oneOf,
  text,
  where
} from "./chunk-DFRP22PA.js";
import {
  InterruptedError
} from "./chunk-24M4FNCI.js";

// src/run/kept-reach.ts
import { join } from "node:path";

// src/run/optional.ts
async function optional(what, step, { without, warn }) {
  try {
    return await step();
  } catch (error) {
    if (error instanceof InterruptedError) throw error;
    warn(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    return without;
  }
}

// src/run/kept-reach.ts
var MOST_BYTES = 32 * 1024 * 1024;
var DIGITS = 32;
var OUTLINES = new RegExp(`^outlines-[0-9a-f]{${DIGITS}}$`);
var PACE = "pace.json";
var MOST_PACE_BYTES = 1e3;
var PACES = { least: 0.1, most: 60 };
async function openKeptReach({
  world,
  go,
  root,
  workingDirectory
}) {
  const { mayRead, mayWrite } = world.reachRights();
  if (!mayRead && !mayWrite) return void 0;
  const parts = [go.version, go.goos, go.goarch, root, workingDirectory];
  const folder = join(world.cacheDir, "reach", shortHash(16, ...parts.map((part) => `${part}\0`)));
  const nothing = { folder, outlines: void 0, pace: void 0, mayWrite };
  if (!mayRead) return nothing;
  const warn = world.runner.debug;
  const read = async () => ({
    ...nothing,
    outlines: await findOutlines(folder),
    pace: await readPace(folder)
  });
  return optional("what earlier runs kept of reach is not read", read, { without: nothing, warn });
}
async function findOutlines(folder) {
  for (const name of (await namesIn(folder)).filter((each) => OUTLINES.test(each))) {
    const path = join(folder, name);
    if ((await sizeOf(path) ?? 0) > MOST_BYTES) continue;
    const bytes = await readBytes(path);
    if (bytes === void 0 || name !== nameOf(bytes)) continue;
    await markUsed(path);
    return { path, sha256: systemDigest.sha256(bytes).toString("hex") };
  }
  return void 0;
}
function nameOf(outlines) {
  return `outlines-${shortHash(DIGITS, outlines)}`;
}
var paceShape = object({
  schema: oneOf([1]),
  seconds: where(number, "a number of seconds", (value) => value >= 0),
  conditions: text
});
async function readPace(folder) {
  const file = await readTextBelow(folder, PACE, MOST_PACE_BYTES);
  const found = file.kind === "text" ? fitting(paceShape, fromJson(file.text)) : void 0;
  if (found === void 0) return void 0;
  await markUsed(join(folder, PACE));
  const { seconds, conditions } = found;
  return { seconds: Math.min(PACES.most, Math.max(PACES.least, seconds)), conditions };
}
function outlineFiles(kept, folder) {
  return { outlines: kept?.outlines, keep: kept?.mayWrite ? join(folder, "outlines") : void 0 };
}
async function keepOutlines(kept, { keep }, warn) {
  if (kept === void 0 || keep === void 0) return;
  const { folder } = kept;
  const put = async () => {
    const bytes = await readBytes(keep);
    if (bytes === void 0) return;
    const name = nameOf(bytes);
    await appear(join(folder, name), bytes, shortHash(8, keep));
    const others = (await namesIn(folder)).filter((each) => OUTLINES.test(each) && each !== name);
    for (const other of others) await removeFile(join(folder, other));
    await removeUnused(join(folder, ".."));
  };
  await optional("outlines are not kept", put, { without: void 0, warn });
}
function isKeptReach(name) {
  const [folder = "", file = "", ...rest] = name.split("/");
  return /^[0-9a-f]{16}$/.test(folder) && (file === PACE || OUTLINES.test(file)) && rest.length === 0;
}
async function keepPace(kept, pace, warn) {
  if (!kept?.mayWrite) return;
  const put = () => writeText(join(kept.folder, PACE), JSON.stringify({ schema: 1, ...pace }));
  await optional("the pace of benchmarks is not kept", put, { without: void 0, warn });
}

export {
  optional,
  openKeptReach,
  outlineFiles,
  keepOutlines,
  isKeptReach,
  keepPace
};

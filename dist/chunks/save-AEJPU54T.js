import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  isKeptReach
} from "./chunk-ESU4RD2C.js";
import {
  saveArchive
} from "./chunk-EE3XMJ67.js";
import {
  archiveOf,
  cacheFiles,
  fileAt,
  isCacheEntry,
  isFolderAt,
  outputOf,
  sizeOf,
  smallText
} from "./chunk-2OCZGVWB.js";
import "./chunk-EFOLSQGR.js";
import {
  pack
} from "./chunk-OPSMW6HL.js";
import "./chunk-QAR4RIAH.js";
import {
  STORE_LABELS,
  keyOf,
  readKeyEnd
} from "./chunk-4NMNYEQZ.js";
import "./chunk-LKD2ZAQO.js";
import "./chunk-3S2IUK33.js";
import "./chunk-IB6JDDNN.js";
import {
  systemDigest
} from "./chunk-GOR4J6GN.js";
import {
  makeFolder,
  removeFile
} from "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-S6NVDAZT.js";
import "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/caches/decide.ts
function changeOf(used, restored) {
  const sum = (names, without) => Object.entries(names).reduce((bytes, [name, size]) => name in without ? bytes : bytes + size, 0);
  return { used: sum(used, {}), fresh: sum(used, restored), unused: sum(restored, used) };
}
var LEAST_CHANGE = 0.1;
function whyNotSave(store, change) {
  if (change.used === 0) return "nothing of it was used";
  if (store.restored === null) return void 0;
  const isOther = Math.max(change.fresh, change.unused) > LEAST_CHANGE * change.used;
  return isOther ? void 0 : "what was restored is nearly the same";
}
var LEAST_SECONDS = 5;
function whyNoGain({ stores, workSeconds }) {
  const restored = stores.flatMap((store) => store.restored ?? []);
  const without = Math.max(0, ...restored.map(({ key }) => readKeyEnd(key)?.seconds ?? 0));
  const cost = Math.max(0, ...restored.map(({ seconds }) => seconds));
  if (without === 0 || cost < LEAST_SECONDS || workSeconds + cost <= without) return void 0;
  const [took, saved] = [cost, Math.max(0, without - workSeconds)].map((seconds) => seconds.toFixed(0));
  return `restoring took ${took} s and saved ${saved} s`;
}

// src/caches/go-sum.ts
function moduleFiles(goSums) {
  const always = /* @__PURE__ */ new Set();
  const zips = /* @__PURE__ */ new Map();
  for (const line of goSums.flatMap((text) => text.split("\n"))) {
    const match = LINE.exec(line);
    if (match === null) continue;
    const [path, version] = [escapePath(match[1] ?? ""), escapePath(match[2] ?? "")];
    if (!isSafe(path) || !isSafe(version)) continue;
    const stem = `${path}/@v/${version}`;
    for (const end of ["mod", "info"]) always.add(`${stem}.${end}`);
    if (match[3] === void 0) zips.set(`${path}@${version}`, `${stem}.zip`);
  }
  return { always: [...always].sort(), zips };
}
var LINE = /^(\S+) (v[^\s/]+)(\/go\.mod)? h1:\S+$/;
function escapePath(path) {
  return path.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
function isSafe(path) {
  return /^[\w.~!+/-]+$/.test(path) && !path.startsWith("-") && !path.split("/").includes("..");
}

// src/caches/select.ts
function usedFiles({ name, root }, { goSums, since }) {
  switch (name) {
    case "modules":
      return namesOf(usedModules(root, goSums));
    case "build":
      return namesOf(usedEntries(cacheFiles(root), root, "", since));
    case "staticcheck": {
      const files = cacheFiles(root).filter((file) => !file.name.startsWith("tmp-"));
      const programs = files.filter((file) => !file.name.startsWith("cache/"));
      return namesOf([...programs, ...usedEntries(files, root, "cache/", since)]);
    }
    case "reach":
      return namesOf(cacheFiles(root).filter((file) => isKeptReach(file.name) && file.modified >= since));
  }
}
function usedModules(root, goSums) {
  const { always, zips } = moduleFiles(goSums);
  const unpacked = [...zips].filter(([folder]) => isFolderAt(`${root}/../../${folder}`));
  return [...always, ...unpacked.map(([, zip]) => zip)].flatMap((name) => fileAt(root, name));
}
function usedEntries(files, root, folder, since) {
  const entries = new Map(
    files.flatMap((file) => {
      const path = file.name.slice(folder.length);
      return file.name.startsWith(folder) && isCacheEntry(path) ? [[path, file]] : [];
    })
  );
  const actions = [...entries].filter(([path, { modified }]) => path.endsWith("-a") && modified >= since);
  return actions.flatMap(([, action]) => {
    const output = entries.get(outputOf(smallText(root, action.name)) ?? "");
    return output === void 0 ? [] : [action, output];
  });
}
function namesOf(files) {
  const sorted = [...new Map(files.map(({ name, bytes }) => [name, bytes]))].sort(
    ([a], [b]) => a < b ? -1 : 1
  );
  return Object.fromEntries(sorted);
}

// src/caches/save.ts
async function saveCaches(request) {
  const { plan, runner } = request;
  const noGain = whyNoGain(plan);
  if (noGain !== void 0) {
    runner.info(`caches: not saved: ${noGain}; set cache: false if it stays so`);
    return;
  }
  await makeFolder(plan.folder);
  for (const store of plan.stores) await saveStore(request, store);
}
async function saveStore(request, store) {
  const { plan, runner, now } = request;
  const label = `caches: ${STORE_LABELS[store.name]}`;
  const used = usedFiles(store, plan);
  const why = whyNotSave(store, changeOf(used, store.restored?.names ?? {}));
  if (why !== void 0) return runner.info(`${label}: not saved: ${why}`);
  const key = keyFor(store, plan, used);
  const started = now();
  const isSaved = await packAndSave(request, store, { used, key });
  const took = (now() - started).toFixed(1);
  runner.info(`${label}: ${sizeOf(used)} ${isSaved ? `saved in ${took} s as` : "not saved as"} ${key}`);
}
async function packAndSave({ plan, processes, env }, store, { used, key }) {
  const archive = archiveOf(plan.folder, store);
  try {
    await pack(processes, { archive, root: store.root, names: Object.keys(used), env });
    return await saveArchive(archive, key);
  } finally {
    await removeFile(archive);
  }
}
function keyFor(store, { workSeconds }, used) {
  const names = Buffer.from(Object.keys(used).join("\n"));
  const content = systemDigest.sha256(names).toString("hex").slice(0, 16);
  const before = store.restored === null ? void 0 : readKeyEnd(store.restored.key)?.seconds;
  return keyOf(store, { content, seconds: before ?? workSeconds });
}
export {
  saveCaches
};

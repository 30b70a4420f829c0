import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  page
} from "./chunk-ZQ7LISCA.js";
import "./chunk-GNFMYYWA.js";
import "./chunk-LRCBCUZW.js";
import "./chunk-46VFUAJL.js";
import "./chunk-XIMGNK4J.js";
import "./chunk-T6N5TTY3.js";
import "./chunk-Y4P2OJX4.js";
import "./chunk-MYBURSSD.js";
import "./chunk-KSPTZLDE.js";
import "./chunk-P6AAPPRN.js";
import {
  addToHistory
} from "./chunk-OWWAZY4V.js";
import "./chunk-QI6HPCEE.js";
import "./chunk-2BMMDPSS.js";
import "./chunk-W3B2AJGU.js";
import "./chunk-QQDU3EWU.js";
import "./chunk-NOEO777H.js";
import "./chunk-6S2YCVTF.js";
import "./chunk-SJHRRUJI.js";
import "./chunk-SHCBYKF6.js";
import {
  worldOf
} from "./chunk-5K6FG77B.js";
import "./chunk-TDZWUB4V.js";
import "./chunk-3J5WFFSJ.js";
import {
  temporaryRoot
} from "./chunk-EFWBEPZI.js";
import "./chunk-B4EB6BMR.js";
import "./chunk-7BG6PQZX.js";
import "./chunk-IHZTRPTF.js";
import "./chunk-DPPV2HHV.js";
import "./chunk-XCYQLI3X.js";
import "./chunk-6327TXBC.js";
import "./chunk-OAZDRLRA.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-T5SCUCRB.js";
import "./chunk-I5TOALYV.js";
import "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-3S2IUK33.js";
import "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import "./chunk-XTVYU3JP.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-W5QPDSER.js";
import {
  keyOf
} from "./chunk-QWPZQBH2.js";
import "./chunk-4AZBHOVA.js";
import "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-C7ZSNA6D.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import {
  makeFolder
} from "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-ODAI55VM.js";
import "./chunk-S6NVDAZT.js";
import "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/cli/demo/page.ts
import { join } from "node:path";

// src/cli/demo/story.ts
var STORY_COMMITS = 120;
var RELEASE = { ref: "v1.4.0", place: 20 };
var RELEASE_COMMITS = 12;
var GO_CHANGES_AT = 45;
var PLACES = [
  { region: "eu-west", cpu: "Intel Xeon Platinum 8370C", goarch: "amd64", from: 0, until: STORY_COMMITS },
  {
    region: "us-east",
    cpu: "AMD EPYC 7763 64-Core Processor",
    goarch: "amd64",
    from: 30,
    until: STORY_COMMITS
  },
  { region: "ap-south", cpu: "Neoverse-N2", goarch: "arm64", from: 0, until: STORY_COMMITS - 16 }
];
function course(pkg, name, seconds, said = {}) {
  const benchmark = { pkg: `example.com/tokens/${pkg}`, name, procs: 4 };
  const whole = { from: 0, to: STORY_COMMITS, breaksAt: void 0 };
  return { benchmark, seconds, bytes: Math.round(seconds * 1e8), steps: [], ...whole, ...said };
}
var DRIFT = Array.from({ length: 10 }, (_, i) => ({ at: 60 + 4 * i, ln: 7e-3, through: "words.next" }));
var COURSES = [
  course("token", "Derive", 41e-6, { steps: [{ at: 96, ln: 0.14, through: "token.rounds" }] }),
  course("token", "Format", 31e-8, { steps: [{ at: 74, ln: -0.13, through: "token.group" }] }),
  course("token", "Equal", 42e-10),
  course("words", "Count/size=1k", 64e-7, { steps: DRIFT }),
  course("words", "Count/size=64k", 402e-6, { steps: DRIFT }),
  course("words", "Join", 19e-7, {
    steps: [
      { at: 82, ln: 0.19, through: "words.Join" },
      { at: 101, ln: -0.19, through: "words.Join" }
    ]
  }),
  course("words", "Split", 26e-7, { steps: [{ at: 108, ln: 0.034, through: "words.next" }] }),
  course("store", "Load", 88e-6, { breaksAt: 88 }),
  course("store", "Save", 12e-5),
  course("store", "Merge", 31e-5, { from: 70 }),
  course("store", "Dump", 51e-6, { to: 100 })
];
var TEST_NAMES = [
  ["token", "TestDeriveDependsOnBothParts"],
  ["token", "TestFormatHasGroupsOfEight"],
  ["words", "TestCountIgnoresCase"],
  ["words", "TestJoinKeepsOrder"],
  ["store", "TestLoadsWhatWasSaved"]
];
var TESTS = [
  ...TEST_NAMES.map(([pkg, test]) => ({
    ...{ pkg: `example.com/tokens/${pkg}`, test },
    ends: () => "passed"
  })),
  {
    ...{ pkg: "example.com/tokens/store", test: "TestHandover" },
    ends: (place, region) => region === "eu-west" && place > 80 && place % 6 === 0 ? "flaky" : "passed"
  },
  {
    ...{ pkg: "example.com/tokens/store", test: "TestDayHas24Hours" },
    ends: (_, region) => region === "ap-south" ? "failed" : "passed"
  },
  { pkg: "example.com/tokens/store", test: "TestOnWindows", ends: () => "skipped" }
];
var TITLES = [
  "Words: read in larger pieces",
  "Token: one table less",
  "Store: close what was opened",
  "Tests of empty input",
  "Documents",
  "Words: names of variables",
  "Go: newest patch",
  "Store: errors say which file"
];
var OWN_TITLES = {
  74: "Token: format without a copy",
  82: "Words: join through an interface",
  88: "Store: read ahead",
  96: "Token: more rounds",
  101: 'Revert "Words: join through an interface"',
  108: "Words: split at all spaces of Unicode"
};
function titleOf(place) {
  return OWN_TITLES[place] ?? TITLES[place % TITLES.length] ?? "";
}

// src/cli/demo/entries.ts
var [EVERY_MS, LAST_MS] = [4.8 * 36e5, 3 * 36e5];
function storyEntries(end) {
  const next = draw(20);
  const runs = [...mainRuns(), ...releaseRuns()];
  return runs.map((run) => entryOf(run, end, next));
}
function mainRuns() {
  return Array.from({ length: STORY_COMMITS - 1 }, (_, i) => i + 1).flatMap((place) => {
    const bases = [
      { base: place - 1, ref: "main~1", error: 7e-3 },
      ...place % 10 === 0 ? [{ base: place - 10, ref: "main~10", error: 4e-3 }] : [],
      ...place % 15 === 0 && place > RELEASE.place ? [{ base: RELEASE.place, ref: RELEASE.ref, error: 4e-3 }] : []
    ];
    const there = PLACES.filter(({ from, until }) => place >= from && place < until);
    return there.flatMap(
      (where) => bases.map((base) => ({ branch: "main", place, where, ...base }))
    );
  });
}
function releaseRuns() {
  const [where] = PLACES;
  if (where === void 0) return [];
  return Array.from({ length: RELEASE_COMMITS }, (_, i) => ({
    ...{ branch: "release-1.4", place: RELEASE.place + 1 + i, base: RELEASE.place + i },
    ...{ ref: "release-1.4~1", where, error: 7e-3 }
  }));
}
function entryOf({ branch, place, base, ref, where, error }, end, next) {
  const isMain = branch === "main";
  const time = new Date(end.getTime() - LAST_MS - (STORY_COMMITS - 1 - place) * EVERY_MS);
  const later = new Date(time.getTime() + Math.round(12e5 * next()));
  const rows = isMain ? COURSES.filter(({ from, to }) => place >= from && base < to) : COURSES.slice(0, 7);
  const isSame = (course2) => isMain && !isReached(course2, base, place);
  const measured = rows.filter((course2) => !isSame(course2));
  const comparisons = measured.flatMap((course2) => rowsOf({ course: course2, base, place, error, isMain }, next));
  const made = {
    source: "run",
    run: {
      id: String(7e6 + place * 10 + (isMain ? 0 : 5)),
      attempt: 1,
      job: `bench (${where.region})`
    },
    region: where.region,
    branch,
    commit: {
      sha: shaOf(branch, place),
      parents: [shaOf(branch, place - 1)],
      authored: new Date(time.getTime() - 19e5).toISOString(),
      title: titleOf(place),
      pull: place % 3 === 0 ? 300 + place : void 0
    },
    time: later.toISOString(),
    machine: {
      ...{ cpu: where.cpu, goos: "linux", goarch: where.goarch, gomaxprocs: 4 },
      go: place < GO_CHANGES_AT ? "go1.26.7" : "go1.26.8"
    },
    outcome: comparisons.some(({ verdict }) => verdict === "regression") ? "failed" : "passed",
    base: { sha: shaOf(branch, base), ref, how: "pairs" },
    checks: [{ name: "test", status: "passed", findings: 0, seconds: 12 }],
    tests: TESTS.map(({ pkg, test, ends }) => ({
      pkg,
      test,
      outcome: ends(place, where.region),
      seconds: 0.04
    })),
    sameTests: [],
    crashedTests: [],
    clocks: [],
    identical: rows.filter(isSame).map(({ benchmark }) => benchmark),
    comparisons,
    values: [],
    reach: { reached: measured.length, of: rows.length }
  };
  return { ...made, key: keyOf(made) };
}
function shaOf(branch, place) {
  const isShared = branch === "main" || place <= RELEASE.place;
  const number = (isShared ? place : 1e3 + place) + 1;
  return `${Math.imul(number, 2654435761) >>> 0}`.padEnd(12, "7").concat(String(number).padStart(28, "0"));
}
function isReached({ steps, benchmark, from, to, breaksAt }, base, place) {
  for (let at = base + 1; at <= place; at++) {
    const isOwn = at === from || at === to || at === breaksAt || steps.some((step) => step.at === at);
    if (isOwn || (at + benchmark.name.length) % 3 === 0) return true;
  }
  return false;
}
function rowsOf(wish, next) {
  const { course: course2, base, place } = wish;
  const { benchmark, bytes } = course2;
  if (base < course2.from) return [withoutNumbers(benchmark, "new", "the base does not have it")];
  if (place >= course2.to) return [withoutNumbers(benchmark, "missing", "the head does not have it")];
  if (place === course2.breaksAt)
    return [withoutNumbers(benchmark, "broken", "panic: index out of range [4]")];
  if (base === course2.breaksAt) return [withoutNumbers(benchmark, "broken", "the base panics")];
  return [timeRow(wish, next), stillRow(benchmark, "B/op", bytes), stillRow(benchmark, "allocs/op", 3)];
}
var NOTHING = { orders: 4, reason: "", through: [], waived: void 0 };
var THRESHOLD = Math.log(1.05);
function timeRow({ course: course2, base, place, error, isMain }, next) {
  const steps = isMain ? course2.steps.filter(({ at }) => at > base && at <= place) : [];
  const level = (until) => course2.steps.reduce((sum, { at, ln: ln2 }) => isMain && at <= until ? sum + ln2 : sum, 0);
  const ln = steps.reduce((sum, step) => sum + step.ln, 0) + error * normal(next);
  const machine = course2.seconds * (0.85 + 0.3 * next());
  const from = machine * Math.exp(level(base));
  const worse = ln > THRESHOLD + 2 * error;
  const better = ln < -THRESHOLD - 2 * error;
  return {
    ...NOTHING,
    benchmark: course2.benchmark,
    unit: "sec/op",
    verdict: worse ? "regression" : better ? "improvement" : "unchanged",
    ...{ base: from, head: from * Math.exp(ln), ln, error, df: 11, pairs: 12 },
    reason: worse ? "12 pairs, and all of them slower" : "",
    through: worse || better ? steps.map(({ through }) => `example.com/tokens/${through}`) : []
  };
}
function stillRow(benchmark, unit, value) {
  const numbers = { base: value, head: value, ln: 0, error: 0, df: null, pairs: 12 };
  return { ...NOTHING, benchmark, unit, verdict: "unchanged", ...numbers };
}
function withoutNumbers(benchmark, verdict, reason) {
  const none = { base: null, head: null, ln: null, error: null, df: null, pairs: 0 };
  return { ...NOTHING, benchmark, unit: "sec/op", verdict, reason, ...none };
}
function draw(seed) {
  let state = seed;
  return () => {
    state = state * 48271 % 2147483647;
    return state / 2147483647;
  };
}
function normal(next) {
  return Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}

// src/cli/demo/page.ts
var STORY = `A history of a small Go module (examples/tokens), made up: ${STORY_COMMITS} commits of main in three regions and
${RELEASE_COMMITS} of a release branch. The numbers are drawn as runs would measure them, on machines that differ by 30 %; history, ladder,
events and page are what they are for any project. Somewhere in it Derive gets slower in one commit, Count in ten,
Join gets slower and is mended, a test is flaky, and one region falls silent.
`;
async function demoPage(out) {
  process.stdout.write(`${STORY}
`);
  const world = await worldOf(process.cwd());
  const folder = out ?? join(temporaryRoot(), `go-steady-page-${world.date().getTime()}`);
  const history = join(folder, "history");
  await makeFolder(folder);
  const where = { where: { kind: "folder", dir: history }, remote: "" };
  await addToHistory({ ...world, warn: world.runner.warning }, where, storyEntries(world.date()));
  const [served, single] = [join(folder, "page"), join(folder, "page.html")];
  const from = ["--history", `folder:${history}`];
  const codes = [await page([...from, "--out", served]), await page([...from, "--single-file", single])];
  process.stdout.write(`
Open ${single} in a browser. The same as a folder for a web server: ${served}
`);
  return Math.max(...codes);
}
export {
  demoPage
};

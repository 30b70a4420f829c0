import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  foreign,
  left,
  right
} from "./chunk-6UZFVPXB.js";
import {
  formatOf,
  printAnswer,
  readCall,
  readHistory,
  words
} from "./chunk-CCICG3NV.js";
import "./chunk-GNFMYYWA.js";
import {
  createTestLogs,
  slowerTests,
  troublesOf
} from "./chunk-XIMGNK4J.js";
import "./chunk-T6N5TTY3.js";
import "./chunk-MYBURSSD.js";
import "./chunk-KSPTZLDE.js";
import "./chunk-P6AAPPRN.js";
import "./chunk-2BMMDPSS.js";
import "./chunk-W3B2AJGU.js";
import "./chunk-QQDU3EWU.js";
import "./chunk-NOEO777H.js";
import "./chunk-J4SWGV6Q.js";
import "./chunk-6S2YCVTF.js";
import "./chunk-SHCBYKF6.js";
import "./chunk-5K6FG77B.js";
import "./chunk-TDZWUB4V.js";
import "./chunk-3J5WFFSJ.js";
import "./chunk-EFWBEPZI.js";
import "./chunk-7BG6PQZX.js";
import "./chunk-IHZTRPTF.js";
import "./chunk-DPPV2HHV.js";
import "./chunk-XCYQLI3X.js";
import "./chunk-6327TXBC.js";
import "./chunk-QCYAO3T7.js";
import "./chunk-OZZPMOMX.js";
import {
  formatPercent,
  formatSeconds,
  plural
} from "./chunk-T5SCUCRB.js";
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
import "./chunk-QWPZQBH2.js";
import "./chunk-4AZBHOVA.js";
import {
  shortCommit
} from "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-C7ZSNA6D.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-ODAI55VM.js";
import "./chunk-S6NVDAZT.js";
import "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/history/answer/list-tests.ts
function listTests({ logs, notes }) {
  const troubles = troublesOf(logs);
  const slower = slowerTests(logs);
  const flaky = troubles.flatMap(
    ({ test, flaky: found }) => found === void 0 ? [] : [{ test, flaky: found }]
  );
  const placed = troubles.flatMap(placesOf);
  return {
    headline: headlineOf(logs.length, { flaky: flaky.length, placed: placed.length, slower: slower.length }),
    tables: [flakyTable(flaky), placesTable(placed), slowerTable(slower)].filter(
      ({ rows }) => rows.length > 0
    ),
    notes,
    json: { tests: logs.length, troubles: troubles.map(troubleJson), slower: slower.map(slowerJson), notes }
  };
}
function headlineOf(tests2, { flaky, placed, slower }) {
  if (tests2 === 0) return "No entry has tests.";
  return `Of ${plural(tests2, "test")}: ${flaky} flaky, ${placed} failing in one place alone, ${slower} slower.`;
}
function nameOf({ pkg, test }) {
  return `${pkg}.${test}`;
}
function flakyTable(tests2) {
  return {
    title: "flaky: passed and failed with the same code",
    columns: [left("rate"), right("failed"), left("seen by"), left("last at"), foreign("test")],
    rows: tests2.toSorted((a, b) => b.flaky.rate - a.flaky.rate).map(({ test, flaky: { rate, lo, hi, failed, of, seen, commits } }) => [
      `${formatPercent(rate)} (${[lo, hi].map((share) => (share * 100).toFixed(1)).join(" to ")})`,
      `${failed} of ${of}`,
      seen.join(", "),
      shortCommit(commits.at(-1) ?? ""),
      nameOf(test)
    ]),
    flexible: 4
  };
}
function placesOf({ test, onlyIn, clocks }) {
  return [
    ...onlyIn.map(({ region, commits }) => ({ test, place: region, failed: plural(commits, "commit") })),
    ...clocks.map(({ clock, failed, of }) => ({
      test,
      place: clock,
      failed: `${failed} of ${plural(of, "run")}`
    }))
  ];
}
function placesTable(tests2) {
  return {
    title: "fails in one region or with one clock, and passes elsewhere",
    columns: [foreign("where"), left("failed"), foreign("test")],
    rows: tests2.map(({ test, place, failed }) => [place, failed, nameOf(test)]),
    flexible: 2
  };
}
function slowerTable(tests2) {
  return {
    title: "slower than before, relative to the tests beside them: a hint to look, no measurement",
    columns: [left("ratio"), right("now"), left("since"), foreign("test")],
    rows: tests2.map(({ test, ratio, seconds, since }) => [
      `${ratio.toFixed(2)}\xD7`,
      formatSeconds(seconds),
      since.slice(0, 10),
      nameOf(test)
    ]),
    flexible: 3
  };
}
function troubleJson({ test, flaky, onlyIn, clocks }) {
  return { ...test, flaky: flaky ?? null, onlyIn, clocks };
}
function slowerJson({ test, seconds, ratio, since }) {
  return { ...test, seconds, ratio, since };
}

// src/cli/history/tests.ts
async function tests(args) {
  const call = await readCall("tests", args);
  words(call, []);
  const format = formatOf(call);
  const { entries, doubts } = await readHistory(call);
  const logs = createTestLogs();
  for (const entry of entries) logs.add(entry);
  printAnswer(listTests({ logs: [...logs.finish()], notes: doubts }), format);
  return 0;
}
export {
  tests
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  renderText
} from "./chunk-Y4J5ONRQ.js";
import {
  textOptions
} from "./chunk-J4SWGV6Q.js";
import {
  runJob
} from "./chunk-BQXVJ43F.js";
import "./chunk-2IIV4WHT.js";
import "./chunk-P77RBGZK.js";
import "./chunk-CIA7WALE.js";
import "./chunk-5OMNHXWK.js";
import "./chunk-6S2YCVTF.js";
import "./chunk-SJHRRUJI.js";
import "./chunk-SHCBYKF6.js";
import {
  worldOf
} from "./chunk-5K6FG77B.js";
import "./chunk-TDZWUB4V.js";
import {
  readFlags
} from "./chunk-3J5WFFSJ.js";
import "./chunk-RZMH7A5K.js";
import "./chunk-GCUJ53XN.js";
import "./chunk-PTWLJUAC.js";
import {
  temporaryRoot
} from "./chunk-EFWBEPZI.js";
import {
  decodeOptions
} from "./chunk-B4EB6BMR.js";
import "./chunk-7BG6PQZX.js";
import "./chunk-IHZTRPTF.js";
import "./chunk-DPPV2HHV.js";
import "./chunk-XCYQLI3X.js";
import "./chunk-6327TXBC.js";
import "./chunk-ESU4RD2C.js";
import "./chunk-EFOLSQGR.js";
import "./chunk-XPS7GCSP.js";
import "./chunk-KIYM7BQ4.js";
import "./chunk-HWS6TEKE.js";
import "./chunk-OAZDRLRA.js";
import "./chunk-QYIM7R4O.js";
import "./chunk-OZZPMOMX.js";
import "./chunk-T5SCUCRB.js";
import "./chunk-I5TOALYV.js";
import "./chunk-QHSSFLMP.js";
import {
  packageFolder
} from "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-LKD2ZAQO.js";
import "./chunk-3S2IUK33.js";
import "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-TCB475YW.js";
import "./chunk-UOVHRURF.js";
import "./chunk-IB6JDDNN.js";
import "./chunk-GOR4J6GN.js";
import {
  openTemporaryFolder
} from "./chunk-2OE5MBBK.js";
import "./chunk-XTVYU3JP.js";
import "./chunk-YVKCRQGV.js";
import "./chunk-4AZBHOVA.js";
import "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-C7ZSNA6D.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import {
  copyFolder,
  readText,
  writeText
} from "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-ODAI55VM.js";
import "./chunk-TIDE5FIA.js";
import "./chunk-S6NVDAZT.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/cli/demo.ts
import { join } from "node:path";
var STORY = `A pull request against a small Go module (examples/tokens):
  token/token.go  one constant grows by 15 %, and so does the time of Derive; Format and Equal are left alone
  words/words.go  a remark at the top, no change of the code
go-steady builds both sides, measures what may have changed, and has to find Derive, and Derive alone.
`;
var EDITS = [
  ["token/token.go", "const rounds = 200", "const rounds = 230"],
  [
    "words/words.go",
    "// Package words",
    "// Words are what is left when blanks are taken away.\n\n// Package words"
  ]
];
async function demo(args) {
  var _stack = [];
  try {
    const { values, positionals } = readFlags("demo", args, { page: "switch", out: "value" });
    if (positionals.length > 0)
      throw new UsageError(`demo takes no arguments, and got ${positionals.join(" ")}`, "go-steady demo");
    if (values.page !== void 0) return (await import("./page-5ZLYWJ5T.js")).demoPage(values.out);
    if (values.out !== void 0)
      throw new UsageError("demo: --out is for the page alone", "go-steady demo --page --out DIR");
    const folder = __using(_stack, await openTemporaryFolder(temporaryRoot()), true);
    process.stdout.write(`${STORY}
`);
    const world = { ...await worldOf(folder.path), mayInstall: false };
    await makePullRequest(world, folder.path);
    const report = await runJob(world, await decodeOptions({ "baseline-ref": "main", "time-budget": "60s" }));
    process.stdout.write(renderText(report, { ...textOptions(), all: true }));
    const said = judgeDemo(report);
    process.stdout.write(`
${said.text}
`);
    return said.wasCaught ? 0 : 1;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function makePullRequest({ processes, env }, folder) {
  await copyFolder(join(packageFolder("examples"), "tokens"), folder);
  const git = async (...args) => {
    const identity = [
      "-c",
      "user.name=demo",
      "-c",
      "user.email=demo@example.com",
      "-c",
      "commit.gpgsign=false"
    ];
    const exit = await processes.run({
      file: "git",
      args: [...identity, ...args],
      cwd: folder,
      env
    });
    if (exit.code !== 0) throw new Error(`git ${args.join(" ")} failed: ${exit.stderr}`);
  };
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", ".");
  await git("commit", "--quiet", "--no-verify", "--message=Tokens");
  await git("switch", "--quiet", "--create=more-rounds");
  for (const [file, from, to] of EDITS) {
    const text = await readText(join(folder, file)) ?? "";
    await writeText(join(folder, file), text.replace(from, to));
  }
  await git("commit", "--quiet", "--no-verify", "--all", "--message=More rounds");
}
function judgeDemo({ comparisons }) {
  const blamed = comparisons.filter((c) => c.verdict === "regression").map((c) => c.name);
  const derive = comparisons.find((c) => c.name === "Derive" && c.unit === "sec/op");
  const percent = ((derive?.delta ?? 0) * 100).toFixed(1);
  if (blamed.length === 1 && blamed[0] === "Derive")
    return { wasCaught: true, text: `Caught: Derive is ${percent} % slower, and nothing else was blamed.` };
  const others = blamed.filter((name) => name !== "Derive");
  const blame = others.length === 0 ? "" : ` Blamed without reason: ${others.join(", ")}.`;
  return {
    wasCaught: false,
    text: `Not caught: Derive is ${derive?.verdict ?? "not measured"}: ${derive?.reason ?? ""}.${blame}`
  };
}
export {
  demo
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  linksOf,
  makePage,
  writtenText
} from "./chunk-LRCBCUZW.js";
import "./chunk-46VFUAJL.js";
import "./chunk-XIMGNK4J.js";
import "./chunk-T6N5TTY3.js";
import "./chunk-Y4P2OJX4.js";
import "./chunk-MYBURSSD.js";
import "./chunk-KSPTZLDE.js";
import "./chunk-P6AAPPRN.js";
import "./chunk-QI6HPCEE.js";
import "./chunk-2BMMDPSS.js";
import "./chunk-W3B2AJGU.js";
import "./chunk-QQDU3EWU.js";
import "./chunk-6S2YCVTF.js";
import "./chunk-SJHRRUJI.js";
import "./chunk-SHCBYKF6.js";
import {
  loadSettings
} from "./chunk-B4EB6BMR.js";
import "./chunk-7BG6PQZX.js";
import "./chunk-IHZTRPTF.js";
import "./chunk-DPPV2HHV.js";
import "./chunk-XCYQLI3X.js";
import "./chunk-6327TXBC.js";
import "./chunk-OAZDRLRA.js";
import {
  plural
} from "./chunk-T5SCUCRB.js";
import "./chunk-I5TOALYV.js";
import "./chunk-JU42CFDF.js";
import "./chunk-P6JBNGSW.js";
import "./chunk-3S2IUK33.js";
import "./chunk-WM35EGX7.js";
import "./chunk-SZJENFAO.js";
import "./chunk-GOR4J6GN.js";
import "./chunk-2OE5MBBK.js";
import "./chunk-XTVYU3JP.js";
import "./chunk-W5QPDSER.js";
import "./chunk-QWPZQBH2.js";
import "./chunk-4AZBHOVA.js";
import "./chunk-AFNJ52PR.js";
import "./chunk-PSG53JIJ.js";
import "./chunk-C7ZSNA6D.js";
import "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-S6NVDAZT.js";
import "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/action/publish/page-stage.ts
import { join, resolve } from "node:path";
async function pageStage({ runner, inputs, context, place, config, world }) {
  const dir = resolve(world.cwd, inputs.pageFolder ?? join(world.temporary, "go-steady-page"));
  const { server, repository } = context;
  const settings = await loadSettings({ root: world.cwd, folder: ".", config });
  const made = await makePage(
    world,
    {
      ...{ ...place, settings, links: linksOf(`${server}/${repository}`), version: "0.1.0" },
      filter: { branch: void 0, since: void 0 }
    },
    dir
  );
  for (const doubt of made.doubts) runner.warning(doubt);
  const why = made.anew === void 0 ? "" : `, built anew: ${made.anew}`;
  runner.info(`the page in ${dir}: ${plural(made.added, "run")} added, ${writtenText(made)}${why}`);
  runner.output("page", dir);
}
export {
  pageStage
};

// Draws docs/images/comment.png: the comment of test/report/golden/regression.md, as GitHub shows it. Needs Chromium
// and optipng.
//   node scripts/picture.mjs [chromium]
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const WIDTH = 900;
const HEIGHT = 1196;

const picture = resolve("docs/images/comment.png");
const browser = process.argv[2] ?? "chromium";
const markdown = readFileSync("test/report/golden/regression.md", "utf8");
const css = readFileSync("node_modules/github-markdown-css/github-markdown-light.css", "utf8");
const body = micromark(markdown, {
  allowDangerousHtml: true,
  extensions: [gfm()],
  htmlExtensions: [gfmHtml()],
});
const html = `<!doctype html><meta charset="utf-8"><style>${css}
  body { margin: 12px; background: #fff; }
  .comment { border: 1px solid #d1d9e0; border-radius: 6px; }
  .author { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0;
    font: 14px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #59636e; }
  .markdown-body { padding: 16px; font-size: 14px; }
</style><div class="comment"><div class="author"><b>github-actions</b> bot commented</div>
<article class="markdown-body">${body}</article></div>`;

const folder = mkdtempSync(join(tmpdir(), "go-steady-picture-"));
try {
  const page = join(folder, "comment.html");
  writeFileSync(page, html);
  execFileSync(
    browser,
    [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--hide-scrollbars",
      `--user-data-dir=${join(folder, "profile")}`,
      `--window-size=${WIDTH},${HEIGHT}`,
      `--screenshot=${picture}`,
      `file://${page}`,
    ],
    { stdio: "ignore" }, // it complains of missing desktop services, which it does not need
  );
  execFileSync("optipng", ["-quiet", "-o5", "-strip", "all", picture]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

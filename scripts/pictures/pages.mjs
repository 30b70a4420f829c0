// What a report looks like on GitHub and on a terminal, as pages for a browser.
import { readFileSync } from "node:fs";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const FONT = '-apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif';
const HEIGHT =
  "<script>document.body.dataset.height = Math.ceil(document.documentElement.scrollHeight)</script>";

/** @param {string} markdown */
function article(markdown) {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return `<article class="markdown-body">${html}</article>`;
}

/** @param {string} style @param {string} body */
function page(style, body) {
  return `<!doctype html><meta charset="utf-8"><style>body { margin: 12px; background: #fff; }${style}</style><body>${body}${HEIGHT}`;
}

const githubCss = readFileSync("node_modules/github-markdown-css/github-markdown-light.css", "utf8");
const BOX = "border: 1px solid #d1d9e0; border-radius: 6px;";
const HEADER = `padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; font: 14px ${FONT}; color: #59636e;`;

/** @param {string} markdown */
export function commentPage(markdown) {
  return page(
    `${githubCss} .box { ${BOX} } .head { ${HEADER} } .markdown-body { padding: 16px; font-size: 14px; }`,
    `<div class="box"><div class="head"><b>github-actions</b> bot commented</div>${article(markdown)}</div>`,
  );
}

/** @param {string} markdown */
export function summaryPage(markdown) {
  return page(
    `${githubCss} .box { ${BOX} } .head { ${HEADER} color: #1f2328; } .markdown-body { padding: 16px; font-size: 14px; }`,
    `<div class="box"><div class="head"><b>go-steady</b> summary</div>${article(markdown)}</div>`,
  );
}

/** @param {string} command @param {string} printed with SGR sequences */
export function terminalPage(command, printed) {
  return page(
    `body { background: #fff; } pre { margin: 0; padding: 14px 16px; border-radius: 6px; background: #0d1117; color: #e6edf3;
      font: 12.5px/1.45 "DejaVu Sans Mono", monospace; white-space: pre-wrap; word-break: break-all; }
    .c1 { font-weight: bold; } .c2 { color: #8b949e; } .c31 { color: #ff7b72; } .c32 { color: #56d364; } .c33 { color: #e3b341; } .c36 { color: #76e3ea; }`,
    `<pre><span class="c2">$</span> ${escaped(command)}\n${colours(printed.replaceAll("\r", "").trimEnd())}</pre>`,
  );
}

/**
 * SGR sequences as nested spans; 0 and the sequences that switch one thing off close all.
 * @param {string} text
 */
function colours(text) {
  let open = "";
  const html = escaped(text).replace(/\u001b\[([\d;]*)m/g, (_, codes) => {
    const before = open;
    const on = codes.split(";").filter((/** @type {string} */ code) => /^([1-9]|3[0-7])$/.test(code));
    if (on.length === 0) {
      open = "";
      return before;
    }
    open += "</span>";
    return `<span class="${on.map((/** @type {string} */ code) => `c${code}`).join(" ")}">`;
  });
  return html + open;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

// A page → a small PNG, by a headless browser.
import { execFileSync } from "node:child_process";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const WIDTH = 900;

/**
 * Draws a page as high as it is.
 * @param {{ browser: string, folder: string, html: string, picture: string }} what
 */
export function draw({ browser, folder, html, picture }) {
  const page = join(folder, "page.html");
  writeFileSync(page, html);
  const start = (/** @type {readonly string[]} */ ...args) =>
    execFileSync(
      browser,
      [...QUIETLY, `--user-data-dir=${join(folder, "profile")}`, ...args, `file://${page}`],
      {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"], // it complains of missing desktop services, which it does not need
      },
    );
  const [, height] = /data-height="(\d+)"/.exec(start(`--window-size=${WIDTH},200`, "--dump-dom")) ?? [];
  if (height === undefined) throw new Error("the page does not say how high it is");
  start(`--window-size=${WIDTH},${height}`, `--screenshot=${picture}`);
  shrink(picture);
  console.error(`${picture}: ${WIDTH} × ${height}, ${(statSync(picture).size / 1024).toFixed(0)} KiB`);
}

/** shrink makes a picture as small as it can be with 48 colours. @param {string} picture */
export function shrink(picture) {
  execFileSync("pngquant", ["--force", "--skip-if-larger", "--output", picture, "--strip", "48", picture]);
  execFileSync("optipng", ["-quiet", "-o5", "-strip", "all", picture]);
}

const QUIETLY = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--hide-scrollbars",
];

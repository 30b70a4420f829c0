// A browser and a web server for the scripts of the page.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/**
 * serve is a web server that compresses texts as hosts of pages do; what is compressed already goes as it is.
 * @param {string} dir
 */
export async function serve(dir) {
  const sent = { bytes: 0, files: 0 };
  const server = createServer((request, answer) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = join(dir, normalize(path === "/" ? "/index.html" : path));
    if (!existsSync(file) || !statSync(file).isFile()) return answer.writeHead(404).end();
    const type = TYPES[extname(file)];
    const body = type === undefined ? readFileSync(file) : gzipSync(readFileSync(file));
    sent.bytes += body.length;
    sent.files++;
    answer.writeHead(200, {
      "content-type": type ?? "application/octet-stream",
      ...(type !== undefined && { "content-encoding": "gzip" }),
    });
    answer.end(body);
  });
  await new Promise((resolve) => server.listen(0, "localhost", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { url: `http://localhost:${address.port}/`, sent, close: () => server.close() };
}

/** @param {string} path */
export function openBrowser(path) {
  return chromium.launch({ executablePath: path, args: ["--no-sandbox", "--disable-gpu"] });
}

/** settled is when nothing is loading and the last frame is drawn. @param {import("playwright-core").Page} page */
export async function settled(page) {
  const frames = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";
  await page.evaluate(frames);
  await page.locator('main[aria-busy="false"]').waitFor({ state: "attached" });
  await page.evaluate(frames);
}

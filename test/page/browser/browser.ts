// A real browser for tests of the page: Chromium, without a window, driven by playwright-core.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findTool } from "../../kit/needed.ts";

/** CHROMIUM is the browser, where there is one. */
export const CHROMIUM = findTool("chromium");

export async function openBrowser(path: string): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
  });
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

export interface Served {
  readonly url: string;
  /** Paths that were asked for, in their order. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

/** serveFolder is a plain web server, as any would serve the page. */
export async function serveFolder(dir: string): Promise<Served> {
  const asked: string[] = [];
  const server: Server = createServer((request, answer) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    asked.push(path);
    const file = join(dir, normalize(path === "/" ? "/index.html" : path));
    if (!existsSync(file) || !statSync(file).isFile()) return answer.writeHead(404).end();
    answer.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    answer.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a socket's path
  return {
    url: `http://localhost:${port}/`,
    asked,
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections(); // a browser opens some before it needs them, and a server waits a minute
      return closed;
    },
  };
}

/** Tab is an open page, with all that went wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Errors of scripts, and what the browser complained of. */
  readonly errors: readonly string[];
}

const WIDE = { width: 1280, height: 900 };

/** Pages by their options: to open another one for each test would take most of the time. */
const pages = new Map<string, Page>();

/** openTab opens an address as if for the first time, and waits until all is drawn. */
export async function openTab(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Tab> {
  const page = await pageFor(browser, options);
  const errors: string[] = [];
  page.removeAllListeners();
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.unrouteAll();
  await page.emulateMedia({ media: "screen" });
  await page.mouse.move(0, 0);
  await page.goto("about:blank");
  await page.goto(url);
  await settled(page);
  return { page, errors };
}

async function pageFor(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const key = JSON.stringify(options);
  const known = pages.get(key);
  if (known !== undefined) return known;
  const usual = { viewport: WIDE, timezoneId: "Europe/Berlin", locale: "en-GB" };
  const page = await (await browser.newContext({ ...usual, ...options })).newPage();
  pages.set(key, page);
  return page;
}

/** settled is when the page is there, nothing is loading any more and the last frame is drawn. */
export async function settled(page: Page): Promise<void> {
  await frames(page);
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return main !== null && main.getAttribute("aria-busy") !== "true";
  });
  await frames(page);
}

/** What is asked for in one frame is shown in the next. */
async function frames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

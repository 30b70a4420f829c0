import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { putProgram, singleFile } from "../../src/page/program.ts";

const program = {
  html: `<html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<link rel="stylesheet" href="page.css">
<script src="page.js" defer></script></head><body></body></html>`,
  js: 'start("</script><!--$&");',
  css: "a{color:red}",
};

async function written() {
  const files = new Map<string, string>();
  await putProgram({ put: async (path, content) => void files.set(path, String(content)) }, program);
  return files;
}

test("parts of the program are named by what is in them, and the page names them", async () => {
  const files = await written();
  const [style = "", script = ""] = [...files.keys()];
  expect(style).toMatch(/^assets\/page-[0-9a-f]{16}\.css$/);
  expect(script).toMatch(/^assets\/page-[0-9a-f]{16}\.js$/);
  expect(files.get("index.html")).toContain(`<link rel="stylesheet" href="${style}">`);
  expect(files.get("index.html")).toContain(`<script src="${script}" defer></script>`);
  expect(files.get(script)).toBe(program.js);
});

test("a single file runs what its policy has the hash of, and nothing else", () => {
  const html = singleFile(program, [{ path: "index.json", bytes: Buffer.from("{}") }]);
  const [, script = ""] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
  const hash = createHash("sha256").update(script).digest("base64");
  expect(script).toBe('start("\\x3c/script>\\x3c!--$&");');
  expect(html).toContain(`script-src 'sha256-${hash}'`);
  expect(html).not.toContain("'self'");
  expect(html).toContain('<script type="application/octet-stream" data-file="index.json">e30=</script>');
  expect(html.indexOf("data-file")).toBeLessThan(html.indexOf("<script>"));
});

test("a program without a place for its parts is a mistake of ours", () => {
  expect(() => singleFile({ ...program, html: "<html>" }, [])).toThrow(/index.html of the page has no/);
});

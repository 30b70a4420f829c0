// Draws the pictures of the README and the examples from real output: makes a pull request in each example,
// runs the job on it, and lets a browser show the comment, the summary and the terminal. Needs Chromium,
// optipng, pngquant, and script(1). And those of the page, from the history of the demo.
//   npm run pictures [-- chromium [page]]; with `page` only these
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { draw } from "./pictures/browser.mjs";
import { drawPage } from "./pictures/page.mjs";
import { commentPage, summaryPage, terminalPage } from "./pictures/pages.mjs";
import { makeRepository } from "./repository.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const COLUMNS = 104;

/** What the pull request of each example does: file, what stands there, what comes instead. */
const PULL_REQUESTS = {
  tokens: [["token/token.go", "const rounds = 200", "const rounds = 230"]],
  handover: [
    [
      "journal/journal.go",
      "journal = binary.AppendVarint(journal, now-before)",
      "journal = binary.AppendVarint(journal, (now-before)*int64(time.Second))",
    ],
    ["journal/journal.go", "now += gap\n", "now += gap / int64(time.Second)\n"],
    ["journal/journal.go", "var events []Event\n", "events := make([]Event, 0, len(journal)/16+1)\n"],
  ],
};

/**
 * Runs the job on an example's pull request, on a terminal.
 * @param {keyof typeof PULL_REQUESTS} name
 * @param {string} folder
 */
function run(name, folder) {
  const repository = makeRepository(`go-steady-${name}`);
  try {
    const example = join(root, "examples", name);
    const base = repository.commit(example);
    for (const [file = "", from = "", to = ""] of PULL_REQUESTS[name]) {
      const path = join(repository.dir, file);
      const text = readFileSync(path, "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not have ${from}`);
      writeFileSync(path, text.replace(from, to));
    }
    execFileSync(
      "git",
      ["-c", "user.name=go-steady", "-c", "user.email=go-steady@example.com", "commit", "-qam", "A change"],
      { cwd: repository.dir },
    );
    const markdown = join(folder, `${name}.md`);
    const command = `stty cols ${COLUMNS}; node ${join(root, "dist/cli.js")} run --base ${base} --markdown ${markdown} 2>/dev/null`;
    console.error(`running the job on examples/${name}`);
    const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
      cwd: repository.dir,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    return { terminal: stdout, markdown: readFileSync(markdown, "utf8") };
  } finally {
    repository.remove();
  }
}

const folder = mkdtempSync(join(tmpdir(), "go-steady-pictures-"));
const browser = process.argv[2] ?? "chromium";
mkdirSync(join(root, "docs/images"), { recursive: true });
try {
  await drawPage({ browser, folder, root });
  if (process.argv[3] !== "page") drawReports();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function drawReports() {
  const [tokens, handover] = [run("tokens", folder), run("handover", folder)];
  // A comment is the summary with a marker that nobody sees, cut where a comment may not be as long.
  const pages = {
    "tokens-comment": commentPage(tokens.markdown),
    "tokens-terminal": terminalPage("go-steady run", tokens.terminal),
    "handover-summary": summaryPage(handover.markdown),
  };
  for (const [name, html] of Object.entries(pages))
    draw({ browser, folder, html, picture: join(root, `docs/images/${name}.png`) });
}

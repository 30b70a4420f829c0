// Code that builds in the checkout and not here, since a part of it is not committed: the report names the remedy.
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { startCommands } from "../kit/commands.ts";
import { temporaryFolder } from "../kit/go.ts";
import { type Files, git, makeRepository, write } from "../kit/repository.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});

const FILES: Files = {
  "go.mod": "module example.com/m\n\ngo 1.22\n",
  ".gitignore": "gen.go\ndist/\n",
  "m.go":
    'package m\n\nimport _ "embed"\n\n//go:generate cp m.txt gen.go\n//go:embed dist/*\nvar dist string\n\nvar X = Generated\n',
  "m.txt": "package m\n\nconst Generated = 1\n",
};

const run = (dir: string, ...more: readonly string[]) =>
  commands.run(["run", "--stage", "test", "--no-staticcheck", ...more], { cwd: dir, scratch: folder.path });

test("ignored files, generators and submodules that are not checked out are named with prepare", async () => {
  const dir = join(folder.path, "repo");
  const library = join(folder.path, "library");
  makeRepository(library, {});
  makeRepository(dir, {
    ...FILES,
    "m.go": String(FILES["m.go"]).replace("//go:embed dist/*\nvar dist string\n\n", ""),
  });
  git(dir, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library, "third_party");
  git(dir, "commit", "--quiet", "--message=submodule");
  git(dir, "submodule", "--quiet", "deinit", "--force", "third_party");
  const generated = await run(dir);
  expect(generated.code).toBe(1);
  expect(generated.stdout).toContain("m.go has a //go:generate line");
  expect(generated.stdout).toContain("third_party is a submodule that is not checked out");
  write(dir, { "gen.go": String(FILES["m.txt"]) });
  expect((await run(dir)).stdout).toContain(
    "gen.go is in the checkout, but not here, since git ignores it: set prepare to",
  );
  const { code, stdout } = await run(dir, "--prepare", "go generate ./...");
  expect(code).toBe(0);
  expect(stdout).not.toContain("not checked out");
});

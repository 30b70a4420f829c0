// Code that passes in the user's checkout passes under go-steady: sockets, git, version stamps, and files of Git LFS.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { cli } from "../kit/cli.ts";
import { goEnvironment, temporaryFolder } from "../kit/go.ts";
import { type Files, git, makeRepository, write } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

const TESTS = `package m

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A socket's path may have 107 bytes, on macOS 103: what fits in the checkout is to fit here.
func TestAControlSocketWithANameOfManyLettersOpens(t *testing.T) {
	l, err := net.Listen("unix", filepath.Join(t.TempDir(), "control.sock"))
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
}

func TestTemporaryFolderIsTheUsersOwn(t *testing.T) {
	if got, want := os.TempDir(), os.Getenv("USERS_TMPDIR"); got != want {
		t.Errorf("%s, which has %d bytes, not %s with %d", got, len(got), want, len(want))
	}
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v: %s", name, args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func TestTopIsFoundByItsFolder(t *testing.T) {
	dir, _ := os.Getwd()
	for {
		if info, err := os.Stat(filepath.Join(dir, ".git")); err == nil && info.IsDir() {
			return
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no folder .git above")
		}
		dir = filepath.Dir(dir)
	}
}

func TestGit(t *testing.T) {
	for want, args := range map[string]string{
		".git":                        "rev-parse --git-dir",
		"v1.2.3":                      "describe --tags",
		"work":                        "rev-parse --abbrev-ref HEAD",
		"https://example.com/a/b.git": "remote get-url origin",
		"":                            "status --porcelain",
	} {
		if got := run(t, "git", strings.Fields(args)...); got != want {
			t.Errorf("git %s: %q, not %q", args, got, want)
		}
	}
}

func TestProgramKnowsItsCommit(t *testing.T) {
	program := filepath.Join(t.TempDir(), "p")
	run(t, "go", "build", "-buildvcs=true", "-o", program, "./cmd/p")
	if got := run(t, program); got != run(t, "git", "rev-parse", "HEAD")+" false" {
		t.Error(got)
	}
}

func TestDataIsWhole(t *testing.T) {
	if data, err := os.ReadFile("testdata/a.bin"); err != nil || string(data) != "content" {
		t.Errorf("%q, %v", data, err)
	}
}
`;

const FILES: Files = {
  "go.mod": "module example.com/m\n\ngo 1.22\n",
  "m.go": "package m\n",
  "m_test.go": TESTS,
  "cmd/p/main.go":
    'package main\n\nimport (\n\t"fmt"\n\t"runtime/debug"\n)\n\nfunc main() {\n\tinfo, _ := debug.ReadBuildInfo()\n\tat := map[string]string{}\n\tfor _, s := range info.Settings {\n\t\tat[s.Key] = s.Value\n\t}\n\tfmt.Println(at["vcs.revision"], at["vcs.modified"])\n}\n',
  ".gitattributes": "*.bin filter=caesar\n",
};

test("tests that pass in the checkout pass", () => {
  const dir = join(folder.path, "repo");
  makeRepository(dir, FILES);
  git(dir, "config", "filter.caesar.clean", "tr a-z b-za");
  git(dir, "config", "filter.caesar.smudge", "exit 1"); // not where passwords are gone
  git(dir, "config", "filter.caesar.required", "true");
  git(dir, "remote", "add", "origin", "https://user:secret@example.com/a/b.git");
  write(dir, { "testdata/a.bin": "content" });
  git(dir, "add", "--all");
  git(dir, "commit", "--quiet", "--message=data");
  git(dir, "remote", "set-url", "origin", "https://example.com/a/b.git");
  git(dir, "tag", "v1.2.3");
  const temporary = join(folder.path, "tmp");
  const env = { USERS_TMPDIR: temporary, TMPDIR: temporary };
  write(temporary, { "x/y": "" });
  execFileSync("go", ["test", "./..."], { cwd: dir, env: { ...goEnvironment, ...env } });
  const ran = cli(["run", "--stage", "test", "--no-staticcheck"], { cwd: dir, scratch: folder.path, env });
  expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining("tests passed: 6 passed") });
});

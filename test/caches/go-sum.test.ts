// Which files of the module cache go.sum names.
import { expect, test } from "@jest/globals";
import { moduleFiles } from "../../src/caches/go-sum.ts";

test("a zip is named by its own line, a go.mod by either", () => {
  const { always, zips } = moduleFiles([
    "github.com/BurntSushi/toml v1.4.0 h1:abc=\ngithub.com/BurntSushi/toml v1.4.0/go.mod h1:def=\n",
    "golang.org/x/sys v0.1.0/go.mod h1:ghi=\n",
  ]);
  expect(always).toEqual([
    "github.com/!burnt!sushi/toml/@v/v1.4.0.info",
    "github.com/!burnt!sushi/toml/@v/v1.4.0.mod",
    "golang.org/x/sys/@v/v0.1.0.info",
    "golang.org/x/sys/@v/v0.1.0.mod",
  ]);
  expect([...zips]).toEqual([
    ["github.com/!burnt!sushi/toml@v1.4.0", "github.com/!burnt!sushi/toml/@v/v1.4.0.zip"],
  ]);
});

test.each(["../../x v1.0.0 h1:a=", "-x v1.0.0 h1:a=", "a/b v1/../../c h1:a=", "a b c d", "a v1.0.0", ""])(
  "%j names nothing",
  (line) => {
    const { always, zips } = moduleFiles([line]);
    expect([...always, ...zips]).toEqual([]);
  },
);

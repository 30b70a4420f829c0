import { expect, test } from "@jest/globals";
import { correctProxies } from "../../src/ports/proxy-settings.ts";

function applied(env: Readonly<Record<string, string>>) {
  const after: Record<string, string | undefined> = { ...env };
  return { said: correctProxies(after), after };
}

test.each([
  ["proxy:3128", "http://proxy:3128"],
  ["10.0.0.1:3128", "http://10.0.0.1:3128"],
  ["user:secret@proxy:3128", "http://user:secret@proxy:3128"],
  [" https://proxy ", "https://proxy"],
  ["HTTP://proxy", "HTTP://proxy"],
])("HTTPS_PROXY=%s is read as curl, git and Go read it", (given, want) => {
  expect(applied({ HTTPS_PROXY: given })).toEqual({ said: [], after: { HTTPS_PROXY: want } });
});

test.each(["socks5://proxy:1080", "http://user:p%@proxy:", "http://", "http://[::1"])(
  "%s is told without being shown, and not used",
  (given) => {
    const { said, after } = applied({ https_proxy: given });
    expect(said).toEqual([
      expect.stringMatching(/^https_proxy is not used: write it as http:\/\/user:password@host:port/),
    ]);
    expect(after).toEqual({});
  },
);

test("a name without a dot before it means its subdomains, too; addresses and ports are left alone", () => {
  expect(applied({ NO_PROXY: "corp.com, .x.org,10.0.0.1 a:80" }).after).toEqual({
    NO_PROXY: "corp.com,.x.org,10.0.0.1,a:80,.corp.com",
  });
});

test("NO_PROXY=* means no proxy at all, and ALL_PROXY is nobody's", () => {
  expect(applied({ NO_PROXY: "*", HTTPS_PROXY: "proxy:1", ALL_PROXY: "socks5://proxy" }).after).toEqual({
    NO_PROXY: "*",
  });
});

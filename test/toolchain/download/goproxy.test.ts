import { expect, test } from "@jest/globals";
import { parseGoproxy, parseGosumdb } from "../../../src/toolchain/download/goproxy.ts";
import { netrcAuthorization } from "../../../src/toolchain/download/netrc.ts";

test.each<[string, string]>([
  ["https://proxy.golang.org,direct", "https://proxy.golang.org direct"],
  ["https://a.example/x/|https://b.example,off", "https://a.example/x| https://b.example off"],
  ["direct,https://a.example", "direct"],
  ["off", "off"],
  ["off,direct", "off"],
  [" a.example/go , http://b.example:8080 ", "https://a.example/go http://b.example:8080 none"],
  [",|,", "none"],
  ["file:///srv/proxy", "file:///srv/proxy none"],
  ["/srv/proxy,direct", "/srv/proxy direct"],
  ["https://user:secret@a.example|direct", "https://user:secret@a.example| direct"],
])("GOPROXY=%s", (text, want) => {
  const { proxies, end } = parseGoproxy(text);
  const words = proxies.map(({ url, goesOnAfterAnyError }) => `${url}${goesOnAfterAnyError ? "|" : ""}`);
  expect([...words, end].join(" ")).toBe(want);
});

const KEY = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
const GOLANG = {
  name: "sum.golang.org",
  keyHash: "033de0ae",
  publicKey: "zjNy11rR7l7Nr4cnKT1LER2H6zdTHXyG1NMAPw64Cfw=",
};

test.each<[string, unknown]>([
  ["sum.golang.org", GOLANG],
  [KEY, GOLANG],
  ["sum.golang.org https://sum.example.com/go/", { ...GOLANG, url: "https://sum.example.com/go" }],
  ["sum.golang.google.cn", { ...GOLANG, url: "https://sum.golang.google.cn" }],
  ["off", null],
  ["sum.example.com", undefined],
  ["sum.golang.org+033de0ae+short", undefined],
  [`${KEY} https://a.example more`, undefined],
])("GOSUMDB=%s", (text, want) => {
  expect(parseGosumdb(text)).toEqual(want);
});

test("a password is that of the host", () => {
  const netrc =
    "machine a.example login me password one\nmachine b.example\n  login you\n  password two\ndefault login x password y\n";
  const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
  expect(netrcAuthorization(netrc, "a.example")).toBe(basic("me:one"));
  expect(netrcAuthorization(netrc, "b.example")).toBe(basic("you:two"));
  expect(netrcAuthorization(netrc, "c.example")).toBeUndefined();
  const odd =
    "macdef init\nmachine a.example login not password this\n\nmachine a.example password login login password\n";
  expect(netrcAuthorization(odd, "a.example")).toBe(basic("password:login"));
  expect(netrcAuthorization("machine a.example login me\nmachine b.example password x\n", "b.example")).toBe(
    undefined,
  );
});

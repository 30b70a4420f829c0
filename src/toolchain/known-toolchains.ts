// Hashes of toolchains for where no checksum database can be asked. Written by scripts/known-toolchains.mjs,
// which took each from sum.golang.org, signature and proof checked.

/** KNOWN_TOOLCHAINS has the `h1:` hash of the module's zip for versions of golang.org/toolchain. */
export const KNOWN_TOOLCHAINS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "v0.0.1-go1.24.13.linux-amd64": "h1:5sgfUhn9QCgVl4UYj32GrIYFHI3bi2UX55tNfupXwxc=",
    "v0.0.1-go1.25.14.darwin-amd64": "h1:k2nprmnbizjd95GkW1kNYlZeGqIamA7RwjLFeCism2s=",
    "v0.0.1-go1.25.14.darwin-arm64": "h1:PlAcT2a+0968GlDi1bcw4eLomqqbBNGNuje3bTMvnaw=",
    "v0.0.1-go1.25.14.linux-amd64": "h1:XriDgll2yv4W2YeUo2X/WuUuy+iGJkXGH0CQloMBEXo=",
    "v0.0.1-go1.25.14.linux-arm64": "h1:tccCYNAEolyjUyQVNxD/wJuly2Sx85m+OUkzGIhO1oY=",
    "v0.0.1-go1.25.14.windows-amd64": "h1:DeUvd+5+WQ1iIe887VZlb64V41+zGMXGVBbfc+2HQj4=",
    "v0.0.1-go1.26.10.darwin-amd64": "h1:0JApOD+sH1DW6WwvTcnIvl6MSylguxhQuhTbt6RJ1uo=",
    "v0.0.1-go1.26.10.darwin-arm64": "h1:SfEWw1me2He9ojf4S+M6xTnGOP6CosVO88yaBsEgjJ0=",
    "v0.0.1-go1.26.10.linux-amd64": "h1:5VAGHlY8yl8pTPVSNIez3SNMy6fWabs+QMR25f3oMT0=",
    "v0.0.1-go1.26.10.linux-arm64": "h1:TuAzKmE5TqYnXpnhgY3GtBJCVg4AfNDA/K1gLyX5Hig=",
    "v0.0.1-go1.26.10.windows-amd64": "h1:ZCie1G8rYCijtritoBcOAGoxxCrhTVDHTvM423D7b/o=",
  }),
);
